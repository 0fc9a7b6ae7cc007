import { bankCodeOf } from '../../src/connectors/bank/bank-codes.ts';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { prepareChangeFiling, recordFilingAnswer } from '../../src/db/queries/changes/change-base.ts';
import { applyToPayroll, finishChange } from '../../src/db/queries/changes/change-payroll.ts';
import { applyToRecords, type RecordsStep } from '../../src/db/queries/changes/change-records.ts';
import { filingOfChange } from '../../src/db/queries/changes/changes.ts';
import { decideChange } from '../../src/db/queries/changes/decide-change.ts';
import {
  type ChangeEntered,
  enterChange,
  type NewChange,
} from '../../src/db/queries/changes/enter-change.ts';
import type { TestDatabase } from './postgres.ts';

/** The steps of a change on the database alone: the office's words are made up here. */

const asItIs: Omit<NewChange, 'employeeNo'> = {
  kind: 'position',
  effectiveOn: '2026-11-01',
  department: null,
  position: null,
  managerNo: null,
  salaryFen: null,
  leftOn: null,
  bankName: null,
  account: null,
  note: null,
  enteredBy: 'hr1',
};

export function enterByHand(
  { sql, privateData }: TestDatabase,
  employeeNo: string,
  wanted: Partial<NewChange>,
): Promise<ChangeEntered> {
  return enterChange(sql, privateData, { ...asItIs, employeeNo, ...wanted });
}

/** Enters a change and has it approved where it needs that. @returns its id. */
export async function entered(
  database: TestDatabase,
  employeeNo: string,
  wanted: Partial<NewChange>,
): Promise<number> {
  const answer = await enterByHand(database, employeeNo, wanted);
  if (!answer.ok) throw new Error(`the change of a test was refused: ${answer.refusal.code}`);
  const { id, needsApproval } = answer.change;
  if (needsApproval) await decideChange(database.sql, id, { username: 'finance1' }, 'approve', null);
  return id;
}

export const intoRecords = ({ sql, privateData }: TestDatabase, id: number): Promise<RecordsStep> =>
  applyToRecords(sql, privateData, id, bankCodeOf);

/** Files the base of a change and has the office answer it. */
export async function answered({ sql }: TestDatabase, id: number, accepted: boolean): Promise<void> {
  await prepareChangeFiling(sql, id);
  const filing = await filingOfChange(sql, id);
  if (filing)
    await recordAnswers(sql, [
      {
        id: filing.id,
        accepted,
        receiptNo: accepted ? 'SS1' : null,
        refusalReason: accepted ? null : 'base_not_accepted',
      },
    ]);
  await recordFilingAnswer(sql, id);
}

/** Carries a change through all steps. */
export async function carryThrough(database: TestDatabase, id: number, accepted = true): Promise<void> {
  await intoRecords(database, id);
  await answered(database, id, accepted);
  await applyToPayroll(database.sql, id);
  await finishChange(database.sql, id);
}
