import { beforeEach, expect, test } from 'vitest';
import {
  addWebhook,
  allowAmounts,
  changeWebhook,
  readWebhook,
} from '../../src/db/queries/webhooks/endpoints.ts';
import { mostWebhooks } from '../../src/domain/webhook-limits.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { setUpOrganisation } from '../support/organisation.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver, type TestApi } from './api.ts';

let database: TestDatabase;
let api: TestApi;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  api = await apiOver(database);
  await api.addPerson('admin1', 'admin');
  await api.addPerson('auditor1', 'auditor');
});

const add = () =>
  addWebhook(database.sql, {
    url: 'https://receiver.example/',
    description: '',
    types: ['run.closed'],
    parallel: 1,
    secret: database.privateData.encrypt('whsec_none'),
    by: 'admin1',
  });

test.each([
  [{ url: 'http://receiver.example/', types: ['run.closed'] }, 422, 'url_not_https'],
  [{ url: 'https://169.254.169.254/', types: ['run.closed'] }, 422, 'address_refused'],
  [{ url: 'receiver', types: ['run.closed'] }, 422, 'url_invalid'],
  [{ url: 'https://receiver.example/', types: ['item.expected'] }, 400, 'invalid_request'],
  [{ url: 'https://receiver.example/', types: [] }, 400, 'invalid_request'],
  [{ url: 'https://receiver.example/', types: ['run.closed'], parallel: 17 }, 400, 'invalid_request'],
])('%j is refused with %d %s, and nothing is made', async (body, status, code) => {
  const answer = await api.post('/v1/webhooks', { as: 'admin1', body });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await database.sql`select from webhooks.endpoints`).toHaveLength(0);
});

test('one that is made while Temporal is away is made, once, and its secret is told', async () => {
  const body = { url: 'https://receiver.example/', types: ['run.closed'] };
  const made = await api.post('/v1/webhooks', { as: 'admin1', body });
  expect(made).toMatchObject({ status: 201, body: { secret: expect.stringMatching(/^whsec_/) } });
  expect(await database.sql`select from webhooks.endpoints`).toHaveLength(1);
});

test('there are as many webhooks as the worker has places, and no more', async () => {
  for (let made = 0; made < mostWebhooks; made += 1) expect(await add()).not.toBeNull();
  expect(await add()).toBeNull();
  const answer = await api.post('/v1/webhooks', {
    as: 'admin1',
    body: { url: 'https://receiver.example/', types: ['run.closed'] },
  });
  expect([answer.status, answer.body.code]).toEqual([409, 'webhook_limit']);
  const { body } = await api.get('/v1/webhooks?limit=49', { as: 'auditor1' });
  expect(body.webhooks).toHaveLength(49);
  const { body: rest } = await api.get(`/v1/webhooks?limit=49&after=${body.next}`, { as: 'auditor1' });
  expect(rest.webhooks).toHaveLength(1);
});

test('nobody reads a secret back, and another address has to be allowed the amounts anew', async () => {
  const id = (await add())?.id ?? 0;
  await allowAmounts(database.sql, id, true, 'finance1');
  const { body } = await api.get(`/v1/webhooks/${id}`, { as: 'auditor1' });
  expect(body).toMatchObject({ amounts: true, amountsAllowedBy: 'finance1' });
  expect(JSON.stringify(body)).not.toContain('whsec');
  const same = () => undefined;
  await changeWebhook(database.sql, id, { description: 'same address' }, 'admin1', same);
  expect(await readWebhook(database.sql, id)).toMatchObject({ amountsAllowedBy: 'finance1' });
  await changeWebhook(database.sql, id, { url: 'https://elsewhere.example/' }, 'admin1', same);
  expect(await readWebhook(database.sql, id)).toMatchObject({ amountsAllowedBy: null });
});

test('every type of event is in the list with its schema, and in the OpenAPI document as a webhook', async () => {
  const { body } = await api.get('/v1/webhook-event-types', { as: 'auditor1' });
  const types = (body.types as { type: string; schema: { properties: object } }[]).map((one) => one.type);
  expect(types).toContain('item.returned');
  const { body: document } = await api.get('/openapi.json');
  expect(Object.keys(document.webhooks as object).sort()).toEqual([...types].sort());
});
