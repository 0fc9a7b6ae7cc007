import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { type ListeningApi, listen, logIn } from '../http/listening-api.ts';
import { readEvents } from './event-reader.ts';

const streams = { streamsPerPerson: 3, pollMs: 50, heartbeatMs: 200, recheckMs: 200 };
let database: TestDatabase;
let api: ListeningApi;
let ops: string;
let runId: number;

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  ops = await logIn(database, 'ops1', 'ops');
  api = await listen(database, { streams });
});
afterAll(() => api.close());

let month = 0;
beforeEach(async () => {
  month += 1;
  const [run] = await database.sql<{ id: number }[]>`
    insert into finance.runs (programme, period, workflow_id, settings, started_by)
    values ('medical-passbook', to_char(make_date(2026, ${month}::int, 1), 'YYYY-MM'), ${`run/${month}`}, '{}', 'hr1') returning id`;
  runId = run?.id ?? 0;
});

const follow = (headers: Record<string, string> = {}, token = ops) =>
  readEvents(`${api.url}/v1/disbursements/${runId}/events`, { authorization: `Bearer ${token}`, ...headers });
const enter = (stage: string) => database.sql`update finance.runs set stage = ${stage} where id = ${runId}`;
const close = () =>
  database.sql`update finance.runs set state = 'closed', closed_at = now() where id = ${runId}`;

describe('the events of a run', () => {
  test('tell how it stands, each change of its stage and of its counts, and that it is over', async () => {
    const reader = await follow();
    expect(reader.status).toBe(200);
    expect(reader.headers.get('content-type')).toContain('text/event-stream');
    expect(reader.headers.get('cache-control')).toBe('no-store');
    expect(reader.headers.get('x-request-id')).toBeTruthy();
    await expect
      .poll(() => reader.told.map(({ event }) => event), { timeout: 10_000 })
      .toEqual(['stage', 'progress']);
    expect(reader.told[1]?.data).toMatchObject({
      runId,
      state: 'open',
      stage: 'upload',
      round: 1,
      counts: {},
      batches: { all: 0, sent: 0, answered: 0 },
    });
    await database.sql`
      insert into finance.batches (run_id, round, sequence, message_id, transfer_count, total_fen, state)
      values (${runId}, 1, 1, ${`m${runId}`}, 1, 100, 'sent')`;
    await expect.poll(() => reader.told.length, { timeout: 10_000 }).toBe(3);
    expect(reader.told[2]).toMatchObject({
      event: 'progress',
      data: { batches: { all: 1, sent: 1, answered: 0 } },
    });
    await enter('pay');
    await expect.poll(() => reader.told.length, { timeout: 10_000 }).toBe(5);
    expect(reader.told[3]).toMatchObject({ event: 'stage', data: { stage: 'pay', state: 'open' } });
    await close();
    await reader.ended;
    expect(reader.told.slice(5).map(({ event }) => event)).toEqual(['stage', 'progress', 'end']);
    expect(new Set(reader.told.slice(0, 5).map(({ id }) => id)).size).toBe(5);
  });

  test('say what the address of the progress says', async () => {
    await close();
    const reader = await follow();
    await reader.ended;
    const response = await fetch(`${api.url}/v1/disbursements/${runId}/progress`, {
      headers: { authorization: `Bearer ${ops}` },
    });
    expect(reader.told[1]?.data).toEqual(await response.json());
  });

  test('go on after the one that was read last', async () => {
    const first = await follow();
    await expect.poll(() => first.told.length, { timeout: 10_000 }).toBe(2);
    first.leave();
    const [stage, progress] = first.told;
    const after = await follow({ 'last-event-id': progress?.id ?? '' });
    const afterStage = await follow({ 'last-event-id': stage?.id ?? '' });
    await expect
      .poll(() => afterStage.told.map(({ event }) => event), { timeout: 10_000 })
      .toEqual(['progress']);
    expect(after.told).toEqual([]);
    await enter('approve');
    await expect
      .poll(() => after.told.map(({ event }) => event), { timeout: 10_000 })
      .toEqual(['stage', 'progress']);
    after.leave();
    afterStage.leave();
    // Whoever missed something is told how it stands now.
    const late = await follow({ 'last-event-id': progress?.id ?? '' });
    await expect.poll(() => late.told[0]?.data.stage, { timeout: 10_000 }).toBe('approve');
    late.leave();
  });

  test('bear signs of life where nothing happens', async () => {
    const reader = await follow();
    await expect.poll(() => reader.comments(), { timeout: 10_000 }).toBeGreaterThan(2);
    reader.leave();
  });

  test('end when the reader may not read them any more', async () => {
    const gone = await logIn(database, 'auditor1', 'auditor');
    const reader = await follow({}, gone);
    await expect.poll(() => reader.told.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await database.sql`
      delete from identity.sessions s using identity.users u where u.id = s.user_id and u.username = 'auditor1'`;
    const begunMs = Date.now();
    await reader.ended;
    expect(Date.now() - begunMs).toBeLessThan(5_000);
  });

  test('are for those who may see the run, and only so many streams for each', async () => {
    const stranger = await logIn(database, 'employee1', 'employee');
    expect((await follow({}, stranger)).status).toBe(403);
    expect((await follow({}, 'nobody')).status).toBe(401);
    const own = await logIn(database, 'hr1', 'hr');
    const readers = [await follow({}, own), await follow({}, own), await follow({}, own)];
    expect(readers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const refused = await fetch(`${api.url}/v1/disbursements/${runId}/events`, {
      headers: { authorization: `Bearer ${own}` },
    });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      429,
      'too_many_streams',
    ]);
    const other = await follow();
    expect(other.status).toBe(200);
    for (const reader of [...readers, other]) reader.leave();
    await expect
      .poll(async () => {
        const again = await follow({}, own);
        again.leave();
        return again.status;
      })
      .toBe(200);
  });

  test('are told to nobody by a HEAD, nor as JSON', async () => {
    const address = `${api.url}/v1/disbursements/${runId}/events`;
    const headers = { authorization: `Bearer ${ops}` };
    const head = await fetch(address, { method: 'HEAD', headers });
    expect([head.status, head.headers.get('allow')]).toEqual([405, 'GET']);
    expect((await fetch(address, { headers: { ...headers, accept: 'application/json' } })).status).toBe(406);
    const unknown = await fetch(`${api.url}/v1/disbursements/999999/events`, { headers });
    expect(unknown.status).toBe(404);
  });

  test('end with the server, which does not wait for readers', async () => {
    const other = await listen(database, { streams });
    const reader = await readEvents(`${other.url}/v1/disbursements/${runId}/events`, {
      authorization: `Bearer ${ops}`,
    });
    await expect.poll(() => reader.told.length, { timeout: 10_000 }).toBe(2);
    const begunMs = Date.now();
    await Promise.all([other.close(), reader.ended]);
    expect(Date.now() - begunMs).toBeLessThan(5_000);
  });
});
