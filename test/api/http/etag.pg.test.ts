import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { type ListeningApi, listen, logIn } from './listening-api.ts';

let database: TestDatabase;
let first: ListeningApi;
let second: ListeningApi;
let admin: string;

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  admin = await logIn(database, 'admin1', 'admin');
  first = await listen(database);
  second = await listen(database);
});
afterAll(() => Promise.all([first.close(), second.close()]));

const read = (api: ListeningApi, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/v1/settings`, { headers: { authorization: `Bearer ${admin}`, ...headers } });
const edit = (api: ListeningApi, body: object, ifMatch?: string, more: Record<string, string> = {}) =>
  fetch(`${api.url}/v1/settings`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${admin}`,
      'content-type': 'application/json',
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...more,
    },
    body: JSON.stringify(body),
  });
const longTag = `"${'x'.repeat(1000)}"`;
const tagOf = (response: Response) => response.headers.get('etag') ?? '';

describe('what can be edited', () => {
  test('has a strong tag that is the same until it is changed', async () => {
    const tag = tagOf(await read(first));
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(tagOf(await read(second))).toBe(tag);
    const edited = await edit(first, { batchSize: 901 }, tag);
    expect(edited.status).toBe(200);
    expect(tagOf(edited)).not.toBe(tag);
    expect(tagOf(await read(second))).toBe(tagOf(edited));
  });

  test('is in the trail as it was before and as it is after', async () => {
    const { batchSize } = (await (await read(first)).json()) as { batchSize: number };
    expect((await edit(first, { batchSize: 899, batchesAtOnce: 7 }, '*')).status).toBe(200);
    const [event] = await database.sql`
      select actor, details from audit.events where action = 'settings_changed' order by id desc limit 1`;
    expect(event).toEqual({
      actor: 'admin1',
      details: {
        changed: 'batchSize,batchesAtOnce',
        before: { batchSize, batchesAtOnce: expect.any(Number) },
        after: { batchSize: 899, batchesAtOnce: 7 },
      },
    });
  });

  test('is not given again to whoever has it', async () => {
    const tag = tagOf(await read(first));
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const response = await read(first, { 'if-none-match': known });
      expect([response.status, await response.text(), tagOf(response)]).toEqual([304, '', tag]);
    }
    expect((await read(first, { 'if-none-match': '"other"' })).status).toBe(200);
    const tooLong = await read(first, { 'if-none-match': longTag });
    expect(tooLong.status).toBe(400);
  });

  test('is changed whatever the change says that it knows: that is asked of reads alone', async () => {
    const edited = await edit(first, { batchSize: 903 }, '*', { 'if-none-match': longTag });
    expect([edited.status, await edited.json()]).toEqual([200, expect.objectContaining({ batchSize: 903 })]);
  });

  test('is changed only by whoever says what he changes', async () => {
    const unsaid = await edit(first, { batchSize: 902 });
    expect([unsaid.status, ((await unsaid.json()) as { code: string }).code]).toEqual([
      428,
      'if_match_needed',
    ]);
    const tag = tagOf(await read(first));
    for (const other of ['"other"', `W/${tag}`, tag.slice(1, -1)]) {
      const refused = await edit(first, { batchSize: 902 }, other);
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
        412,
        'changed_meanwhile',
      ]);
    }
    expect((await (await read(first)).json()) as object).not.toMatchObject({ batchSize: 902 });
    expect((await edit(first, { batchSize: 902 }, '*')).status).toBe(200);
  });

  test('is changed by one of two who change it at once, and the other is told', async () => {
    for (let round = 0; round < 10; round += 1) {
      const tag = tagOf(await read(first));
      // Values that no round before can have set: an edit that changes nothing leaves the tag, and both would hold.
      const answers = await Promise.all([
        edit(first, { batchSize: 20 + round }, tag),
        edit(second, { batchesAtOnce: 40 + round }, tag),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
    }
  });
});
