import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pages } from '../client/pages.ts';
import { ApiRefusal, dataOf } from '../client/refusal.ts';
import type { StackDescription } from '../stack/stack.ts';
import type { Report, ShownRun } from './answers.ts';
import { followRun } from './follow-run.ts';
import { createHomeApi, type HomeApi } from './home-api.ts';
import { saveFile } from './save-file.ts';
import { summaryOf } from './summary.ts';
import { upload } from './upload.ts';
import { UserError } from './user-error.ts';
import { faultsOfMonth } from './verify-month.ts';

export interface MonthJob {
  readonly programme: string;
  readonly period: string;
  /** Without it the records stay as they are. */
  readonly employees?: string | undefined;
  /** Without it the run fetches the month's file from the office's own service. */
  readonly contributions?: string | undefined;
  /** Asked before anything is paid, with everyone on record; a refusal ends the command. */
  readonly onEmployeesLoaded?: (() => Promise<void>) | undefined;
  readonly report?: string | undefined;
  readonly bankLedger?: string | undefined;
  readonly paymentsDir?: string | undefined;
  readonly faults?: string | undefined;
  readonly approve: boolean;
  readonly correctionWindowMs?: number | undefined;
}

/** Every file that a command is to read must be there before anything is started. */
export function requireFile(path: string, what: string): string {
  const resolved = resolve(path);
  const found = statSync(resolved, { throwIfNoEntry: false });
  if (!found) throw new UserError(`There is no file ${path} (${what}). Check the path. 找不到文件：${path}`);
  if (!found.isFile()) throw new UserError(`${path} (${what}) is not a file. 不是文件：${path}`);
  return resolved;
}

/**
 * The main job: imports, runs the month to its close, and writes what was asked for. A month that is open on this
 * home is taken up where it stands; a closed one is shown. @returns what does not hold, in words; empty if all does.
 */
export async function runMonth(
  job: MonthJob,
  home: string,
  description: () => StackDescription,
  say: (line: string) => void,
): Promise<{ faults: string[]; report: Report }> {
  const api = createHomeApi(description().api.url, home);
  if (job.faults !== undefined) await setFaults(description().sandbox.url, job.faults);
  const known = await findRun(api, job);
  if (!known) await requirePolicy(api, job);
  await load(api, job, known, say);
  // Starting an open month again is refused, and sees to it that its workflow runs.
  const run = known?.state === 'closed' ? known : await startRun(api, job, known ? () => undefined : say);
  if (known)
    say(
      known.state === 'closed'
        ? `  ${job.period} was closed on ${known.closedAt}: this is what it came to.`
        : `  taking up ${known.workflowId} at ${known.stage}`,
    );
  await followRun({ api, runId: run.runId, approve: job.approve, say, homeOption: ` --home ${home}` });
  return conclude(api, job, run.runId, say);
}

async function setFaults(sandboxUrl: string, faults: string): Promise<void> {
  const wanted = Object.entries(JSON.parse(faults) as Record<string, unknown>);
  const url = `${sandboxUrl}/faults`;
  const current = (await (await fetch(url)).json()) as Record<string, unknown>;
  // The same faults set again would begin the outage anew.
  if (wanted.every(([name, value]) => current[name] === value)) return;
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: faults,
  });
  if (!response.ok) throw new UserError(`The faults do not fit: ${await response.text()}`);
}

async function findRun(api: HomeApi, { programme, period }: MonthJob): Promise<ShownRun | null> {
  try {
    const query = { programme, period };
    return await dataOf(api.as('hr1').GET('/v1/disbursements/find', { params: { query } }));
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.code === 'run_unknown') return null;
    throw error;
  }
}

/** Both files are checked whole before either is loaded, so that a bad one leaves nothing half-loaded. */
async function load(
  api: HomeApi,
  job: MonthJob,
  known: ShownRun | null,
  say: (line: string) => void,
): Promise<void> {
  const hr = api.as('hr1');
  const { programme, period } = job;
  if (job.employees !== undefined)
    await dataOf(hr.POST('/v1/employees/import', await upload(job.employees, { dryRun: true })));
  if (job.contributions !== undefined) {
    const query = { programme, period, dryRun: true };
    await dataOf(hr.POST('/v1/contributions', await upload(job.contributions, query)));
  }
  if (known?.state !== 'closed' && job.employees !== undefined) {
    // While a month is under way its people may have been corrected since the file was made: the file must not undo that.
    if (known && known.stage !== 'upload')
      say('  employee records stay as they are: the month is under way (import a newer file over the API)');
    else await loadEmployees(job.employees);
  }
  await job.onEmployeesLoaded?.();
  if (known?.state === 'closed' || job.contributions === undefined) return;
  const loaded = waitedFor(
    await dataOf(hr.POST('/v1/contributions', await upload(job.contributions, { programme, period }))),
  );
  say(
    `  contributions: ${loaded.lines} lines${loaded.state === 'late' ? `, too late for payments under way: ${loaded.differences} differences for finance` : ''}`,
  );

  async function loadEmployees(file: string): Promise<void> {
    const imported = waitedFor(await dataOf(hr.POST('/v1/employees/import', await upload(file, {}))));
    say(
      `  employees: ${imported.added} added, ${imported.changed} changed, ${imported.unchanged} unchanged, ${imported.absent.length} on record and not in the file (still expected)`,
    );
  }
}

/** What a file came to. Only a caller who says so is answered before his file is loaded. */
function waitedFor<Reply extends object>(reply: Reply): Exclude<Reply, { operationId: number }> {
  if ('operationId' in reply) throw new Error('a file that is waited for was put off');
  return reply as Exclude<Reply, { operationId: number }>;
}

async function requirePolicy(api: HomeApi, { programme, period }: MonthJob): Promise<void> {
  const every = pages((after?: number) => {
    const params = { path: { code: programme }, query: { after } };
    return dataOf(api.as('hr1').GET('/v1/programmes/{code}/policies', { params }));
  });
  for await (const { policies } of every)
    if (policies.some((policy) => policy.effectiveFrom <= period)) return;
  throw new UserError(
    `There is no programme ${programme} with a policy for ${period}: nothing was loaded. GET /v1/programmes lists them.`,
  );
}

async function startRun(api: HomeApi, job: MonthJob, say: (line: string) => void): Promise<ShownRun> {
  const { programme, period, correctionWindowMs } = job;
  try {
    const body = { programme, period, correctionWindowMs };
    const run = await dataOf(api.as('hr1').POST('/v1/disbursements', { body }));
    say(`  started ${run.workflowId}`);
    return run;
  } catch (error) {
    // The answer to our own start was lost, or a schedule was first: it is the same month.
    const run =
      error instanceof ApiRefusal && error.problem.code === 'run_exists' ? await findRun(api, job) : null;
    if (run) return run;
    throw error;
  }
}

async function conclude(
  api: HomeApi,
  job: MonthJob,
  runId: number,
  say: (line: string) => void,
): Promise<{ faults: string[]; report: Report }> {
  const report = await dataOf(
    api.as('hr1').GET('/v1/disbursements/{runId}/report', { params: { path: { runId } } }),
  );
  const ledger = await dataOf(
    api.as('finance1').GET('/v1/bank/ledger', {
      params: { query: { reason: "wulou month: the month is held against the bank's own book" } },
      parseAs: 'text',
    }),
  );
  for (const line of summaryOf(report)) say(line);
  if (job.paymentsDir !== undefined) await savePayments(api, runId, job.paymentsDir);
  if (job.bankLedger !== undefined) saveFile(job.bankLedger, ledger);
  if (job.report !== undefined) saveFile(job.report, `${JSON.stringify(report, null, 1)}\n`);
  return { faults: faultsOfMonth(report, ledger), report };
}

async function savePayments(api: HomeApi, runId: number, folder: string): Promise<void> {
  const finance = api.as('finance1');
  mkdirSync(folder, { recursive: true });
  const everyFile = pages((after?: number) =>
    dataOf(
      finance.GET('/v1/disbursements/{runId}/payment-files', {
        params: { path: { runId }, query: { after } },
      }),
    ),
  );
  for await (const { files } of everyFile) {
    for (const { id, name } of files)
      saveFile(
        join(folder, name),
        await dataOf(
          finance.GET('/v1/disbursements/{runId}/payment-files/{fileId}', {
            params: {
              path: { runId, fileId: id },
              query: { reason: 'wulou month --payments-dir: the payment files of the month are kept' },
            },
            parseAs: 'text',
          }),
        ),
      );
  }
}
