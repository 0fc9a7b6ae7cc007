import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/*
 * Free ports are drawn from below the range in which the system picks the ports of outgoing connections (32768 on
 * Linux, 49152 elsewhere). Inside that range a client that keeps trying a part which is being restarted can be given
 * the very port it calls, connects to itself, and the part can never bind again.
 */
const lowest = 15_000;
const highest = 31_999;

/** True when a server could listen on this port of 127.0.0.1 now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    );
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port of 127.0.0.1 that nobody uses just now. */
export async function freePort(except: ReadonlySet<number> = new Set()): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = randomInt(lowest, highest + 1);
    if (!except.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port between ${lowest} and ${highest}.`);
}
