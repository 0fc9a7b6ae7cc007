import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFree } from '../../src/config/free-port.ts';
import { choosePorts, rememberPorts } from '../../src/stack/ports.ts';
import { temporaryHome } from './temporary-home.ts';

const any = { api: 0, temporal: 0, temporalUi: 0, sandbox: 0, postgres: 0 };

describe('the ports of a stack', () => {
  const { home, remove } = temporaryHome();
  beforeAll(() => mkdirSync(home));
  afterAll(remove);

  test('a taken preferred port is replaced, and that is said by name', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const said: string[] = [];
    const ports = await choosePorts(home, { ...any, api: port }, (line) => said.push(line));
    server.close();
    expect(ports.api).not.toBe(port);
    expect(said).toEqual([`Port ${port} is taken: the API will listen on ${ports.api}`]);
  });

  test('a chosen port lies below those that outgoing connections get, and no two parts share one', async () => {
    const ports = Object.values(await choosePorts(home, any, () => undefined));
    expect(new Set(ports).size).toBe(5);
    expect(Math.max(...ports)).toBeLessThan(32_768);
    expect(await isFree(ports[0] ?? 0)).toBe(true);
  });

  test('the next start of the home gets the same ports where it may choose', async () => {
    const first = await choosePorts(home, any, () => undefined);
    rememberPorts(home, first);
    expect(await choosePorts(home, any, () => undefined)).toEqual(first);
  });
});
