import { generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../support/fresh-database.ts';
import { audience, clientId } from '../support/oidc-provider.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { type OidcWorld, oidcWorld } from './oidc-world.ts';

let database: TestDatabase;
let world: OidcWorld;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(2));
  world = await oidcWorld(database);
});

async function ask(token: string, path = '/v1/employees', method = 'GET') {
  const answer = await fetch(`${world.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const seconds = () => Math.floor(Date.now() / 1000);

interface Forgery {
  readonly claims?: JWTPayload;
  readonly header?: Record<string, string>;
  readonly key?: Parameters<SignJWT['sign']>[0];
}
/** A token as the provider would sign it, but for what is forged. */
async function signed({ claims = {}, header = {}, key }: Forgery = {}): Promise<string> {
  const jwk = world.provider.key();
  const usual = {
    iss: world.provider.issuer,
    aud: audience,
    sub: 'robot',
    roles: ['wulou-feed'],
    iat: seconds(),
  };
  return new SignJWT({ ...usual, exp: seconds() + 60, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: String(jwk.kid), typ: 'at+jwt', ...header })
    .sign(key ?? (await importJWK(jwk, 'RS256')));
}
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token of the provider', () => {
  test('lets a program in with the role that it names, as a service', async () => {
    const token = await world.provider.robotToken();
    expect((await ask(token)).status).toBe(200);
    expect((await ask(token, '/v1/me')).body).toMatchObject({
      username: 'robot',
      kind: 'service',
      role: 'hr',
    });
    expect((await ask(token, '/v1/bank-ledger')).status).not.toBe(200);
    expect(await database.sql`select username, kind, password_hash from identity.users`).toEqual([
      { username: 'robot', kind: 'service', password_hash: null },
    ]);
  });

  test('decides nothing, whatever role it names', async () => {
    world.provider.robot = { roles: ['wulou-finance'] };
    const answer = await ask(await world.provider.robotToken(), '/v1/disbursements/1/approve', 'POST');
    expect(answer).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
  });

  test('has a role, or is refused', async () => {
    world.provider.robot = { roles: [] };
    expect(await ask(await world.provider.robotToken())).toMatchObject({
      status: 403,
      body: { code: 'no_role' },
    });
    expect(await database.sql`select from identity.users`).toHaveLength(0);
  });

  test('of somebody on record acts under his name, and still decides nothing', async () => {
    await database.sql`
      insert into identity.users (username, password_hash, role, employee_id)
      values ('finance9', '-', 'finance', (select id from hr.employees where employee_no = 'E0001'))`;
    const token = await signed({ claims: { sub: 'u1', employee_number: 'E0001', roles: ['wulou-finance'] } });
    expect((await ask(token, '/v1/me')).body).toMatchObject({ username: 'finance9', kind: 'service' });
    expect((await ask(token, '/v1/disbursements/1/approve', 'POST')).status).toBe(403);
  });

  test('of a user that was ended opens nothing', async () => {
    const token = await world.provider.robotToken();
    await ask(token);
    await database.sql`update identity.users set active = false`;
    expect(await ask(token)).toMatchObject({ status: 403, body: { code: 'user_ended' } });
  });

  test.each<[string, () => Forgery | Promise<Forgery>]>([
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    ['for another audience', () => ({ claims: { aud: 'https://other.example' } })],
    ['that is an ID token for our client', () => ({ claims: { aud: clientId }, header: { typ: 'JWT' } })],
    ['of another type', () => ({ header: { typ: 'logout+jwt' } })],
    ['that is over', () => ({ claims: { exp: seconds() - 11 } })],
    ['that never ends', () => ({ claims: { exp: undefined as never } })],
    ['that has not begun', () => ({ claims: { nbf: seconds() + 60 } })],
    ['without a subject', () => ({ claims: { sub: undefined as never } })],
    ['signed with another key', async () => ({ key: (await generateKeyPair('RS256')).privateKey })],
    ['signed with a key that the provider has not', async () => ({ header: { kid: 'unknown' } })],
    [
      'signed with a secret',
      () => ({ header: { alg: 'HS256' }, key: new TextEncoder().encode('x'.repeat(32)) }),
    ],
  ])('%s lets nobody in', async (_what, forge) => {
    expect((await ask(await signed())).status).toBe(200);
    expect(await ask(await signed(await forge()))).toMatchObject({
      status: 401,
      body: { code: 'token_refused' },
    });
  });

  test('that is not signed, or was changed, lets nobody in', async () => {
    const [, payload = '', signature = ''] = (await signed()).split('.');
    const none = `${base64url({ alg: 'none', typ: 'at+jwt' })}.${payload}.`;
    const admin = base64url({
      iss: world.provider.issuer,
      aud: audience,
      sub: 'robot',
      roles: ['wulou-admin'],
      exp: seconds() + 60,
    });
    const changed = `${base64url({ alg: 'RS256', kid: 'first', typ: 'at+jwt' })}.${admin}.${signature}`;
    // The public key as a shared secret: what libraries without a list of algorithms fell for.
    const { n } = world.provider.key();
    const confused = await signed({ header: { alg: 'HS256' }, key: new TextEncoder().encode(n) });
    for (const token of [none, changed, confused, 'a.b.c', '..'])
      expect(await ask(token)).toMatchObject({ status: 401, body: { code: 'token_refused' } });
  });

  test('within ten seconds after its end is taken still: clocks differ', async () => {
    expect((await ask(await signed({ claims: { exp: seconds() - 5 } }))).status).toBe(200);
  });

  test('is taken with the provider’s new key at once, and with the old one no more', async () => {
    const before = await world.provider.robotToken();
    expect((await ask(before)).status).toBe(200);
    await world.provider.rotate();
    expect((await ask(await world.provider.robotToken())).status).toBe(200);
    expect(await ask(before)).toMatchObject({ status: 401, body: { code: 'token_refused' } });
  });

  test('of a provider that is down is asked to come again; sessions and known keys go on', async () => {
    const token = await world.provider.robotToken();
    world.provider.isDown = true;
    expect(await ask(token)).toMatchObject({ status: 503, body: { code: 'provider_unreachable' } });
    world.provider.isDown = false;
    expect((await ask(token)).status).toBe(200);
    world.provider.isDown = true;
    expect((await ask(token)).status).toBe(200);
    expect(await ask(await signed({ header: { kid: 'unknown' } }))).toMatchObject({ status: 503 });
  });

  test('is none at all where no audience is set', async () => {
    const deaf = await oidcWorld(database, { audience: null });
    const headers = { authorization: `Bearer ${await deaf.provider.robotToken()}` };
    const answer = await fetch(`${deaf.url}/v1/me`, { headers });
    expect(await answer.json()).toMatchObject({ status: 401, code: 'token_refused' });
  });
});
