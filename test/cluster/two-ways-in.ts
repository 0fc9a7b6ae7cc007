import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Entrance {
  readonly url: string;
  /** How many connections each port was given. */
  readonly served: ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

/** What stands before several APIs: gives them connections in turn, and skips those that do not listen. */
export async function entranceTo(ports: readonly number[]): Promise<Entrance> {
  const served = new Map(ports.map((port) => [port, 0]));
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((caller) => {
    open.add(caller);
    caller.on('error', () => caller.destroy());
    caller.on('close', () => open.delete(caller));
    turn += 1;
    pass(caller, ports.length);
  });

  function pass(caller: Socket, tries: number): void {
    const port = ports[(turn + tries) % ports.length] as number;
    const api = connect({ port, host: '127.0.0.1' });
    let connected = false;
    api.on('connect', () => {
      connected = true;
      served.set(port, (served.get(port) ?? 0) + 1);
      caller.pipe(api).pipe(caller);
    });
    api.on('error', () => {
      if (!connected && tries > 1) pass(caller, tries - 1);
      else caller.destroy();
    });
    caller.on('close', () => api.destroy());
    api.on('close', () => connected && caller.destroy());
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    stop: async () => {
      for (const caller of open) caller.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
