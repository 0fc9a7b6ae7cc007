import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/client.ts';
import { pages } from '../../src/client/pages.ts';
import { ApiRefusal, dataOf } from '../../src/client/refusal.ts';
import { breaksOff, json, problem, scriptedApi } from './scripted-api.ts';

const token = (name: string) => json(200, { token: name, role: 'hr', expiresAt: '2026-11-01T00:00:00Z' });
const noRuns = json(200, { runs: [] });
const credential = () => ({ username: 'hr1', password: 'secret' });
const started = { body: { programme: 'medical-passbook', period: '2026-10' } };
const silent = problem(503, 'temporarily_unavailable');

describe('who asks', () => {
  test('logs in once for all calls', async () => {
    const api = await scriptedApi(token('t1'), noRuns, noRuns, noRuns);
    const client = createClient({ baseUrl: api.url, credential });
    await Promise.all([client.GET('/v1/disbursements'), client.GET('/v1/disbursements')]);
    await client.GET('/v1/disbursements');
    expect(api.received.map(({ path }) => path)).toEqual([
      '/v1/login',
      ...Array(3).fill('/v1/disbursements'),
    ]);
    expect(api.received[0]?.body).toBe('{"username":"hr1","password":"secret"}');
    expect(api.received[3]?.headers.authorization).toBe('Bearer t1');
  });

  test('logs in anew when the session is over, and not a second time', async () => {
    const api = await scriptedApi(token('t1'), problem(401, 'login_needed'), token('t2'), noRuns);
    const client = createClient({ baseUrl: api.url, credential });
    expect(await dataOf(client.GET('/v1/disbursements'))).toEqual({ runs: [] });
    expect(api.received.at(-1)?.headers.authorization).toBe('Bearer t2');

    const shut = await scriptedApi(token('t1'), problem(401, 'a'), token('t2'), problem(401, 'b'));
    const other = createClient({ baseUrl: shut.url, credential });
    await expect(dataOf(other.GET('/v1/disbursements'))).rejects.toThrow('b');
  });

  test('an API key is sent as it is, and another is not looked for', async () => {
    const api = await scriptedApi(problem(401, 'login_needed'));
    const client = createClient({ baseUrl: api.url, credential: () => ({ token: 'key' }) });
    await expect(dataOf(client.GET('/v1/disbursements'))).rejects.toThrow('login_needed');
    expect(api.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer key']);
  });

  test('a wrong password is a refusal, and the next call tries again', async () => {
    const api = await scriptedApi(problem(401, 'login_failed'), token('t1'), noRuns);
    const client = createClient({ baseUrl: api.url, credential });
    await expect(dataOf(client.GET('/v1/disbursements'))).rejects.toThrow('login_failed');
    expect(await dataOf(client.GET('/v1/disbursements'))).toEqual({ runs: [] });
  });
});

describe('patience', () => {
  test('what is not answered is asked again: a 503, a lost connection and an answer that breaks off', async () => {
    const api = await scriptedApi(
      silent,
      token('t1'),
      (response) => response.destroy(),
      breaksOff,
      silent,
      noRuns,
    );
    const client = createClient({ baseUrl: api.url, credential });
    expect(await dataOf(client.GET('/v1/disbursements'))).toEqual({ runs: [] });
  });

  test('who asks too often is asked to wait, and goes on; too many failed log-ins are told at once', async () => {
    const limited = { 'ratelimit-limit': '1', 'ratelimit-remaining': '0', 'retry-after': '1' };
    const api = await scriptedApi(problem(429, 'too_many_requests', limited), noRuns);
    const client = createClient({ baseUrl: api.url, credential: () => ({ token: 'key' }) });
    expect(await dataOf(client.GET('/v1/disbursements'))).toEqual({ runs: [] });

    const failed = { ...limited, 'ratelimit-remaining': '9' };
    const door = await scriptedApi(problem(429, 'too_many_logins', failed));
    const stranger = createClient({ baseUrl: door.url, credential });
    await expect(dataOf(stranger.GET('/v1/disbursements'))).rejects.toThrow('too_many_logins');
  });

  test('a write whose first sending is still being done is waited for; any other conflict stands', async () => {
    const inFlight = problem(409, 'request_in_flight', { 'retry-after': '0' });
    const api = await scriptedApi((response) => response.destroy(), inFlight, json(201, { runId: 1 }));
    const client = createClient({ baseUrl: api.url, credential: () => ({ token: 'key' }) });
    expect(await dataOf(client.POST('/v1/disbursements', started))).toEqual({ runId: 1 });
    expect(new Set(api.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  test('a write carries one key however often it is sent, another one the next time, and a read none', async () => {
    const api = await scriptedApi(silent, silent, json(201, {}), json(201, {}), noRuns);
    const client = createClient({ baseUrl: api.url, credential: () => ({ token: 'key' }) });
    await client.POST('/v1/disbursements', started);
    await client.POST('/v1/disbursements', started);
    await client.GET('/v1/disbursements');
    const [first, second, third, other, read] = api.received.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect([second, third]).toEqual([first, first]);
    expect(other).not.toBe(first);
    expect(read).toBeUndefined();
    expect(api.received.slice(0, 3).map(({ body }) => JSON.parse(body))).toEqual(Array(3).fill(started.body));
  });

  test('has an end: what the API said last, and where it said nothing, what to do', async () => {
    const api = await scriptedApi(silent, (response) => response.destroy());
    const client = createClient({ baseUrl: api.url, patienceMs: 100, whenSilent: 'Is it running?' });
    const call = () => dataOf(client.POST('/v1/login', { body: credential() }));
    await expect(call()).rejects.toThrow('temporarily_unavailable');
    await expect(call()).rejects.toThrow(`The API at ${api.url} does not answer. Is it running?`);
  });
});

describe('what is sent and answered', () => {
  test('a list is read page by page to its end, each from where the one before ended', async () => {
    const page = (next: number | null) => json(200, { appraisals: [], next });
    const api = await scriptedApi(page(7), page(9), page(null));
    const client = createClient({ baseUrl: api.url, credential: () => ({ token: 'key' }) });
    const seen: unknown[] = [];
    for await (const { next } of pages((after?: number) => {
      const query = { cycle: '2026', after };
      return dataOf(client.GET('/v1/appraisals', { params: { query } }));
    }))
      seen.push(next);
    expect(seen).toEqual([7, 9, null]);
    expect(api.received.map(({ path }) => path.split('?')[1])).toEqual([
      'cycle=2026',
      'cycle=2026&after=7',
      'cycle=2026&after=9',
    ]);
  });

  test('a file is sent as its bytes, and whole each time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wulou-client-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const content = '工号,姓名\n'.repeat(20_000);
    writeFileSync(join(folder, 'employees.csv'), content);
    const loaded = { added: 1, changed: 0, unchanged: 0, absent: [] };
    const api = await scriptedApi(silent, json(200, loaded));
    const client = createClient({ baseUrl: api.url, credential: () => ({ token: 'key' }) });
    const body = await openAsBlob(join(folder, 'employees.csv'));
    const params = { query: { fileName: 'employees.csv' } };
    expect(await dataOf(client.POST('/v1/employees/import', { params, body }))).toEqual(loaded);
    expect(api.received.map((one) => one.body === content)).toEqual([true, true]);
    expect(api.received[1]?.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(Buffer.byteLength(content)),
    });
  });

  test('a refusal has the code and the words of the API, whichever it is', async () => {
    const api = await scriptedApi(problem(409, 'run_exists'));
    const client = createClient({ baseUrl: api.url, credential: () => ({ token: 'key' }) });
    const refused = await dataOf(client.POST('/v1/disbursements', started)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiRefusal);
    expect((refused as ApiRefusal).problem).toMatchObject({ status: 409, code: 'run_exists' });
  });

  test('an error that is no problem document does not pass for one', async () => {
    const api = await scriptedApi((response) => response.writeHead(502).end('<html>Bad Gateway</html>'));
    const client = createClient({ baseUrl: api.url, credential: () => ({ token: 'key' }) });
    await expect(dataOf(client.GET('/v1/disbursements'))).rejects.toThrow('502 without a problem document');
  });
});
