import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { Stream } from '../../../src/api/events/stream.ts';
import type { Version } from '../../../src/api/events/watches.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A reader over a real connection, who reads nothing unless he is told to. */
async function reader(): Promise<{ response: ServerResponse; socket: Socket }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as { port: number }).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  closing.push(() => {
    socket.destroy();
    server.close();
  });
  return { response, socket };
}

const version = (id: string, size: number): Version => ({
  id,
  snapshot: { stage: {}, progress: { text: 'x'.repeat(size) }, isOver: false },
});

describe('a reader of events', () => {
  test('who does not read is cut off before what he leaves piles up', async () => {
    const { response } = await reader();
    const stream = new Stream(response, '');
    for (let n = 0; n < 200 && !response.destroyed; n += 1) {
      stream.tell(version(`v${n}`, 100_000));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(response.destroyed).toBe(true);
    expect(response.writableLength).toBeLessThan(400_000);
  });

  test('who has something unread at two signs of life is cut off', async () => {
    const { response } = await reader();
    const stream = new Stream(response, '');
    // As much as the buffers of the system take, and a little that they do not.
    for (let n = 0; n < 500 && response.writableLength === 0; n += 1) {
      stream.tell(version(`v${n}`, 50_000));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(response.destroyed).toBe(false);
    stream.heartbeat();
    expect(response.destroyed).toBe(false);
    stream.heartbeat();
    expect(response.destroyed).toBe(true);
  });
});
