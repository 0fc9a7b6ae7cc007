import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { callOutside, type OutsideCall, readJson } from '../../src/connectors/outside-call.ts';
import { OutsideFault } from '../../src/connectors/outside-fault.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listen(server: Server | ReturnType<typeof createTcpServer>, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function serve(answer: RequestListener, port = 0): Promise<{ port: number; server: Server }> {
  const server = createServer(answer);
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, port: await listen(server, port) };
}

function call(port: number, request: Partial<OutsideCall> = {}, timeoutMs = 5_000) {
  const service = { party: 'bank' as const, baseUrl: `http://127.0.0.1:${port}/`, timeoutMs };
  return callOutside(service, { method: 'GET', path: 'thing', expect: [200], ...request });
}

async function faultOf(promise: Promise<unknown>): Promise<OutsideFault> {
  const fault = await promise.catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(OutsideFault);
  return fault as OutsideFault;
}

test('nobody listening means not reached', async () => {
  const { port, server } = await serve((_request, response) => response.end());
  await new Promise((resolve) => server.close(resolve));
  expect(await faultOf(call(port))).toMatchObject({
    kind: 'not_reached',
    retryable: true,
    detail: 'ECONNREFUSED',
  });
});

test('an unknown host means not reached', async () => {
  const service = { party: 'sms' as const, baseUrl: 'http://wulou.invalid', timeoutMs: 30_000 };
  const fault = await faultOf(
    callOutside(service, { method: 'POST', path: 'sms', body: '{}', expect: [202] }),
  );
  expect(fault).toMatchObject({ party: 'sms', kind: 'not_reached', retryable: true });
});

test.each([
  [500, 'unknown_outcome', true],
  [502, 'unknown_outcome', true],
  [503, 'unknown_outcome', true],
  [408, 'unknown_outcome', true],
  [204, 'unknown_outcome', true],
  [429, 'not_processed', true],
  [400, 'rejected', false],
  [404, 'rejected', false],
  [409, 'rejected', false],
  [302, 'rejected', false],
])('status %i means %s', async (status, kind, retryable) => {
  const { port } = await serve((_request, response) => {
    response.writeHead(status, { location: '/elsewhere' }).end();
  });
  expect(await faultOf(call(port, { method: 'POST', body: 'x' }))).toMatchObject({
    party: 'bank',
    kind,
    retryable,
    message: `bank: ${kind} (HTTP ${status})`,
  });
});

test('no answer in time means that the outcome is unknown', async () => {
  const { port } = await serve(() => undefined);
  expect(await faultOf(call(port, { method: 'POST', body: 'x' }, 50))).toMatchObject({
    kind: 'unknown_outcome',
    detail: 'time-out',
  });
});

test('an answer that stops half way in time means that the outcome is unknown', async () => {
  const { port } = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
  });
  expect(await faultOf(call(port, { method: 'POST', body: 'x' }, 200))).toMatchObject({
    kind: 'unknown_outcome',
  });
});

test('a connection cut after a POST means that the outcome is unknown, and nothing is sent twice', async () => {
  let received = 0;
  const { port } = await serve((request) => {
    received += 1;
    request.resume().on('end', () => request.socket.destroy());
  });
  expect(await faultOf(call(port, { method: 'POST', body: 'x' }))).toMatchObject({ kind: 'unknown_outcome' });
  expect(received).toBe(1);
});

test('a connection cut within the answer means that the outcome is unknown', async () => {
  const { port } = await serve((request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => request.socket.destroy());
  });
  expect(await faultOf(call(port, { method: 'POST', body: 'x' }))).toMatchObject({ kind: 'unknown_outcome' });
});

test('a GET whose connection was cut is repeated once, and once only', async () => {
  let received = 0;
  const { port } = await serve((request, response) => {
    received += 1;
    if (received === 1 || request.url === '/always') request.socket.destroy();
    else response.end('there');
  });
  expect((await call(port)).body.toString()).toBe('there');
  expect(received).toBe(2);
  expect(await faultOf(call(port, { path: 'always' }))).toMatchObject({ kind: 'unknown_outcome' });
  expect(received).toBe(4);
});

test('a kept-alive connection that died with a restart is not taken for a fault', async () => {
  const first = await serve((_request, response) => response.end('one'));
  expect((await call(first.port)).body.toString()).toBe('one');
  first.server.closeAllConnections();
  await new Promise((resolve) => first.server.close(resolve));
  await serve((_request, response) => response.end('two'), first.port);
  expect((await call(first.port)).body.toString()).toBe('two');
});

test('what answers, but not in HTTP, leaves the outcome unknown', async () => {
  const server = createTcpServer((socket) => socket.end('SSH-2.0\r\n'));
  closers.push(() => server.close());
  const port = await listen(server);
  expect(await faultOf(call(port, { method: 'POST', body: 'x' }))).toMatchObject({ kind: 'unknown_outcome' });
});

test('a fault tells nothing of what was sent or answered', async () => {
  const { port } = await serve((_request, response) =>
    response.writeHead(400).end('account 6216610035388006649'),
  );
  const fault = await faultOf(call(port, { method: 'POST', body: '6216610035388006649' }));
  expect(fault.cause).toBeUndefined();
  expect(JSON.stringify({ ...fault, message: fault.message, stack: fault.stack })).not.toContain('62166100');
});

test('an answer that is not the JSON expected is an unknown outcome that quotes nothing of it', () => {
  const schema = z.object({ name: z.string() });
  expect(readJson('sms', schema, Buffer.from('{"name":"王芳"}'))).toEqual({ name: '王芳' });
  for (const body of ['{"name": 王芳}', '{"name":1}', '']) {
    expect(() => readJson('sms', schema, Buffer.from(body))).toThrow(/^sms: unknown_outcome \([a-zA-Z ]+\)$/);
  }
});
