import { beforeEach, describe, expect, test } from 'vitest';
import type { AuthSettings } from '../../src/api/auth/auth-settings.ts';
import { hashPassword } from '../../src/api/auth/passwords.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { listeningApi } from './listening-api.ts';

const password = 'otter-lantern-41';
let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await database.sql`
    insert into identity.users (username, password_hash, role) values ('admin9', ${await hashPassword(password)}, 'admin')`;
});

/** Logs in as a browser on the API's own pages does. @returns the cookie as it was set. */
async function login(url: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) {
  const answer = await fetch(`${url}/v1/login/cookie`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username: 'admin9', password }),
  });
  return { status: answer.status, body: await answer.json(), set: answer.headers.getSetCookie() };
}

const flagsOf = (cookie = '') => cookie.split('; ').slice(1).sort();
const pairOf = (cookie = '') => cookie.split(';')[0] ?? '';

describe('a session cookie', () => {
  test('is out of reach of pages and other sites, and the token stands nowhere else', async () => {
    const { url } = await listeningApi(database);
    const { status, body, set } = await login(url);
    expect(status).toBe(200);
    expect(body).toEqual({ role: 'admin', expiresAt: expect.any(String), passwordChangeNeeded: false });
    expect(set).toHaveLength(1);
    expect(pairOf(set[0])).toMatch(/^wulou-session=[\w-]{43}$/);
    expect(flagsOf(set[0])).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Strict']);
    const me = await fetch(`${url}/v1/me`, { headers: { cookie: pairOf(set[0]) } });
    expect(await me.json()).toMatchObject({ username: 'admin9' });
  });

  test.each<[string, Partial<AuthSettings>, Record<string, string>]>([
    ['the public address is https', { publicUrl: new URL('https://pay.example') }, {}],
    ['a proxy stands before', {}, { 'x-forwarded-proto': 'https' }],
    ['a proxy stands before, as RFC 7239 says it', {}, { forwarded: 'for=10.0.0.1;proto=https' }],
  ])('goes over TLS alone where %s', async (_why, auth, headers) => {
    const { url } = await listeningApi(database, auth);
    const { set } = await login(url, { 'sec-fetch-site': 'same-origin', ...headers });
    expect(pairOf(set[0])).toMatch(/^__Host-wulou-session=/);
    expect(flagsOf(set[0])).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Strict', 'Secure']);
    // The name without Secure means nothing there.
    const plain = pairOf(set[0]).replace('__Host-', '');
    expect((await fetch(`${url}/v1/me`, { headers: { cookie: plain, ...headers } })).status).toBe(401);
    expect((await fetch(`${url}/v1/me`, { headers: { cookie: pairOf(set[0]), ...headers } })).status).toBe(
      200,
    );
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['nowhere a browser names', {}, 403],
    ['an older browser on another site', { origin: 'https://evil.example' }, 403],
    ['an older browser on a file', { origin: 'null' }, 403],
    ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: 'OWN' }, 403],
    ['our own pages', { 'sec-fetch-site': 'same-origin' }, 200],
    ['our own pages in an older browser', { origin: 'OWN' }, 200],
  ])('changes something for %s: %j gives %i', async (_who, given, status) => {
    const { url } = await listeningApi(database);
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value === 'OWN' ? url : value]),
    );
    const { set } = await login(url);
    const answer = await fetch(`${url}/v1/users/admin9/end-sessions`, {
      method: 'POST',
      headers: { cookie: pairOf(set[0]), ...headers },
    });
    expect(answer.status).toBe(status);
    if (status === 403) expect(await answer.json()).toMatchObject({ code: 'cross_site' });
    // Nobody is logged in by another site either, with whatever name.
    expect((await login(url, headers)).status).toBe(status);
  });

  test('reads for whoever asks, as a page that is opened from elsewhere does', async () => {
    const { url } = await listeningApi(database);
    const { set } = await login(url);
    const headers = { cookie: pairOf(set[0]), 'sec-fetch-site': 'cross-site' };
    expect((await fetch(`${url}/v1/me`, { headers })).status).toBe(200);
  });

  test('counts for nothing beside a bearer token, right or wrong', async () => {
    const { url } = await listeningApi(database);
    const { set } = await login(url);
    const headers = { cookie: pairOf(set[0]), authorization: 'Bearer wrong' };
    expect((await fetch(`${url}/v1/me`, { headers })).status).toBe(401);
    const basic = { cookie: pairOf(set[0]), authorization: 'Basic eDp5' };
    expect((await fetch(`${url}/v1/me`, { headers: basic })).status).toBe(401);
  });

  test('goes with the session', async () => {
    const { url } = await listeningApi(database);
    const { set } = await login(url);
    const headers = { cookie: pairOf(set[0]), 'sec-fetch-site': 'same-origin' };
    const out = await fetch(`${url}/v1/logout`, { method: 'POST', headers });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^wulou-session=; Max-Age=0; .*Expires=Thu, 01 Jan 1970/);
    expect((await fetch(`${url}/v1/me`, { headers })).status).toBe(401);
  });
});
