import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { type ListeningApi, listen, logIn } from './listening-api.ts';
import { type RawReply, replyOf, sayTo } from './raw-http.ts';

let database: TestDatabase;
let api: ListeningApi;
let admin: string;

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  admin = await logIn(database, 'admin1', 'admin');
  api = await listen(database, {
    headersTimeoutMs: 400,
    connectionCheckMs: 100,
    bodyWindowMs: 300,
    readerStallMs: 1_000,
  });
});
afterAll(() => api.close());

/** Whatever was said, the next one is served. */
afterEach(async () => {
  expect((await fetch(`${api.url}/health`)).status).toBe(200);
});

const request = (head: string, body = '') => sayTo(api.port, `${head}\r\nconnection: close\r\n\r\n${body}`);
const get = (path: string, headers = '') =>
  request(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${admin}${headers}`);
const patch = (body: string | Buffer, type = 'application/json') =>
  sayTo(
    api.port,
    `PATCH /v1/settings HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${admin}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`,
    body,
  );

function expectProblem(reply: RawReply, status: number, code: string): void {
  expect([reply.status, reply.headers['content-type']?.split(';')[0]]).toEqual([
    status,
    'application/problem+json',
  ]);
  const problem = JSON.parse(reply.body) as Record<string, unknown>;
  expect(problem).toMatchObject({ status, code, type: expect.stringContaining(`#${code}`) });
  expect(problem.requestId).toBe(reply.headers['x-request-id']);
  expect(problem.requestId).toMatch(/^[\w.:-]{8,128}$/);
}

describe('what is no well-formed HTTP is answered with a problem, and the server stays up', () => {
  test.each([
    ['no HTTP at all', 'what is this?\r\n\r\n', 400, 'invalid_request'],
    ['a header without a colon', 'GET /health HTTP/1.1\r\nhost: x\r\nbroken\r\n\r\n', 400, 'invalid_request'],
    ['a NUL in a header', 'GET /health HTTP/1.1\r\nhost: x\r\nx-a: a\0b\r\n\r\n', 400, 'invalid_request'],
    [
      'two lengths',
      'POST /v1/login HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
      400,
      'invalid_request',
    ],
    [
      'a length and chunks',
      'POST /v1/login HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'invalid_request',
    ],
    [
      'a chunk whose length is no number',
      'POST /v1/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      400,
      'invalid_request',
    ],
    [
      'headers above the limit',
      `GET /health HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'an address above the limit',
      `GET /v1/users?after=${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n', 405, 'method_not_allowed'],
    [
      'an expectation that nobody meets',
      'GET /health HTTP/1.1\r\nhost: x\r\nexpect: miracles\r\n\r\n',
      417,
      'expectation_failed',
    ],
  ])('%s', async (_what, bytes, status, code) => {
    expectProblem(await sayTo(api.port, bytes), status, code);
  });

  test('no host', async () => {
    expectProblem(await request('GET /health HTTP/1.1'), 400, 'invalid_request');
  });

  test('a header twice that has one meaning', async () => {
    expectProblem(await get('/v1/users', `\r\nauthorization: Bearer other`), 400, 'invalid_request');
    expectProblem(await get('/v1/users', '\r\nhost: y'), 400, 'invalid_request');
  });

  test('a caller who leaves in the middle', async () => {
    const socket = connect(api.port, '127.0.0.1');
    socket.write(
      'POST /v1/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{"a',
    );
    await pause(50);
    socket.resetAndDestroy();
  });
});

describe('an address', () => {
  test.each([
    '/v1/../health',
    '//v1/users',
    '/v1//users',
    '/v1/users/',
    '/v1%2fusers',
    '/docs/static/../../package.json',
    '/docs/static/%2e%2e/%2e%2e/package.json',
    '/docs/static/..%2f..%2fpackage.json',
    '/V1/users',
    'http://elsewhere/nothing',
  ])('with a trick leads nowhere: %s', async (path) => {
    const reply = await get(path);
    expect([400, 403, 404]).toContain(reply.status);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  test.each([
    '/v1/users?after=%',
    '/v1/users?after=%zz',
    '/v1/users/%E4%BD/link',
    '/v1/users?after=%00',
    '/v1/disbursements/%00',
  ])('that stands for no text is refused: %s', async (path) => {
    expectProblem(await get(path), 400, 'invalid_request');
  });

  test('that says a parameter twice, or one that nobody knows, is refused', async () => {
    expectProblem(await get('/v1/users?after=a&after=b'), 400, 'invalid_request');
    expectProblem(await get('/v1/users?limit=5&nobody=1'), 400, 'invalid_request');
    expect((await get('/v1/users?after=a')).status).toBe(200);
  });

  test('with a part that is too long is refused', async () => {
    expectProblem(await get(`/v1/disbursements/${'9'.repeat(300)}`), 414, 'address_too_long');
  });

  test('that takes another method says which', async () => {
    for (const method of ['DELETE', 'PUT', 'OPTIONS', 'PROPFIND', 'TRACE']) {
      const reply = await request(`${method} /v1/settings HTTP/1.1\r\nhost: x`);
      expectProblem(reply, 405, 'method_not_allowed');
      expect(reply.headers.allow).toBe('GET, HEAD, PATCH');
    }
    expectProblem(
      await request('POST /v1/disbursements/7/items HTTP/1.1\r\nhost: x'),
      405,
      'method_not_allowed',
    );
    const written = await get('/v1/disbursements/preview');
    expectProblem(written, 405, 'method_not_allowed');
    expect(written.headers.allow).toBe('POST');
    expectProblem(await request('GET /v1/nothing HTTP/1.1\r\nhost: x'), 404, 'not_found');
    expectProblem(await request('OPTIONS * HTTP/1.1\r\nhost: x'), 404, 'not_found');
  });
});

describe('a body', () => {
  test.each([
    ['that is no JSON', '{"batchSize":'],
    ['of nothing', ''],
    ['that is no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['that is too deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['that poisons prototypes', '{"__proto__":{"role":"admin"}}'],
    ['that poisons constructors', '{"constructor":{"prototype":{"role":"admin"}}}'],
    ['with a NUL', '{"note":"a\\u0000b"}'],
    ['with a NUL in a key', '{"a\\u0000b":1}'],
    ['with half of a character', '{"note":"\\ud83d"}'],
    ['with a field that nobody knows', '{"role":"admin"}'],
  ])('%s is refused', async (_what, body) => {
    const reply = await patch(body);
    if (body === '') expect(reply.status).toBe(400);
    else expectProblem(reply, 400, 'invalid_request');
  });

  test('that only looks like a NUL is read', async () => {
    // A backslash, and then u0000 as letters; and a pair of escapes that is one character.
    const body = JSON.stringify({ username: 'a\\u0000b', password: 'x' }).replace('x', '\\ud83d\\ude00');
    const answer = await fetch(`${api.url}/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(401);
  });

  test('above the limit is refused, and the rest of it is not waited for', async () => {
    expectProblem(await patch(`{"x":"${'a'.repeat(2_000_000)}"}`), 413, 'body_too_large');
  });

  test.each([
    'text/plain',
    'application/xml',
    'application/octet-stream',
    'text/csv',
    'nonsense',
    'application/json; charset=gbk',
  ])('of the type %s is none that is read here', async (type) => {
    expectProblem(await patch('{}', type), 415, 'media_type');
  });

  test('that is packed is none that is read here', async () => {
    expectProblem(await patch('{}', 'application/json\r\ncontent-encoding: gzip'), 415, 'media_type');
  });

  test('of JSON is no file', async () => {
    const head =
      'POST /v1/employees/import HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2';
    const hr = await logIn(database, 'hr1', 'hr');
    expectProblem(await request(`${head}\r\nauthorization: Bearer ${hr}`, '{}'), 415, 'media_type');
  });
});

describe('a reply', () => {
  test('of a type that the caller does not take is refused', async () => {
    expectProblem(await get('/v1/settings', '\r\naccept: text/html'), 406, 'not_acceptable');
    expectProblem(await get('/v1/settings', '\r\naccept: application/json-seq'), 406, 'not_acceptable');
    for (const accept of ['application/*', '*/*;q=0.1', 'text/html, application/json;q=0.5'])
      expect((await get('/v1/settings', `\r\naccept: ${accept}`)).status).toBe(200);
  });

  test('bears the id that the caller gave, or one of ours where that is not well-formed', async () => {
    const given = await get('/v1/settings', '\r\nx-request-id: my-request.1');
    expect(given.headers['x-request-id']).toBe('my-request.1');
    const missing = await get('/v1/nothing', '\r\nx-request-id: my-request.2');
    expectProblem(missing, 404, 'not_found');
    expect(api.log.some((line) => line.includes('my-request.2'))).toBe(true);
    for (const bad of ['short', 'a'.repeat(200), 'with blank in it', '{"a":"bcdefgh"}']) {
      const reply = await get('/v1/settings', `\r\nx-request-id: ${bad}`);
      expect(reply.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    }
  });

  test('is for the caller alone, and no browser does anything else with it', async () => {
    const reply = await get('/v1/settings');
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(reply.headers['x-powered-by']).toBeUndefined();
    const docs = await get('/docs', '\r\naccept: text/html');
    expect(docs.status).toBe(200);
    expect(docs.headers['content-security-policy']).toContain("script-src 'self';");
    expect(docs.body).not.toMatch(/<script>[^<]/);
  });

  test('is for a browser over TLS and in no frame alone, also where there was no request', async () => {
    for (const reply of [
      await get('/v1/settings'),
      await get('/v1/nothing'),
      await get('/docs', '\r\naccept: text/html'),
      await sayTo(api.port, 'what is this?\r\n\r\n'),
    ]) {
      expect(reply.headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none';.*base-uri 'none'/);
    }
  });
});

describe('a slow caller', () => {
  test('who does not end his headers is cut off', async () => {
    const socket = connect(api.port, '127.0.0.1');
    socket.write('GET /health HTTP/1.1\r\nhost: x\r\n');
    expectProblem(await replyOf(socket), 408, 'request_too_slow');
  });

  test.each([
    ['JSON', '/v1/settings', 'PATCH', 'application/json'],
    ['a file', '/v1/employees/import', 'POST', 'application/octet-stream'],
  ])('who trickles %s is cut off', async (_what, path, method, type) => {
    const token = method === 'POST' ? await logIn(database, 'hr1', 'hr') : admin;
    const socket = connect(api.port, '127.0.0.1');
    socket.write(
      `${method} ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: ${type}\r\ncontent-length: 1000\r\n\r\n`,
    );
    const drip = setInterval(() => socket.write('a'), 50);
    expectProblem(await replyOf(socket), 408, 'body_too_slow');
    clearInterval(drip);
  });

  test('who does not read his reply is cut off', async () => {
    const book = 'x'.repeat(50_000_000);
    const large = await listen(database, { readerStallMs: 500 }, { bankLedger: async () => book });
    const finance = await logIn(database, 'finance1', 'finance');
    try {
      const socket = connect(large.port, '127.0.0.1');
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.on('error', () => undefined);
      socket.pause();
      socket.write(
        `GET /v1/bank/ledger?reason=a+slow+reader HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${finance}\r\naccept: text/csv\r\n\r\n`,
      );
      await expect
        .poll(() => large.log.some((line) => line.includes('/v1/bank/ledger')), { timeout: 10_000 })
        .toBe(true);
      socket.resume();
      await closed;
      expect(socket.bytesRead).toBeGreaterThan(0);
      expect(socket.bytesRead).toBeLessThan(book.length);
    } finally {
      await large.close();
    }
  });
});

describe('files', () => {
  test('are taken only so many at once, and the next when one has gone', async () => {
    const hr = await logIn(database, 'hr1', 'hr');
    const small = await listen(database, { uploadsAtOnce: 1 });
    const head = `POST /v1/employees/import?dryRun=true HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${hr}\r\ncontent-type: text/csv\r\n`;
    const upload = () => sayTo(small.port, `${head}content-length: 3\r\nconnection: close\r\n\r\na,b`);
    try {
      const first = connect(small.port, '127.0.0.1');
      first.write(`${head}content-length: 1000000\r\n\r\n`);
      await pause(200);
      const second = await upload();
      expectProblem(second, 503, 'uploads_busy');
      expect(Number(second.headers['retry-after'])).toBeGreaterThan(0);
      first.destroy();
      await expect.poll(async () => (await upload()).status).toBe(422);
    } finally {
      await small.close();
    }
  });
});

describe('a web page of another origin', () => {
  const preflight = (url: string, origin: string) =>
    fetch(`${url}/v1/settings`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PATCH' },
    });
  const ask = (url: string, origin: string) =>
    fetch(`${url}/v1/settings`, { headers: { origin, authorization: `Bearer ${admin}` } });

  test('may read nothing, unless the operator allows it by name', async () => {
    const theirs = 'https://console.example';
    expect((await preflight(api.url, theirs)).status).toBe(405);
    expect((await ask(api.url, theirs)).headers.get('access-control-allow-origin')).toBeNull();
    const open = await listen(database, { allowedOrigins: [theirs] });
    try {
      const allowed = await preflight(open.url, theirs);
      expect(allowed.status).toBe(204);
      expect(Object.fromEntries(allowed.headers)).toMatchObject({
        'access-control-allow-origin': theirs,
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': expect.stringContaining('if-match'),
      });
      expect((await ask(open.url, theirs)).headers.get('access-control-allow-origin')).toBe(theirs);
      for (const other of ['https://console.example.evil', 'http://console.example', 'null']) {
        const refused = await preflight(open.url, other);
        expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([405, null]);
        const read = await ask(open.url, other);
        expect(read.headers.get('access-control-allow-origin')).toBeNull();
        expect(read.headers.get('access-control-allow-credentials')).toBeNull();
      }
    } finally {
      await open.close();
    }
  });
});

describe('requests of a minute', () => {
  test('are counted by person, and those of nobody by address', async () => {
    const other = await logIn(database, 'admin2', 'admin');
    const small = await listen(database, { requestsPerMinute: 3, anonymousRequestsPerMinute: 2 });
    const ask = (token?: string) =>
      fetch(`${small.url}/v1/settings`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
    try {
      const statuses = [];
      for (let time = 0; time < 4; time += 1) statuses.push((await ask(admin)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      const refused = await ask(admin);
      expect(await refused.json()).toMatchObject({ code: 'too_many_requests' });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused.headers.get('ratelimit-limit')).toBe('3');
      expect(refused.headers.get('ratelimit-remaining')).toBe('0');
      expect((await ask(other)).headers.get('ratelimit-remaining')).toBe('2');
      expect([(await ask()).status, (await ask('wrong')).status, (await ask()).status]).toEqual([
        401, 401, 429,
      ]);
      expect((await ask(other)).status).toBe(200);
    } finally {
      await small.close();
    }
  });
});
