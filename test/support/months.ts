import { setTimeout as pause } from 'node:timers/promises';
import { tellRun } from '../../src/api/run-workflow.ts';
import type { AnswerTo } from '../../src/client/client.ts';
import type { paths } from '../../src/client/openapi.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { approvalState } from '../../src/db/queries/disbursement/approval-list.ts';
import type { ContributionRow } from '../../src/db/queries/disbursement/import-contributions.ts';
import {
  type MonthReport,
  monthReport,
  statementDisagreements,
} from '../../src/db/queries/disbursement/report.ts';
import { findRun, type Run } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { type DisbursementState, state } from '../../src/workflows/contract.ts';
import { replyOf } from './injected-client.ts';
import { reread } from './month-by-hand.ts';
import { loadContributions, loadEmployees } from './organisation.ts';
import { lineOf, type Person } from './people.ts';
import type { World } from './world.ts';

const pollMs = 40;
/** A month of a handful of people takes seconds; a test that waits so long has found something. */
const patienceMs = 60_000;

/** Waits for a condition, with a bound; what it was waiting for stands in the error. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs = patienceMs,
): Promise<T> {
  for (const deadline = Date.now() + withinMs; ; ) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms in vain for: ${what}`);
    await pause(pollMs);
  }
}

/** Puts employees and the month's file on record; the file is right but for the lines that are given. */
export async function load(
  world: World,
  period: string,
  staff: readonly Person[],
  wrong: Readonly<Record<string, Partial<ContributionRow>>> = {},
): Promise<void> {
  const imported = await loadEmployees(world.database, staff);
  if (!imported.ok) throw new Error('the employees of a test were refused');
  await upload(world, period, staff, wrong);
}

/** Puts the month's file on record, and tells the run of it as the API does. */
export async function upload(
  { database, programme, client, taskQueue }: World,
  period: string,
  staff: readonly Person[],
  wrong: Readonly<Record<string, Partial<ContributionRow>>> = {},
): Promise<void> {
  const lines = staff.map((one) => lineOf(one, wrong[one.employeeNo] ?? {}));
  const uploaded = await loadContributions(database, period, lines, { programme });
  if (!uploaded.ok) throw new Error('the file of a test was refused');
  const run = await findRun(database.sql, programme, period);
  if (run?.state === 'open') await tellRun(client, taskQueue, run, 'uploadReceived');
}

export const otherName: Partial<ContributionRow> = { name: '另一个人', nameKey: '另一个人' };

const corrections = '/v1/disbursements/{runId}/corrections';
type Correction = paths[typeof corrections]['post']['requestBody']['content']['application/json'];

/** Corrects somebody over the API, as HR does. */
export function fix(
  world: World,
  run: Run,
  employeeNo: string,
  changes: Omit<Correction, 'employeeNo'>,
): Promise<AnswerTo<'post', typeof corrections>> {
  const params = { path: { runId: run.id } };
  return dataOf(world.as('hr1').POST(corrections, { params, body: { employeeNo, ...changes } }));
}

/** Waits for what a run waits for. */
export async function waiting(
  { client }: World,
  run: Run,
  reason: DisbursementState['waitingFor'],
): Promise<void> {
  const handle = client.workflow.getHandle(run.workflowId);
  await until(
    `${run.period} waiting for ${reason}`,
    async () => (await handle.query(state)).waitingFor === reason,
  );
}

/** Ends the correction window over the API once the run waits in it: what is held is carried over. */
export async function endCorrections(world: World, run: Run): Promise<void> {
  await waiting(world, run, 'corrections');
  const { status, body } = await replyOf(
    world
      .as('hr1')
      .POST('/v1/disbursements/{runId}/end-corrections', { params: { path: { runId: run.id } } }),
  );
  if (status !== 200) throw new Error(`the end of the window was answered ${status}: ${body.code}`);
}

export interface OpenTask {
  readonly kind: string;
  readonly owner: string;
  readonly state: string;
  readonly escalation: number;
}

export function tasksOf({ database }: World, run: Run): Promise<OpenTask[]> {
  return database.sql<OpenTask[]>`
    select kind, owner, state, escalation from finance.tasks where run_id = ${run.id} order by id`;
}

/** Starts a month over the API, as HR does. */
export async function start(
  world: World,
  period: string,
  options: { correctionWindowMs?: number; employeeNo?: string } = {},
): Promise<Run> {
  const { programme, database } = world;
  const { status, body } = await replyOf(
    world.as('hr1').POST('/v1/disbursements', {
      body: {
        programme,
        period,
        ...options,
      },
    }),
  );
  if (status !== 201) throw new Error(`the start was answered ${status}: ${body.code}`);
  return must(await findRun(database.sql, programme, period, body.scope), 'run that was started');
}

/** Waits for a list that can be approved. A digest may be named that it must not be. */
export function listToApprove(
  { database }: World,
  run: Run,
  not: string | null = null,
): Promise<{ round: number; digest: string }> {
  return until('a list to approve', async () => {
    const { round, stage } = await reread(database, run);
    const state = await approvalState(database.sql, run.id, round);
    return (
      stage === 'approve' &&
      state?.state === 'pending' &&
      state.digest !== not && { round, digest: state.digest }
    );
  });
}

/** A list may change, or the run go on, while somebody looks at it: then he looks again. */
const lookAgain = ['digest_changed', 'not_waiting_for_approval'];

/** Approves the present list over the API, swings acknowledged, by as many as it needs. */
export async function approve(world: World, run: Run): Promise<void> {
  const params = { path: { runId: run.id } };
  await until(`the approval of ${run.period}`, async () => {
    const { digest } = await listToApprove(world, run);
    const list = { params, body: { digest } };
    await world.as('finance1').POST('/v1/disbursements/{runId}/acknowledge-variance', list);
    for (const approver of ['finance1', 'finance2', 'finance3']) {
      const { status, body } = await replyOf(
        world.as(approver).POST('/v1/disbursements/{runId}/approve', list),
      );
      if (status === 409 && lookAgain.includes(body.code ?? '')) return false;
      if (status !== 200) throw new Error(`the approval was answered ${status}: ${body.code}`);
      if (body.complete) return true;
    }
    throw new Error('three approvers were not enough');
  });
}

/** The end of a run, whatever stages lie before it; every list on the way is approved. */
export async function runToEnd(world: World, run: Run): Promise<MonthReport> {
  await until(`the close of ${run.period}`, async () => {
    const { state, stage, round } = await reread(world.database, run);
    if (state === 'closed') return true;
    const list = await approvalState(world.database.sql, run.id, round);
    if (stage === 'approve' && list?.state === 'pending') await approve(world, run);
    return false;
  });
  return reportOf(world, run);
}

/** A whole month from its start to its close. */
export async function month(
  world: World,
  period: string,
  options: { correctionWindowMs?: number } = {},
): Promise<{ run: Run; report: MonthReport }> {
  const run = await start(world, period, options);
  return { run, report: await runToEnd(world, run) };
}

/** The report of a run, which must agree with the bank's own book to the fen. */
export async function reportOf(world: World, run: Run): Promise<MonthReport> {
  const report = await monthReport(world.database.sql, await reread(world.database, run));
  const disagreements = await statementDisagreements(world.database.sql, run);
  if (disagreements > 0) throw new Error(`${disagreements} transfers differ from the statements`);
  return report;
}

export interface Booking {
  readonly endToEndId: string;
  readonly account: string;
  readonly amountFen: number;
  readonly status: string;
}

/** The bank's own book. */
export async function bankBook({ sandbox }: World): Promise<Booking[]> {
  return parseBook(await (await fetch(`${sandbox.baseUrl}/bank/ledger.csv`)).text());
}

export function parseBook(csv: string): Booking[] {
  return csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [endToEndId = '', account = '', amountFen = '', , status = ''] = line.split(',');
      return { endToEndId, account, amountFen: Number(amountFen), status: status.trim() };
    });
}

/** What an account holds in the end: bookings less returns, and how many bookings stand. */
export function heldBy(book: readonly Booking[], account: string | null): { fen: number; bookings: number } {
  let fen = 0;
  let bookings = 0;
  for (const booking of book) {
    if (booking.account !== account) continue;
    const sign = booking.status === 'returned' ? -1 : 1;
    fen += sign * booking.amountFen;
    bookings += sign;
  }
  return { fen, bookings };
}
