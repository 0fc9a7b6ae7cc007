import { beforeEach, expect, test } from 'vitest';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { settleFiling } from '../../src/db/queries/bases/refused-filings.ts';
import { decideChange, withdrawChange } from '../../src/db/queries/changes/decide-change.ts';
import { putFiling } from '../support/appraised.ts';
import { enterByHand } from '../support/changes-by-hand.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

const words = '王秀英家里有事';
let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(2));
});

const audited = async (action: string) => {
  const rows = await database.sql`select details from audit.events where action = ${action}`;
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(words);
};
const enter = async () => {
  const entered = await enterByHand(database, 'E0001', { salaryFen: 700_000, note: '晋升' });
  if (!entered.ok) throw new Error(entered.refusal.code);
  return entered.change.id;
};
const note = async (id: number) =>
  (await database.sql`select note from hr.changes where id = ${id}`)[0]?.note as string | null;

test('why a refusal was accepted is kept with the filing, and not in the audit trail', async () => {
  const { id } = await putFiling(database, 'E0001', 677_250, '2026-10');
  await recordAnswers(database.sql, [
    { id, accepted: false, receiptNo: null, refusalReason: 'base_not_accepted' },
  ]);
  await settleFiling(database.sql, { id, reason: words, actor: 'hr1' });
  await audited('filing_settled');
  const [filing] = await database.sql`select settled_reason from benefits.base_filings where id = ${id}`;
  expect(filing?.settled_reason).toBe(words);
});

test('why a change was rejected is kept with the change, and not in the audit trail', async () => {
  const id = await enter();
  await decideChange(database.sql, id, { username: 'finance1' }, 'reject', words);
  await audited('change_rejected');
  expect(await note(id)).toBe(`晋升\n${words}`);
});

test('why a change was withdrawn is kept with the change, and not in the audit trail', async () => {
  const id = await enter();
  await withdrawChange(database.sql, id, 'hr1', words);
  await audited('change_withdrawn');
  expect(await note(id)).toBe(`晋升\n${words}`);
});
