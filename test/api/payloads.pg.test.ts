import { beforeAll, describe, expect, test } from 'vitest';
import { roles } from '../../src/domain/roles.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { type ListeningApi, listen, logIn } from './http/listening-api.ts';

const uiOrigin = 'http://127.0.0.1:8233';
const tokens = new Map<string, string>();
let api: ListeningApi;

beforeAll(async () => {
  const database = await freshDatabase();
  api = await listen(
    database,
    { temporalUiOrigin: uiOrigin },
    { temporalUi: `${uiOrigin}/namespaces/wulou/workflows` },
  );
  for (const role of roles) tokens.set(role, await logIn(database, `${role}9`, role));
  return api.close;
});

interface Written {
  readonly metadata: Record<string, string>;
  readonly data?: string;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const plain: Written = { metadata: { encoding: base64('json/plain') }, data: base64('{"runId":7}') };

async function ask(
  what: 'decode' | 'encode',
  payloads: readonly Written[],
  headers: Record<string, string> = { authorization: `Bearer ${tokens.get('ops')}` },
) {
  const answer = await fetch(`${api.url}/v1/codec/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-namespace': 'wulou', ...headers },
    body: JSON.stringify({ payloads }),
  });
  const body = (await answer.json()) as { payloads: Written[]; code?: string };
  return { status: answer.status, headers: answer.headers, body };
}

describe("Temporal's codec protocol", () => {
  test('encodes and decodes in order, and gives what is plain as it is', async () => {
    const text: Written = { metadata: { encoding: base64('json/plain') }, data: base64('"for the UI"') };
    const nothing: Written = { metadata: { encoding: base64('binary/null') } };
    const encoded = await ask('encode', [plain, text, nothing]);
    expect(encoded.status).toBe(200);
    const [first, second, third] = encoded.body.payloads;
    expect(first?.metadata).toEqual({
      encoding: base64('binary/encrypted'),
      'encryption-key-id': base64('p1'),
    });
    expect(second).toEqual(text);
    expect(third?.metadata.encoding).toBe(base64('binary/encrypted'));
    const decoded = await ask('decode', [...encoded.body.payloads, plain]);
    expect(decoded).toMatchObject({ status: 200, body: { payloads: [plain, text, nothing, plain] } });
    expect(await ask('decode', [])).toMatchObject({ status: 200, body: { payloads: [] } });
  });

  test('says in words what cannot be read', async () => {
    const { body } = await ask('encode', [plain]);
    const [payload] = body.payloads;
    const changed = {
      ...payload,
      data: base64('nothing of ours, and long enough to be a payload'),
    } as Written;
    expect(await ask('decode', [changed])).toMatchObject({
      status: 422,
      body: { code: 'payload_unreadable' },
    });
    const metadata = { ...payload?.metadata, 'encryption-key-id': base64('p99') };
    expect(await ask('decode', [{ ...payload, metadata } as Written])).toMatchObject({ status: 422 });
    const noBase64 = { metadata: {}, data: '%%%' };
    expect(await ask('decode', [noBase64])).toMatchObject({ status: 400 });
  });

  test.each(roles)('is for operations and auditors; %s', async (role) => {
    const headers = { authorization: `Bearer ${tokens.get(role)}` };
    const may = { decode: ['ops', 'auditor'], encode: ['ops'] };
    expect((await ask('decode', [plain], headers)).status).toBe(may.decode.includes(role) ? 200 : 403);
    expect((await ask('encode', [plain], headers)).status).toBe(may.encode.includes(role) ? 200 : 403);
  });

  test('is for nobody who is not logged in', async () => {
    expect(await ask('decode', [plain], {})).toMatchObject({ status: 401, body: { code: 'login_needed' } });
  });
});

describe('a browser with a session cookie', () => {
  const cookie = () => `wulou-session=${tokens.get('auditor')}`;
  const preflight = (path: string, origin: string) =>
    fetch(`${api.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-namespace',
      },
    });

  test('has payloads decoded on the pages of the Temporal UI', async () => {
    const asked = await preflight('/v1/codec/decode', uiOrigin);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(uiOrigin);
    expect(asked.headers.get('access-control-allow-credentials')).toBe('true');
    expect(asked.headers.get('access-control-allow-headers')).toContain('x-namespace');
    const headers = { cookie: cookie(), origin: uiOrigin, 'sec-fetch-site': 'same-site' };
    const decoded = await ask('decode', [plain], headers);
    expect(decoded.status).toBe(200);
    expect(decoded.headers.get('access-control-allow-origin')).toBe(uiOrigin);
  });

  test.each([
    'http://127.0.0.1:9999',
    'https://evil.example',
    'null',
  ])('shows nothing to the pages of %s', async (origin) => {
    const asked = await preflight('/v1/codec/decode', origin);
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    const headers = { cookie: cookie(), origin, 'sec-fetch-site': 'same-site' };
    const decoded = await ask('decode', [plain], headers);
    expect(decoded.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('gives the Temporal UI nothing else, and lets it change nothing', async () => {
    expect(
      (await preflight('/v1/login/cookie', uiOrigin)).headers.get('access-control-allow-origin'),
    ).toBeNull();
    const headers = { cookie: cookie(), origin: uiOrigin, 'sec-fetch-site': 'same-site' };
    const me = await fetch(`${api.url}/v1/me`, { headers });
    expect(me.headers.get('access-control-allow-origin')).toBeNull();
    const out = await fetch(`${api.url}/v1/logout`, { method: 'POST', headers });
    expect([out.status, await out.json()]).toMatchObject([403, { code: 'cross_site' }]);
  });
});

test('the page to log in takes nothing from elsewhere, is framed by nobody, and names the Temporal UI', async () => {
  const page = await fetch(`${api.url}/login`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  const text = await page.text();
  expect(text).toContain(`href="${uiOrigin}/namespaces/wulou/workflows"`);
  expect(text).not.toMatch(
    /<script(?! src="\/login\/page\.js")|<style|\son\w+=|https?:(?!\/\/127\.0\.0\.1:8233)/,
  );
  for (const [path, type] of [
    ['/login/page.js', 'text/javascript; charset=utf-8'],
    ['/login/page.css', 'text/css; charset=utf-8'],
  ] as const) {
    const part = await fetch(`${api.url}${path}`);
    expect([part.status, part.headers.get('content-type')]).toEqual([200, type]);
  }
});
