import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWebhookClient } from '../../../src/connectors/webhook/webhook-client.ts';
import { faultOfUrl } from '../../../src/connectors/webhook/webhook-url.ts';
import { startReceiver } from '../../support/webhook-receiver.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const message = {
  id: 'evt_1',
  body: '{"type":"webhook.test","timestamp":"2026-10-01T00:00:00.000Z","data":{}}',
};
const trying = { loopback: true, allowedHosts: [] };
const strict = { loopback: false, allowedHosts: [] };

/** Sends one message. */
async function send(
  url: string,
  options: { rules?: typeof strict; timeoutMs?: number; nameServers?: string[] } = {},
) {
  const { rules = trying, timeoutMs = 2_000, nameServers } = options;
  const connection = createWebhookClient({ rules, timeoutMs, nameServers }).connect({
    url,
    secrets: [secret],
  });
  try {
    return await connection.send(message);
  } finally {
    connection.close();
  }
}

/** A name server on this machine that leads every name to one address (RFC 1035), and has no other records. */
async function nameServerFor(address: string): Promise<string[]> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const isIpv4 =
      query.readUInt16BE(query.length - 4) === 1 || query.includes(Buffer.from([0, 1, 0, 1]), 12);
    const end = query.indexOf(0, 12) + 5;
    const reply = Buffer.from(query.subarray(0, end));
    reply.writeUInt16BE(0x8180, 2);
    reply.writeUInt16BE(isIpv4 ? 1 : 0, 6);
    reply.writeUInt32BE(0, 8);
    const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]);
    socket.send(isIpv4 ? Buffer.concat([reply, answer]) : reply, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => void socket.close());
  return [`127.0.0.1:${socket.address().port}`];
}

describe('an address', () => {
  test.each([
    ['https://receiver.example/hooks', null],
    ['https://93.184.216.34/', null],
    ['https://[2606:2800:220:1:248:1893:25c8:1946]/', null],
    ['http://receiver.example/', 'url_not_https'],
    ['ftp://receiver.example/', 'url_invalid'],
    ['file:///etc/passwd', 'url_invalid'],
    ['https://user:word@receiver.example/', 'url_invalid'],
    ['https://receiver.example/#part', 'url_invalid'],
    ['receiver.example', 'url_invalid'],
    ['https://127.0.0.1/', 'address_refused'],
    ['https://2130706433/', 'address_refused'],
    ['https://0x7f.1/', 'address_refused'],
    ['https://localhost/', 'address_refused'],
    ['https://api.localhost./', 'address_refused'],
    ['https://0.0.0.0/', 'address_refused'],
    ['https://10.1.2.3/', 'address_refused'],
    ['https://172.31.0.1/', 'address_refused'],
    ['https://192.168.1.1/', 'address_refused'],
    ['https://169.254.169.254/latest/meta-data/', 'address_refused'],
    ['https://100.100.100.200/', 'address_refused'],
    ['https://224.0.0.1/', 'address_refused'],
    ['https://255.255.255.255/', 'address_refused'],
    ['https://[::1]/', 'address_refused'],
    ['https://[::]/', 'address_refused'],
    ['https://[::ffff:10.0.0.1]/', 'address_refused'],
    ['https://[::ffff:93.184.216.34]/', 'address_refused'],
    ['https://[64:ff9b::a00:1]/', 'address_refused'],
    ['https://[2002:a00:1::]/', 'address_refused'],
    ['https://[fd00::1]/', 'address_refused'],
    ['https://[fe80::1]/', 'address_refused'],
  ])('%s is judged before anything is asked of the network: %s', (url, fault) => {
    expect(faultOfUrl(url, strict)).toBe(fault);
  });

  test.each([
    ['http://127.0.0.1:8000/', null],
    ['http://localhost:8000/', null],
    ['http://[::1]:8000/', null],
    ['http://10.0.0.1/', 'url_not_https'],
    ['https://10.0.0.1/', 'address_refused'],
  ])('%s where this machine may be called, for trying: %s', (url, fault) => {
    expect(faultOfUrl(url, trying)).toBe(fault);
  });

  test.each([
    ['https://10.0.0.1/', null],
    ['https://hooks.corp:8443/', null],
    ['https://10.0.0.2/', 'address_refused'],
    ['http://hooks.corp:8443/', 'url_not_https'],
  ])('%s where the organisation named its hosts: %s', (url, fault) => {
    expect(faultOfUrl(url, { loopback: false, allowedHosts: ['10.0.0.1', 'hooks.corp:8443'] })).toBe(fault);
  });

  test.each([
    '10.0.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '192.168.0.10',
  ])('that a public name leads to is judged when it is called: %s is refused', async (address) => {
    const nameServers = await nameServerFor(address);
    expect(await send('https://receiver.example/', { rules: strict, nameServers })).toMatchObject({
      ok: false,
      reason: 'address_refused',
    });
  });

  test('that a name leads to is the one that is called: what was checked, not what is looked up again', async () => {
    const receiver = await startReceiver();
    receiver.secret = secret;
    const { port } = new URL(receiver.url);
    const nameServers = await nameServerFor('127.0.0.1');
    // TLS to a plain server: the refusal of the handshake shows that the connection was made, and to where.
    const answer = await send(`https://receiver.example:${port}/`, { nameServers });
    expect(answer).toMatchObject({ ok: false, reason: 'certificate_refused' });
  });

  test('without an owner is told apart from one that does not answer', async () => {
    const silent = createSocket('udp4');
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const nameServers = [`127.0.0.1:${silent.address().port}`];
    expect(await send('https://receiver.example/', { nameServers, timeoutMs: 300 })).toMatchObject({
      reason: 'timed_out',
    });
    expect(await send('http://127.0.0.1:1/')).toMatchObject({ reason: 'connection_refused' });
  });
});

describe('a message', () => {
  test('is verified by the library, with each of the secrets', async () => {
    const receiver = await startReceiver();
    const old = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const connection = createWebhookClient({ rules: trying, timeoutMs: 2_000 }).connect({
      url: receiver.url,
      secrets: [secret, old],
    });
    for (const one of [secret, old]) {
      receiver.secret = one;
      expect(await connection.send(message)).toEqual({ ok: true, status: 204 });
    }
    receiver.secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
    expect(await connection.send(message)).toMatchObject({ ok: false, status: 401, reason: 'status' });
    connection.close();
    expect(receiver.attempts.map((one) => one.body)).toEqual([message.body, message.body, message.body]);
    expect(receiver.attempts[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'evt_1',
    });
  });

  test('follows no redirect', async () => {
    const receiver = await startReceiver();
    receiver.secret = secret;
    receiver.answer = () => ({ status: 307, headers: { location: receiver.url } });
    expect(await send(receiver.url)).toMatchObject({ ok: false, status: 307, reason: 'redirected' });
    expect(receiver.attempts).toHaveLength(1);
  });

  test.each([
    ['in seconds', () => '120', 120_000],
    ['as a date', () => new Date(Date.now() + 60_000).toUTCString(), 60_000],
    ['in words', () => 'soon', null],
  ])('that is answered with a retry-after %s waits so long', async (_form, header, waitMs) => {
    const receiver = await startReceiver();
    receiver.secret = secret;
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': header() } });
    const answer = await send(receiver.url);
    if (answer.ok) throw new Error('it was taken');
    if (waitMs === null) expect(answer.retryAfterMs).toBeNull();
    else expect(Math.abs((answer.retryAfterMs ?? 0) - waitMs)).toBeLessThan(3_000);
  });

  test('is not waited for longer than the time-out, and an answer without an end is cut', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/silent') return;
      response.writeHead(200);
      const flood = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', flood);
      flood();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await send(`${base}/silent`, { timeoutMs: 200 })).toMatchObject({
      ok: false,
      reason: 'timed_out',
    });
    expect(await send(`${base}/flood`)).toEqual({ ok: true, status: 200 });
  });

  test('goes over a new connection where the receiver closed the kept one', async () => {
    const receiver = await startReceiver();
    receiver.secret = secret;
    receiver.answer = () => ({ status: 200, headers: { 'keep-alive': 'timeout=60' } });
    const connection = createWebhookClient({ rules: trying, timeoutMs: 2_000 }).connect({
      url: receiver.url,
      secrets: [secret],
    });
    expect(await connection.send(message)).toMatchObject({ ok: true });
    const { port } = new URL(receiver.url);
    await receiver.close();
    const again = await startReceiver(Number(port));
    again.secret = secret;
    expect(await connection.send(message)).toMatchObject({ ok: true });
    connection.close();
    expect(again.taken).toHaveLength(1);
  });
});
