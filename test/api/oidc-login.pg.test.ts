import { beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../../src/api/auth/passwords.ts';
import { usersOfSamePerson } from '../../src/db/queries/people/same-person.ts';
import { createBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { person } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { type OidcWorld, oidcWorld } from './oidc-world.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, [person(1), person(2), person(3, { leftOn: '2020-01-31' })]);
});

/** Logs in as somebody, with a browser of his own or a given one. */
async function login({ url, provider }: OidcWorld, subject: string, browser = createBrowser()) {
  provider.visitor = subject;
  const { answer, url: end } = await browser.go(
    `${url}/v1/oidc/login?returnTo=/openapi.json`,
    (next) => next.href === `${url}/openapi.json`,
  );
  const body = answer.status === 303 ? {} : ((await answer.json()) as { code?: string });
  return { status: answer.status, code: body.code, end, browser };
}

async function me({ url }: OidcWorld, browser: ReturnType<typeof createBrowser>) {
  const { answer } = await browser.go(`${url}/v1/me`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const users = () => database.sql`
  select u.username, u.kind, u.role, e.employee_no as "employeeNo", u.password_hash as "passwordHash"
  from identity.users u left join hr.employees e on e.id = u.employee_id order by u.id`;
const trail = async () =>
  (
    await database.sql<{ line: string }[]>`
      select concat_ws(' ', actor, action, subject, details ->> 'reason') as line from audit.events order by id`
  ).map((event) => event.line);

describe('a person who logs in at the provider', () => {
  test.each([
    ['in the ID token', true],
    ['where it is asked about its user', false],
  ])('is let in with the role and the employee that it tells %s', async (_where, inIdToken) => {
    const world = await oidcWorld(database, { inIdToken });
    world.provider.accounts.set('u1', { roles: ['staff', 'wulou-finance'], employee_number: 'E0001' });
    const { status, end, browser } = await login(world, 'u1');
    expect([status, end.href]).toEqual([303, `${world.url}/openapi.json`]);
    expect((await me(world, browser)).body).toMatchObject({
      username: 'e0001',
      role: 'finance',
      kind: 'person',
    });
    expect(await users()).toEqual([
      { username: 'e0001', kind: 'person', role: 'finance', employeeNo: 'E0001', passwordHash: null },
    ]);
    expect([...browser.cookies(world.url).keys()]).toEqual(['wulou-session']);
    expect((await trail()).slice(-3)).toEqual([
      'oidc user_added user/e0001',
      'oidc subject_attached user/e0001',
      'e0001 login session',
    ]);
  });

  test('is the same user the next time, and nothing of the log-in is kept', async () => {
    const world = await oidcWorld(database);
    world.provider.accounts.set('u1', { roles: ['wulou-hr'], employee_number: 'E0001' });
    for (let time = 0; time < 2; time += 1) expect((await login(world, 'u1')).status).toBe(303);
    expect(await users()).toHaveLength(1);
    expect(await database.sql`select from identity.pending_logins`).toHaveLength(0);
  });

  test('is the user that he had by password, who has none from then on', async () => {
    await database.sql`
      insert into identity.users (username, password_hash, role, employee_id)
      values ('finance9', ${await hashPassword('otter-lantern-41')}, 'finance',
        (select id from hr.employees where employee_no = 'E0001'))`;
    const world = await oidcWorld(database);
    const byPassword = () =>
      fetch(`${world.url}/v1/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'finance9', password: 'otter-lantern-41' }),
      });
    const { token } = (await (await byPassword()).json()) as { token: string };
    world.provider.accounts.set('u1', { roles: ['wulou-finance'], employee_number: 'E0001' });
    const { browser } = await login(world, 'u1');
    expect((await me(world, browser)).body).toMatchObject({ username: 'finance9', role: 'finance' });
    expect(await users()).toHaveLength(1);
    expect(await usersOfSamePerson(database.sql, 'finance9')).toEqual(['finance9']);
    expect((await byPassword()).status).toBe(401);
    const before = await fetch(`${world.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(before.status).toBe(401);
  });

  test('by two subjects with one employee number is one user', async () => {
    const world = await oidcWorld(database);
    for (const subject of ['u1', 'u2'])
      world.provider.accounts.set(subject, { roles: ['wulou-finance'], employee_number: 'E0001' });
    for (const subject of ['u1', 'u2']) expect((await login(world, subject)).status).toBe(303);
    expect(await users()).toHaveLength(1);
  });

  test('has what role the provider gives him now, and with none he is out everywhere', async () => {
    const world = await oidcWorld(database);
    world.provider.accounts.set('u1', { roles: ['wulou-finance'], employee_number: 'E0001' });
    const first = await login(world, 'u1');
    world.provider.accounts.set('u1', { roles: ['staff'], employee_number: 'E0001' });
    const second = await login(world, 'u1');
    for (const { browser } of [first, second])
      expect((await me(world, browser)).body).toMatchObject({ role: 'employee' });
    expect(await trail()).toContain('oidc role_changed user/e0001');
    world.provider.accounts.set('u1', { roles: ['of-another-system'], employee_number: 'E0001' });
    expect(await login(world, 'u1')).toMatchObject({ status: 403, code: 'no_role' });
    for (const { browser } of [first, second]) expect((await me(world, browser)).status).toBe(401);
    expect((await trail()).slice(-2)).toEqual([
      'nobody login_refused oidc no_role',
      'oidc sessions_revoked user/e0001',
    ]);
  });

  test.each([
    ['names nobody on record', { roles: ['wulou-finance'], employee_number: 'X9' }, 'employee_needed'],
    ['decides, and names no employee', { roles: ['wulou-finance'] }, 'employee_needed'],
    ['administers, and names no employee', { roles: ['wulou-admin'] }, 'employee_needed'],
    ['has left', { roles: ['staff'], employee_number: 'E0003' }, 'user_ended'],
  ])('who %s is refused, and no user is made', async (_who, account, code) => {
    const world = await oidcWorld(database);
    world.provider.accounts.set('u1', account);
    expect(await login(world, 'u1')).toMatchObject({ status: 403, code });
    expect(await users()).toEqual([]);
  });

  test('who decides nothing may be nobody on record', async () => {
    const world = await oidcWorld(database);
    world.provider.accounts.set('u1', { roles: ['wulou-auditor'], preferred_username: 'Outside Auditor' });
    const { browser } = await login(world, 'u1');
    expect((await me(world, browser)).body).toMatchObject({ username: 'outside-auditor', role: 'auditor' });
    // With a role that decides he must be somebody.
    world.provider.accounts.set('u1', { roles: ['wulou-finance'] });
    expect(await login(world, 'u1')).toMatchObject({ status: 403, code: 'employee_needed' });
  });

  test('whose user was ended, or whose employee is another’s now, is refused', async () => {
    const world = await oidcWorld(database);
    world.provider.accounts.set('u1', { roles: ['staff'], employee_number: 'E0001' });
    await login(world, 'u1');
    world.provider.accounts.set('u1', { roles: ['staff'], employee_number: 'E0002' });
    expect(await login(world, 'u1')).toMatchObject({ status: 403, code: 'subject_of_another' });
    await database.sql`update identity.users set active = false`;
    world.provider.accounts.set('u1', { roles: ['staff'], employee_number: 'E0001' });
    expect(await login(world, 'u1')).toMatchObject({ status: 403, code: 'user_ended' });
  });

  test('is told where to log out at the provider, and is out here at once', async () => {
    const world = await oidcWorld(database);
    world.provider.accounts.set('u1', { roles: ['staff'], employee_number: 'E0001' });
    const { browser } = await login(world, 'u1');
    const cookie = `wulou-session=${browser.cookies(world.url).get('wulou-session')}`;
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const out = await fetch(`${world.url}/v1/logout`, { method: 'POST', headers });
    const { endSessionUrl } = (await out.json()) as { endSessionUrl: string };
    expect(endSessionUrl).toBe(`${world.provider.issuer}/session/end?client_id=wulou`);
    expect((await fetch(endSessionUrl)).status).toBe(200);
    expect((await me(world, browser)).status).toBe(401);
  });
});

describe('a log-in under way', () => {
  /** Goes to the provider and stops where it would come back. */
  async function underWay(world: OidcWorld, browser = createBrowser()) {
    world.provider.accounts.set('u1', { roles: ['staff'], employee_number: 'E0001' });
    const { url } = await browser.go(
      `${world.url}/v1/oidc/login`,
      (next) => next.pathname === '/v1/oidc/callback',
    );
    const cookie = `wulou-login=${browser.cookies(world.url).get('wulou-login')}`;
    return { callback: url, cookie };
  }
  async function comeBack(callback: URL, cookie: string) {
    const answer = await fetch(callback, { redirect: 'manual', headers: { cookie } });
    const text = await answer.text();
    return { status: answer.status, code: text === '' ? null : (JSON.parse(text) as { code: string }).code };
  }

  test('is held together by state, nonce and PKCE that are nowhere in the database', async () => {
    const world = await oidcWorld(database);
    const browser = createBrowser();
    const { url } = await browser.go(
      `${world.url}/v1/oidc/login`,
      (next) => next.origin === world.provider.issuer,
    );
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toEqual({
      client_id: 'wulou',
      response_type: 'code',
      redirect_uri: `${world.url}/v1/oidc/callback`,
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(new Set([asked.state, asked.nonce, asked.code_challenge]).size).toBe(3);
    const tables = Object.values(await everyTable(database)).join('\n');
    const secret = browser.cookies(world.url).get('wulou-login') ?? '';
    for (const value of [secret, asked.state, asked.nonce]) expect(tables).not.toContain(value);
    const set = (await fetch(`${world.url}/v1/oidc/login`, { redirect: 'manual' })).headers.getSetCookie();
    expect(set[0]?.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=600',
      'Path=/',
      'SameSite=Lax',
    ]);
  });

  test('ends once: the same answer again lets nobody in', async () => {
    const world = await oidcWorld(database);
    const { callback, cookie } = await underWay(world);
    expect((await comeBack(callback, cookie)).status).toBe(303);
    expect(await comeBack(callback, cookie)).toEqual({ status: 400, code: 'login_not_pending' });
    expect(await database.sql`select from identity.sessions`).toHaveLength(1);
  });

  test('of one browser is none of another’s, nor ends it', async () => {
    const world = await oidcWorld(database);
    const [mine, others] = [await underWay(world), await underWay(world)];
    expect(await comeBack(others.callback, mine.cookie)).toEqual({ status: 400, code: 'login_not_pending' });
    expect(await comeBack(mine.callback, '')).toEqual({ status: 400, code: 'login_not_pending' });
    expect((await comeBack(mine.callback, mine.cookie)).status).toBe(303);
  });

  test('with another state is refused', async () => {
    const world = await oidcWorld(database);
    const { callback, cookie } = await underWay(world);
    callback.searchParams.set('state', 'x'.repeat(43));
    expect(await comeBack(callback, cookie)).toEqual({ status: 400, code: 'login_not_pending' });
    expect((await trail()).at(-1)).toBe('nobody login_refused oidc login_not_pending');
  });

  test('with the code of another log-in is refused, as its nonce and verifier are others', async () => {
    const world = await oidcWorld(database);
    const [mine, others] = [await underWay(world), await underWay(world)];
    mine.callback.searchParams.set('code', others.callback.searchParams.get('code') ?? '');
    expect(await comeBack(mine.callback, mine.cookie)).toEqual({ status: 403, code: 'provider_refused' });
  });

  test('with an answer of another issuer is refused', async () => {
    const world = await oidcWorld(database);
    const { callback, cookie } = await underWay(world);
    callback.searchParams.set('iss', 'https://evil.example');
    expect(await comeBack(callback, cookie)).toEqual({ status: 403, code: 'provider_refused' });
  });

  test('that the provider refuses is refused', async () => {
    const world = await oidcWorld(database);
    const { callback, cookie } = await underWay(world);
    callback.searchParams.delete('code');
    callback.searchParams.set('error', 'access_denied');
    expect(await comeBack(callback, cookie)).toEqual({ status: 403, code: 'provider_refused' });
    expect((await trail()).at(-1)).toBe('nobody login_refused oidc provider_refused');
  });

  test('is over after ten minutes', async () => {
    const world = await oidcWorld(database);
    const { callback, cookie } = await underWay(world);
    await database.sql`update identity.pending_logins set expires_at = now()`;
    expect(await comeBack(callback, cookie)).toEqual({ status: 400, code: 'login_not_pending' });
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/a\\..\\evil',
    '/\tevil',
    'docs',
    '/%0d%0aset-cookie:x',
  ])('does not lead to %s', async (returnTo) => {
    const world = await oidcWorld(database);
    const answer = await fetch(`${world.url}/v1/oidc/login?${new URLSearchParams({ returnTo })}`, {
      redirect: 'manual',
    });
    if (returnTo.startsWith('/%')) return expect(answer.headers.getSetCookie()).toHaveLength(1);
    return expect(answer.status).toBe(400);
  });

  test('at a provider that is down is asked to wait, and whoever is in stays in', async () => {
    const world = await oidcWorld(database);
    world.provider.isDown = true;
    const silent = { status: 503, code: 'provider_unreachable' };
    expect(await login(world, 'u1')).toMatchObject(silent);
    world.provider.isDown = false;
    const { callback, cookie } = await underWay(world);
    world.provider.isDown = true;
    expect(await comeBack(callback, cookie)).toEqual(silent);
    world.provider.isDown = false;
    const { browser } = await login(world, 'u1');
    world.provider.isDown = true;
    expect((await me(world, browser)).status).toBe(200);
    const headers = { cookie: `wulou-session=${browser.cookies(world.url).get('wulou-session')}` };
    const out = await fetch(`${world.url}/v1/logout`, {
      method: 'POST',
      headers: { ...headers, 'sec-fetch-site': 'same-origin' },
    });
    expect([200, 204]).toContain(out.status);
  });

  test('is none where no provider is set', async () => {
    const world = await oidcWorld(database, { oidc: null });
    for (const path of ['login', 'callback'])
      expect(await (await fetch(`${world.url}/v1/oidc/${path}`)).json()).toMatchObject({
        status: 404,
        code: 'oidc_off',
      });
  });
});
