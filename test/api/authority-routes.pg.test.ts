import { beforeAll, describe, expect, test } from 'vitest';
import { actions, reachOf } from '../../src/domain/authority.ts';
import { roles } from '../../src/domain/roles.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { type Method, openApi, type TestApi } from './api.ts';

/** Every route by every role, against the table. What a role may do to whose record is in authority-records. */
const database = await freshDatabase();
await setUpOrganisation(database);
await loadEmployees(database, people(roles.length));
let api: TestApi;

beforeAll(async () => {
  const opened = await openApi(database, '127.0.0.1:1');
  api = opened;
  return opened.close;
});

/** Nothing is there under this key, so that a role that may call the route changes nothing. */
const pathOf = (url: string): string => url.replace(/:\w+/g, '999999').replace('*', 'x');

/** A login of one call: some routes end it. */
let logins = 0;
async function loginOf(role: (typeof roles)[number]): Promise<string> {
  logins += 1;
  const name = `${role}-${logins}`;
  await api.addPerson(name, role);
  return name;
}

test('every route names an action of the table, and every action has a role', () => {
  expect(api.routes.length).toBeGreaterThan(70);
  const named = api.routes.map(({ action }) => action).filter((action) => action !== 'anyone');
  expect(named.filter((action) => !actions.includes(action))).toEqual([]);
  expect(actions.filter((action) => roles.every((role) => reachOf(role, action).length === 0))).toEqual([]);
});

test('without a login only these are open', () => {
  const open = api.routes
    .filter(({ action }) => action === 'anyone')
    .map(({ method, url }) => `${method} ${url}`);
  expect(open.sort()).toEqual([
    'GET /health',
    'GET /login',
    'GET /login/page.css',
    'GET /login/page.js',
    'GET /openapi.json',
    'GET /ready',
    'GET /v1/oidc/callback',
    'GET /v1/oidc/login',
    'POST /v1/login',
    'POST /v1/login/cookie',
  ]);
});

test('whoever is not logged in, or says so with a token that nobody has, is asked to log in everywhere else', async () => {
  for (const { method, url, action } of api.routes) {
    if (action === 'anyone') continue;
    for (const as of [undefined, 'nobodys-token']) {
      const { status, body } = await api.ask(method as Method, pathOf(url), as === undefined ? {} : { as });
      expect([status, body.code], `${method} ${url}`).toEqual([401, 'login_needed']);
    }
  }
});

describe.each(roles)('the role %s', (role) => {
  test('may call what the table gives it, and nothing else', async () => {
    const answers: Record<string, boolean> = {};
    const table: Record<string, boolean> = {};
    for (const { method, url, action } of api.routes) {
      if (action === 'anyone') continue;
      const as = await loginOf(role);
      const { status, body } = await api.ask(method as Method, pathOf(url), { as });
      const route = `${method} ${url} (${action})`;
      expect(status, route).not.toBe(401);
      answers[route] = !(status === 403 && body.code === 'not_allowed');
      table[route] = reachOf(role, action).length > 0;
    }
    expect(answers).toEqual(table);
  });
});
