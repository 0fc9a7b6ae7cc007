import { expect, test } from 'vitest';
import { dataOf } from '../../src/client/refusal.ts';
import { correct } from '../../src/db/queries/disbursement/corrections.ts';
import { must } from '../../src/domain/assert.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { approve, drawUp } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { apiOver } from './api.ts';

test('auditors read what was done in a month that is under way, page by page and without words of people', async () => {
  const database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  const run = await openMonth(database, '2026-10');
  await drawUp(database, run);
  const { sql, privateData } = database;
  const corrected = { runId: run.id, employeeNo: 'E0001', baseFen: 700_000, note: '已与张秀英核对' };
  await correct(sql, privateData, { ...corrected, actor: 'hr1', coolingOffDays: 3 });
  await approve(database, run, must(await drawUp(database, run), 'list'));
  const api = await apiOver(database);
  await api.addPerson('auditor1', 'auditor');
  await api.addPerson('hr1', 'hr');
  const asked = (as: string, query: object = {}) =>
    api.as(as).GET('/v1/audit/events', { params: { query: { subject: run.workflowId, ...query } } });
  const { events, next } = await dataOf(asked('auditor1'));
  expect(next).toBeNull();
  expect(events.map(({ action, withheld }) => [action, withheld])).toEqual(
    expect.arrayContaining([
      ['contributions_uploaded', false],
      ['run_started', false],
      ['item_corrected', true],
      ['approve', false],
    ]),
  );
  expect(JSON.stringify(events)).not.toContain('张秀英');
  const first = await dataOf(asked('auditor1', { limit: 1 }));
  expect(first.events).toEqual(events.slice(0, 1));
  const second = await dataOf(asked('auditor1', { limit: 1, after: first.next }));
  expect(second.events).toEqual(events.slice(1, 2));
  expect((await asked('hr1')).response.status).toBe(403);
  expect((await dataOf(asked('auditor1', { subject: 'disbursement/none/2026-10' }))).events).toEqual([]);
});
