import { createHash } from 'node:crypto';
import { calculateAmounts } from '../../src/db/queries/disbursement/amounts.ts';
import { type ApprovalList, prepareApprovalList } from '../../src/db/queries/disbursement/approval-list.ts';
import { acknowledgeVariance, type Decided, decide } from '../../src/db/queries/disbursement/approvals.ts';
import { markBatchSent, recordAnswers } from '../../src/db/queries/disbursement/batch-transfers.ts';
import { type SendingStarted, startSending } from '../../src/db/queries/disbursement/batches.ts';
import { type Closed, closeRun } from '../../src/db/queries/disbursement/close-run.ts';
import { type Corrected, type Correction, correct } from '../../src/db/queries/disbursement/corrections.ts';
import { expectItems } from '../../src/db/queries/disbursement/expected-items.ts';
import { policyInForce } from '../../src/db/queries/disbursement/policies.ts';
import { type Reconciled, reconcileItems } from '../../src/db/queries/disbursement/reconcile-items.ts';
import { type Run, readRun } from '../../src/db/queries/disbursement/runs.ts';
import { type StatementEntry, settleStatement } from '../../src/db/queries/disbursement/statements.ts';
import { currentUpload } from '../../src/db/queries/disbursement/uploads.ts';
import { must } from '../../src/domain/assert.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { TestDatabase } from './postgres.ts';

/** The steps of a month on the database alone: the bank's words are made up here, nothing leaves. */

export async function policyOf({ sql }: TestDatabase, run: Run): Promise<Policy> {
  return must(await policyInForce(sql, run.programme, run.period), 'policy of a test');
}

export async function reread({ sql }: TestDatabase, run: Run): Promise<Run> {
  return must(await readRun(sql, run.id), 'run of a test');
}

/** Takes up the upload, expects everybody and reconciles. */
export async function reconcile(database: TestDatabase, run: Run): Promise<Reconciled> {
  const upload = await currentUpload(database.sql, run.programme, run.period);
  await database.sql`update finance.runs set upload_id = ${upload} where id = ${run.id}`;
  const current = await reread(database, run);
  await expectItems(database.sql, current);
  return reconcileItems(database.sql, current, await policyOf(database, current));
}

/** Reconciles, calculates and draws up the list of a round. */
export async function drawUp(database: TestDatabase, run: Run, round = 1): Promise<ApprovalList | null> {
  await reconcile(database, run);
  const current = await reread(database, run);
  await calculateAmounts(database.sql, current, await policyOf(database, current), () => undefined);
  return prepareApprovalList(database.sql, current, round, current.startedBy);
}

export function approve(
  { sql }: TestDatabase,
  run: Run,
  list: { round: number; digest: string },
  approver = 'finance1',
): Promise<Decided> {
  const { round, digest } = list;
  return decide(sql, { runId: run.id, round, digest, decision: 'approve', approver });
}

/** What HR says of one person of a run. */
export function correctOne(
  { sql, privateData }: TestDatabase,
  run: Run,
  employeeNo: string,
  said: Pick<Correction, 'baseFen' | 'hold' | 'retry'>,
): Promise<Corrected> {
  const by = { note: null, actor: 'hr1', coolingOffDays: 3 };
  return correct(sql, privateData, { runId: run.id, employeeNo, ...said, ...by });
}

/** Draws up, approves and cuts the batches of a round. */
export async function readyToSend(
  database: TestDatabase,
  run: Run,
  round = 1,
): Promise<Extract<SendingStarted, { ok: true }>> {
  const list = must(await drawUp(database, run, round), 'a list');
  await acknowledgeVariance(database.sql, run.id, list.digest, 'finance1');
  await approve(database, run, list);
  const started = await startSending(database.sql, await reread(database, run), round);
  if (!started.ok) throw new Error(`sending did not start: ${started.refusal.code}`);
  return started;
}

export interface SentTransfer {
  readonly endToEndId: string;
  readonly amountFen: number;
  readonly employeeNo: string;
  readonly batchId: number;
}

/** Everything of the round is sent and accepted by the bank, but for those whom it refuses. */
export async function sendAll(
  database: TestDatabase,
  run: Run,
  round = 1,
  refused: Readonly<Record<string, string>> = {},
): Promise<SentTransfer[]> {
  const { batchIds } = await readyToSend(database, run, round);
  const sent: SentTransfer[] = [];
  for (const batchId of batchIds) {
    await markBatchSent(database.sql, batchId);
    const transfers = await transfersOf(database, batchId);
    await recordAnswers(
      database.sql,
      batchId,
      transfers.map(({ endToEndId, employeeNo }) => ({
        endToEndId,
        status: employeeNo in refused ? ('refused' as const) : ('accepted' as const),
        holdReason: refused[employeeNo] ?? null,
        bankReason: employeeNo in refused ? 'AC04' : null,
      })),
    );
    sent.push(...transfers);
  }
  return sent;
}

export function transfersOf({ sql }: TestDatabase, batchId: number): Promise<SentTransfer[]> {
  return sql<SentTransfer[]>`
    select t.end_to_end_id as "endToEndId", t.amount_fen as "amountFen", e.employee_no as "employeeNo", t.batch_id as "batchId"
    from finance.transfers t join finance.items i on i.id = t.item_id join hr.employees e on e.id = i.employee_id
    where t.batch_id = ${batchId} order by e.employee_no, i.obligation`;
}

export async function someFile({ sql }: TestDatabase): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into finance.files (kind, name, sha256, content) values ('camt.053', 'by hand', ${Buffer.alloc(32)}, ${Buffer.alloc(1)})
    returning id`;
  return must(row, 'file').id;
}

/** An entry of the bank's book; its reference follows from what it says. */
export function entry(
  endToEndId: string | null,
  amountFen: number,
  changes: Partial<StatementEntry> = {},
): StatementEntry {
  const said = JSON.stringify([endToEndId, amountFen, changes]);
  return {
    entryRef: createHash('sha256').update(said).digest('hex').slice(0, 20),
    endToEndId,
    amountFen,
    kind: 'booking',
    bookedAt: '2026-10-03T02:00:00.000Z',
    returnReason: null,
    ...changes,
  };
}

export async function settle(
  database: TestDatabase,
  sequence: number,
  entries: readonly StatementEntry[],
): Promise<void> {
  const fileId = await someFile(database);
  await settleStatement(database.sql, { sequence, statementId: `S${sequence}`, fileId, entries });
}

/** A month from the list to the close in which the bank books everything as ordered. */
export async function payMonth(database: TestDatabase, run: Run, sequence: number): Promise<Closed> {
  const sent = await sendAll(database, run);
  await settle(
    database,
    sequence,
    sent.map(({ endToEndId, amountFen }) => entry(endToEndId, amountFen)),
  );
  return closeRun(database.sql, await reread(database, run));
}

export interface ShownItem {
  readonly employeeNo: string;
  readonly obligation: string;
  readonly state: string;
  readonly reason: string | null;
  readonly reasons: string[];
  readonly amountFen: number | null;
  readonly bookedFen: number | null;
  readonly endToEndId: string | null;
  readonly attempts: number;
  readonly owner: string | null;
}

export function itemsOf({ sql }: TestDatabase, run: Run): Promise<ShownItem[]> {
  return sql<ShownItem[]>`
    select e.employee_no as "employeeNo", i.obligation, i.state, i.reason, i.reasons, i.amount_fen as "amountFen",
      i.booked_fen as "bookedFen", i.end_to_end_id as "endToEndId", i.attempts, i.owner
    from finance.items i join hr.employees e on e.id = i.employee_id
    where i.run_id = ${run.id} order by e.employee_no, i.obligation`;
}

export async function itemOf(
  database: TestDatabase,
  run: Run,
  employeeNo: string,
  obligation = 'month',
): Promise<ShownItem> {
  const items = await itemsOf(database, run);
  return must(
    items.find((item) => item.employeeNo === employeeNo && item.obligation === obligation),
    `item of ${employeeNo}`,
  );
}
