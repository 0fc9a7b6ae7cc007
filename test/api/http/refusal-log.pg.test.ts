import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import { type ListeningApi, listen, logIn } from './listening-api.ts';

/** What the log keeps of a refusal: when, which request, what, and who, without anything that he sent. */
const database = await freshDatabase();
await setUpOrganisation(database);
let api: ListeningApi;
let auditor: string;

beforeAll(async () => {
  api = await listen(database);
  auditor = await logIn(database, 'auditor7', 'auditor');
});
afterAll(() => api.close());

async function refusalOf(id: string, authorization: string): Promise<string> {
  await fetch(`${api.url}/v1/users?after=secret-word`, { headers: { authorization, 'x-request-id': id } });
  const isRefusal = (line: string) => line.includes(id) && line.includes('"refused"');
  await expect.poll(() => api.log.some(isRefusal)).toBe(true);
  return api.log.find(isRefusal) as string;
}

test('the log says who was refused what, and when', async () => {
  const line = await refusalOf('not-allowed-1', `Bearer ${auditor}`);
  const [user] = await database.sql<
    { id: number }[]
  >`select id from identity.users where username = 'auditor7'`;
  expect(JSON.parse(line)).toMatchObject({
    level: 30,
    time: expect.any(Number),
    requestId: 'not-allowed-1',
    method: 'GET',
    route: '/v1/users',
    status: 403,
    user: user?.id,
  });
  expect(line).not.toMatch(/secret-word|auditor7/);
  expect(line).not.toContain(auditor);
});

test('of somebody who is not known it says where he came from', async () => {
  const line = await refusalOf('not-known-1', 'Bearer nobodys-token');
  expect(JSON.parse(line)).toMatchObject({ status: 401, route: '/v1/users', address: '127.0.0.1' });
  expect(line).not.toMatch(/nobodys-token|secret-word/);
});
