import { ensureRunWorkflow, tellRun } from '../../src/api/run-workflow.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { createOfficeClient } from '../../src/connectors/social-security/office-client.ts';
import { changeIn, enter, taskOf, approveChange } from '../support/changes.ts';
import { approve, fix, listToApprove, load, otherName, runToEnd, start, until, upload, waiting } from '../support/months.ts';
import { loadEmployees } from '../support/organisation.ts';
import { putOfficeFile } from '../support/office-file.ts';
import { people, person } from '../support/people.ts';
import type { World } from '../support/world.ts';
import { noticeDeliveryId, paymentBatchId, workflowNames } from '../../src/workflows/contract.ts';
import { explain, putUnmatchedPayment } from '../support/unmatched-payment.ts';

/** Saves the history of a workflow under a name: of its latest run unless another is named. */
export type Save = (world: World, name: string, workflowId: string, runId?: string) => Promise<void>;
export type Course = (world: World, save: Save) => Promise<void>;

const period = '2026-10';

/** The courses that a month can take beyond the plain ones. */
export const monthCourses: readonly Course[] = [
  cancelledEarly,
  lostBatch,
  lostBeforeSending,
  lostWhilePaying,
  officeAway,
  silentBank,
  dueAgain,
  pinnedMonth,
  bankAhead,
  closeRefused, employmentChanged, toldTooLate,
  lateBank,
  fileInTheWindow,
  cancelledInTheWindow,
];

/** The list is rejected and waits for HR; then the bank does not answer for so long that it is told, and messages neither. */
async function lateBank(world: World, save: Save): Promise<void> {
  const { client, programme, sandbox, database } = world;
  await load(world, period, people(3));
  const run = await start(world, period);
  const { digest } = await listToApprove(world, run);
  await dataOf(world.as('finance1').POST('/v1/disbursements/{runId}/reject', {
    params: { path: { runId: run.id } }, body: { digest, reason: 'recorded' },
  }));
  await until('it to be a task', async () => (await database.sql`
    select from finance.tasks where kind = 'list_rejected'`).length > 0);
  await fix(world, run, 'E0001', { baseFen: 700_000 });
  await listToApprove(world, run, digest);
  await sandbox.setFaults({ seed: 3, outageSeconds: 12, smsDown: true });
  await approve(world, run);
  await until('the batch to be late', async () => {
    const late = `WorkflowType = 'paymentBatch' and WulouAttention = 'retrying' and WulouProgramme = '${programme}'`;
    return (await client.workflow.count(late)).count > 0;
  });
  await runToEnd(world, run);
  await save(world, 'disbursement-late-bank', run.workflowId);
  const [batch] = await database.sql<{ id: number }[]>`select id from finance.batches order by id`;
  await save(world, 'payment-batch-late', paymentBatchId(programme, period, batch?.id ?? 0));
  const delivery = noticeDeliveryId(programme, period, run.id);
  await until('the messages to be late', async () => {
    const late = `WorkflowId = '${delivery}' and WulouAttention = 'retrying'`;
    return (await client.workflow.count(late)).count > 0;
  });
  await sandbox.setFaults();
  await client.workflow.getHandle(delivery).result();
  await save(world, 'notice-delivery-late', delivery);
}

/** Nobody was due by the first file; another one comes while people may still be corrected. */
async function fileInTheWindow(world: World, save: Save): Promise<void> {
  await load(world, period, people(2), { E0001: otherName, E0002: otherName });
  const run = await start(world, period, { correctionWindowMs: 600_000 });
  await waiting(world, run, 'corrections');
  await load(world, period, people(2));
  await runToEnd(world, run);
  await save(world, 'disbursement-file-in-the-window', run.workflowId);
}

async function cancelledInTheWindow(world: World, save: Save): Promise<void> {
  await load(world, period, people(1), { E0001: otherName });
  const run = await start(world, period, { correctionWindowMs: 600_000 });
  await waiting(world, run, 'corrections');
  await dataOf(world.as('hr1').POST('/v1/disbursements/{runId}/cancel', { params: { path: { runId: run.id } } }));
  await world.client.workflow.getHandle(run.workflowId).result();
  await save(world, 'disbursement-cancelled-in-the-window', run.workflowId);
}

/** Called off before its file came; the file comes by hand in another. */
async function cancelledEarly(world: World, save: Save): Promise<void> {
  await loadEmployees(world.database, people(2));
  const run = await start(world, period);
  await waiting(world, run, 'upload');
  await dataOf(world.as('hr1').POST('/v1/disbursements/{runId}/cancel', { params: { path: { runId: run.id } } }));
  await world.client.workflow.getHandle(run.workflowId).result();
  await save(world, 'disbursement-cancelled-early', run.workflowId);
}

/** Approval takes its time; a batch ends as no batch may; messages cannot be sent when the second round has more. */
async function lostBatch(world: World, save: Save): Promise<void> {
  const { programme, sandbox, database } = world;
  await load(world, period, people(5), { E0002: otherName });
  await sandbox.setFaults({ smsDown: true });
  const run = await start(world, period, { correctionWindowMs: 600_000 });
  await listToApprove(world, run);
  await until('a reminder', async () => (await database.sql`
    select from finance.tasks where kind = 'approval_slow'`).length > 0);
  await sandbox.setFaults({ smsDown: true, seed: 3, outageSeconds: 3 });
  await approve(world, run);
  const batch = await until('a batch on its way', async () => (await database.sql<{ id: number }[]>`
    select id from finance.batches where state <> 'prepared' order by id`)[0]);
  await world.client.workflow.getHandle(paymentBatchId(programme, period, batch.id)).terminate('lost');
  const cancelled = await world.call('POST', `/v1/disbursements/${run.id}/cancel`, 'hr1');
  if (cancelled.status !== 409) throw new Error(`the cancellation was answered ${cancelled.status}`);
  await until('it to be a task', async () => (await database.sql`
    select from finance.tasks where kind = 'batch_failed'`).length > 0);
  await waiting(world, run, 'corrections');
  await fix(world, run, 'E0002', { name: person(2).name });
  await approve(world, run);
  await runToEnd(world, run);
  await save(world, 'disbursement-lost-batch', run.workflowId);
  await sandbox.setFaults();
  const delivery = noticeDeliveryId(programme, period, run.id);
  await world.client.workflow.getHandle(delivery).result();
  await save(world, 'notice-delivery-down', delivery);
}

async function lostBeforeSending(world: World, save: Save): Promise<void> {
  await load(world, period, people(3));
  const run = await start(world, period);
  await listToApprove(world, run);
  await lose(world, run.workflowId);
  await ensureRunWorkflow(world.client, world.taskQueue, run);
  await runToEnd(world, run);
  await save(world, 'disbursement-lost-before-sending', run.workflowId);
}

async function lostWhilePaying(world: World, save: Save): Promise<void> {
  await world.sandbox.setFaults({ seed: 4, outageSeconds: 2, lostReply: 0.5 });
  await load(world, period, people(6));
  const run = await start(world, period);
  await approve(world, run);
  await until('a batch on its way', async () => (await world.database.sql`
    select from finance.batches where state <> 'prepared'`).length > 0);
  await lose(world, run.workflowId);
  await ensureRunWorkflow(world.client, world.taskQueue, run);
  await runToEnd(world, run);
  await save(world, 'disbursement-lost-while-paying', run.workflowId);
}

/** The office does not answer, and people upload the month's file instead. */
async function officeAway(world: World, save: Save): Promise<void> {
  const away = createOfficeClient({ baseUrl: 'http://127.0.0.1:1', timeoutMs: 1_000 });
  await world.upgrade(undefined, { office: away });
  const staff = people(2);
  await loadEmployees(world.database, staff);
  const run = await start(world, period);
  await waiting(world, run, 'upload');
  await upload(world, period, staff);
  await runToEnd(world, run);
  await save(world, 'disbursement-office-away', run.workflowId);
}

/** The bank's statements do not come for so long that it is asked about every transfer, and finance is told. */
async function silentBank(world: World, save: Save): Promise<void> {
  const { sql } = world.database;
  await load(world, period, people(3));
  const run = await start(world, period);
  // As if all statements that it can give were settled already.
  await sql`insert into finance.statements (sequence, statement_id, file_id) values (1000, 'none', 0)`;
  await approve(world, run);
  await until('it to be a task', async () => (await sql`
    select from finance.tasks where kind = 'bank_silent'`).length > 0);
  await sql`delete from finance.statements where sequence = 1000`;
  await runToEnd(world, run);
  await save(world, 'disbursement-silent-bank', run.workflowId);
}

/** The day after: the month runs already. And when it is over: nothing is due. */
async function dueAgain(world: World, save: Save): Promise<void> {
  const { client, programme, taskQueue, database } = world;
  await database.sql`insert into benefits.calendar_days (day, banking, name)
    select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-01')::date, true, 'open'`;
  await load(world, '2000-01', people(2, { leftOn: '2001-01-01' }));
  const aDay = async (name: string): Promise<void> => {
    const workflowId = `due/${programme}/${name}`;
    await client.workflow.execute(workflowNames.disbursementDue, { taskQueue, workflowId, args: [{ programme }] });
    await save(world, `disbursement-due-${name}`, workflowId);
  };
  await aDay('first');
  await aDay('again');
  const [run] = await database.sql<{ period: string; workflowId: string }[]>`
    select period, workflow_id as "workflowId" from finance.runs`;
  if (!run) throw new Error('no run was due');
  await load(world, run.period, people(2, { leftOn: '2001-01-01' }));
  await client.workflow.getHandle(run.workflowId).result();
  await aDay('over');
  await world.sandbox.setFaults({ seed: 1, transient: 1 });
  await aDay('bank-down');
}

/** On a worker that keeps versions apart, as every real one does. */
async function pinnedMonth(world: World, save: Save): Promise<void> {
  await world.upgrade();
  await load(world, period, people(3), { E0002: otherName });
  const run = await start(world, period);
  await approve(world, run);
  await runToEnd(world, run);
  await save(world, 'disbursement-pinned', run.workflowId);
  const [batch] = await world.database.sql<{ id: number }[]>`select id from finance.batches order by id`;
  await save(world, 'payment-batch-pinned', paymentBatchId(world.programme, period, batch?.id ?? 0));
}

/** The bank has booked a payment of ours that nothing here accounts for, as after a restore: finance explains it first. */
async function bankAhead(world: World, save: Save): Promise<void> {
  const { sql } = world.database;
  await load(world, period, people(2));
  const run = await start(world, period);
  await listToApprove(world, run);
  const exceptionId = await putUnmatchedPayment(world);
  await approve(world, run);
  await until('it to be a task', async () => (await sql`
    select from finance.tasks where kind = 'bank_ahead'`).length > 0);
  await explain(world, exceptionId);
  await runToEnd(world, run);
  await save(world, 'disbursement-bank-ahead', run.workflowId);
}

/** Somebody is put on record while others are paid: the month does not close without him. */
async function closeRefused(world: World, save: Save): Promise<void> {
  await load(world, period, people(2));
  const run = await start(world, period);
  await listToApprove(world, run);
  await loadEmployees(world.database, people(3));
  await approve(world, run);
  await until('it to be a task', async () => (await world.database.sql`
    select from finance.tasks where kind = 'close_refused'`).length > 0);
  await runToEnd(world, run);
  await save(world, 'disbursement-close-refused', run.workflowId);
}

/** A leaving is taken back while others are paid, and the run was not told: the month is looked at again before it closes. */
async function employmentChanged(world: World, save: Save): Promise<void> {
  await load(world, period, [person(1), person(2), person(3, { leftOn: '2026-09-30' })]);
  const run = await start(world, period);
  await listToApprove(world, run);
  await loadEmployees(world.database, people(3));
  await approve(world, run);
  await runToEnd(world, run);
  await save(world, 'disbursement-employment-changed', run.workflowId);
}

/** Months that are closed and cancelled are told of something by who still took them for open. */
async function toldTooLate(world: World, save: Save): Promise<void> {
  await load(world, period, people(2));
  const run = await start(world, period);
  await approve(world, run);
  await runToEnd(world, run);
  await tellRun(world.client, world.taskQueue, run, 'itemsChanged');
  await world.client.workflow.getHandle(run.workflowId).result();
  await save(world, 'disbursement-told-when-closed', run.workflowId);
  const next = await start(world, '2026-11');
  await waiting(world, next, 'upload');
  await dataOf(world.as('hr1').POST('/v1/disbursements/{runId}/cancel', { params: { path: { runId: next.id } } }));
  await world.client.workflow.getHandle(next.workflowId).result();
  await tellRun(world.client, world.taskQueue, next, 'itemsChanged');
  await world.client.workflow.getHandle(next.workflowId).result();
  await save(world, 'disbursement-told-when-cancelled', next.workflowId);
}

/** There is no money for so long that the history is begun anew, and then again for corrections. */
export async function longMonth(world: World, save: Save): Promise<void> {
  const { client, sandbox } = world;
  await load(world, period, people(3), { E0002: otherName });
  await sandbox.put('bank/balance', { availableFen: 100 });
  const run = await start(world, period, { correctionWindowMs: 600_000 });
  await approve(world, run);
  const runIdOf = async () => (await client.workflow.getHandle(run.workflowId).describe()).runId;
  const first = await runIdOf();
  await until('a history begun anew', async () => (await runIdOf()) !== first);
  await save(world, 'disbursement-continued', run.workflowId, first);
  await sandbox.put('bank/balance', { availableFen: 1_000_000 });
  await waiting(world, run, 'corrections');
  await fix(world, run, 'E0002', { name: person(2).name });
  await approve(world, run);
  await runToEnd(world, run);
  await save(world, 'disbursement-continuing', run.workflowId);
}

/** The office is down for so long that the history of a change is begun anew. */
export async function longChange(world: World, save: Save): Promise<void> {
  const staff = people(2);
  await loadEmployees(world.database, staff, { today: '2024-01-01' });
  await putOfficeFile(world, '2024-02', staff);
  await world.sandbox.setFaults({ filingDown: true });
  const id = await enter(world, {
    employeeNo: 'E0001', kind: 'promotion', effectiveOn: '2024-03-01', position: '班长', salaryFen: 700_000,
  });
  await approveChange(world, id);
  await taskOf(world, 'office_unreachable');
  const workflowId = `employee-change/${id}`;
  const runIdOf = async () => (await world.client.workflow.getHandle(workflowId).describe()).runId;
  const first = await runIdOf();
  await until('a history begun anew', async () => (await runIdOf()) !== first, 120_000);
  await save(world, 'employee-change-continued', workflowId, first);
  await world.sandbox.setFaults();
  await changeIn(world, id, 'done');
  await world.client.workflow.getHandle(workflowId).result();
  await save(world, 'employee-change-continuing', workflowId);
}

/** What a server that lost its data would leave behind: nothing of this workflow. */
async function lose(world: World, workflowId: string): Promise<void> {
  await world.client.workflow.getHandle(workflowId).terminate('lost');
}
