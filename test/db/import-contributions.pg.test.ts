import { beforeEach, describe, expect, test } from 'vitest';
import { previewRun } from '../../src/db/queries/disbursement/preview.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { approve, drawUp, itemOf, itemsOf, payMonth, reread, sendAll } from '../support/month-by-hand.ts';
import {
  loadContributions,
  loadEmployees,
  openMonth,
  programme,
  quickSettings,
  setUpOrganisation,
} from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;
const first = people(3).map((one) => lineOf(one));
const corrected = people(3).map((one, index) => lineOf(one, index === 0 ? { baseFen: 700_000 } : {}));
const uploads = () => database.sql`select state, line_count, total_fen from benefits.uploads order by id`;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(3));
});

describe('a contribution file', () => {
  test('is stored with its count and total', async () => {
    const loaded = await loadContributions(database, '2026-10', first);
    expect(loaded).toEqual({ ok: true, lines: 3, state: 'current', repeated: false, differences: 0 });
    expect(await uploads()).toEqual([{ state: 'current', line_count: 3, total_fen: 3 * 645_000 }]);
  });

  test('that comes again is the same upload', async () => {
    await loadContributions(database, '2026-10', first);
    expect(await loadContributions(database, '2026-10', first)).toMatchObject({ repeated: true });
    expect(await uploads()).toHaveLength(1);
  });

  test('of another unit is refused and leaves nothing', async () => {
    await loadContributions(database, '2026-10', first);
    const before = await everyTable(database);
    expect(await loadContributions(database, '2026-11', first, { unitNo: '999' })).toEqual({
      ok: false,
      refusal: { code: 'another_organisation' },
    });
    expect(await everyTable(database)).toEqual(before);
  });

  test('in a dry run changes nothing', async () => {
    const before = await everyTable(database);
    expect(await loadContributions(database, '2026-10', first, { dryRun: true })).toMatchObject({ ok: true });
    expect(await everyTable(database)).toEqual(before);
  });
});

describe('a corrected file', () => {
  beforeEach(async () => {
    await loadContributions(database, '2026-10', first);
    run = await openMonth(database, '2026-10');
  });

  test('before sending supersedes the first, and what was approved is void', async () => {
    const list = await drawUp(database, run);
    if (list) await approve(database, run, list);
    expect(await loadContributions(database, '2026-10', corrected)).toMatchObject({ state: 'current' });
    expect(await uploads()).toMatchObject([{ state: 'superseded' }, { state: 'current' }]);
    const again = await drawUp(database, run);
    expect(again?.digest).not.toBe(list?.digest);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 14_000 });
    const [round] = await database.sql`select state from finance.approval_rounds where run_id = ${run.id}`;
    expect(round).toEqual({ state: 'pending' });
  });

  test('before sending may be taken back by the first one', async () => {
    await loadContributions(database, '2026-10', corrected);
    expect(await loadContributions(database, '2026-10', first)).toMatchObject({ state: 'current' });
    expect(await uploads()).toMatchObject([{ state: 'current' }, { state: 'superseded' }]);
    const events = await database.sql`
      select subject, details ->> 'state' as state from audit.events where action = 'contributions_uploaded' order by id`;
    const [one, other] = await database.sql<{ id: number }[]>`select id from benefits.uploads order by id`;
    expect(events.slice(-3).map(({ subject }) => subject)).toEqual(
      [one, other, one].map((upload) => `upload/${upload?.id}`),
    );
  });

  test('is not taken back where the month was closed without sending', async () => {
    await loadContributions(database, '2026-10', corrected);
    await database.sql`update finance.runs set state = 'closed' where id = ${run.id}`;
    const before = await everyTable(database);
    expect(await loadContributions(database, '2026-10', first)).toEqual({
      ok: false,
      refusal: { code: 'month_closed' },
    });
    expect(await everyTable(database)).toEqual(before);
  });

  test('after sending began yields differences for finance and never a second payment', async () => {
    await sendAll(database, run);
    const before = await itemsOf(database, run);
    expect(await loadContributions(database, '2026-10', corrected)).toEqual({
      ok: true,
      lines: 3,
      state: 'late',
      repeated: false,
      differences: 1,
    });
    const exceptions = await database.sql`select kind, owner, amount_fen from finance.exceptions`;
    expect(exceptions).toEqual([{ kind: 'late_upload', owner: 'finance', amount_fen: 12_900 }]);
    expect(await drawUp(database, await reread(database, run), 2)).toBeNull();
    expect(await itemsOf(database, run)).toEqual(before);
  });

  test('after the close is refused', async () => {
    await payMonth(database, run, 1);
    const before = await everyTable(database);
    expect(await loadContributions(database, '2026-10', corrected)).toEqual({
      ok: false,
      refusal: { code: 'month_closed' },
    });
    expect(await everyTable(database)).toEqual(before);
  });
});

describe('a preview', () => {
  const wanted = {
    programme,
    period: '2026-10',
    scope: 'all',
    employeeId: null,
    workflowId: 'preview',
    settings: quickSettings,
    startedBy: 'hr1',
  };

  test('says what a run would do, and changes nothing', async () => {
    await loadContributions(database, '2026-10', [
      ...first.slice(0, 2),
      lineOf(person(3), { name: '另一个人' }),
      lineOf(person(90)),
    ]);
    const before = await everyTable(database);
    expect(await previewRun(database.sql, wanted)).toEqual({
      ok: true,
      counts: { due: 2, held: 1 },
      totalFen: 2 * 12_900,
      reasons: [{ reason: 'name_mismatch', count: 1 }],
      transfers: 2,
    });
    expect(await everyTable(database)).toEqual(before);
  });

  test('without a file is refused', async () => {
    expect(await previewRun(database.sql, wanted)).toEqual({ ok: false, refusal: { code: 'no_upload' } });
  });

  test('of a month that has a run is refused', async () => {
    await loadContributions(database, '2026-10', first);
    await openMonth(database, '2026-10');
    expect(await previewRun(database.sql, wanted)).toEqual({ ok: false, refusal: { code: 'run_exists' } });
  });
});
