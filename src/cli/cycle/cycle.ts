import { ApiRefusal, dataOf } from '../../client/refusal.ts';
import { firstDay, lastDay, nextPeriod, type Period } from '../../domain/period.ts';
import type { StackDescription } from '../../stack/stack.ts';
import type { Report } from '../answers.ts';
import { createHomeApi, type HomeApi } from '../home-api.ts';
import { runMonth } from '../month.ts';
import { saveFile } from '../save-file.ts';
import { UserError } from '../user-error.ts';
import type { ShownCycle } from './cycle-answers.ts';
import { awaitPayouts, gatherFeedback } from './cycle-feedback.ts';
import { confirmGoals } from './cycle-goals.ts';
import { provisionPeople } from './cycle-people.ts';
import { awaitFilings, putRaisesInForce, releaseResults } from './cycle-raises.ts';
import { giveScores } from './cycle-scores.ts';
import { summaryOfCycle } from './cycle-summary.ts';
import { awaitCycle, type CycleWorld } from './cycle-world.ts';
import { handToOffice } from './office-desk.ts';
import { openPeopleFile, type PeopleFile } from './people-file.ts';
import { checkScores, loadScores } from './score-sheet.ts';
import { faultsOfCycle } from './verify-cycle.ts';

export interface CycleJob {
  readonly programme: string;
  /** The month that is paid as it stands and whose days are evaluated; the month after it shows the results. */
  readonly period: Period;
  readonly employees: string;
  readonly contributions: string;
  readonly scores: string;
  readonly report?: string | undefined;
  readonly approve: boolean;
}

/**
 * What a cycle of days or weeks waits for, in a command that plays everybody: people who act take no time, and whoever
 * left and cannot give feedback is not waited for long. Milliseconds.
 */
const playedSettings = {
  appealWindowMs: 2_000,
  payoutPollMs: 500,
  retryPauseMaxMs: 5_000,
  feedbackWindowMs: 15 * 60_000,
};

/**
 * Pays a month, runs a whole appraisal cycle as everybody in it, and pays the month after. Given again on the same home
 * it goes on where it stands: what was done is asked for, never done twice. @returns what does not hold, in words.
 */
export async function runCycle(
  job: CycleJob,
  home: string,
  description: () => StackDescription,
  say: (line: string) => void,
): Promise<string[]> {
  const file = openPeopleFile(home);
  const api = createHomeApi(description().api.url, home, file.passwordOf);
  const { programme, period, approve } = job;
  const next = nextPeriod(period);
  const correctionWindowMs = approve ? 0 : undefined;

  await checkScores(api, job.scores);
  say(`${period}: paid as it stands 按现行标准发放`);
  const before = await runMonth(
    {
      programme,
      period,
      employees: job.employees,
      contributions: job.contributions,
      onEmployeesLoaded: () => checkScores(api, job.scores, { onRecord: true }),
      approve,
      correctionWindowMs,
    },
    home,
    description,
    say,
  );
  await handToOffice(() => description().sandbox.url, period, job.contributions);

  const known = await findCycle(api, period);
  if (known) requireSame(known, job);
  if (known?.state !== 'closed') await appraise(job, api, file, known, say);

  say(`${next}: paid from the office's own file 按社保局下发的文件发放`);
  const after = await runMonth(
    { programme, period: next, approve, correctionWindowMs },
    home,
    description,
    say,
  );

  const cycle = (await findCycle(api, period)) as ShownCycle;
  if (cycle.state === 'open') {
    const world = await worldOf(job, api, file, cycle, say);
    await awaitPayouts(world);
    say('Feedback 反馈');
    await gatherFeedback(world);
  }
  return conclude(job, api, cycle.cycleId, [before, after], say);
}

/** From the goals to the answers of the office. */
async function appraise(
  job: CycleJob,
  api: HomeApi,
  file: PeopleFile,
  known: ShownCycle | null,
  say: (line: string) => void,
): Promise<void> {
  say(`Appraisal cycle ${job.period} 考核周期`);
  const cycle = known ?? (await openCycle(api, job, say));
  const world = await worldOf(job, api, file, cycle, say);
  if (cycle.releasedAt === null) {
    await awaitCycle(
      world,
      'every appraisal to start',
      ({ unstarted, counts }) => counts.appraisals > 0 && unstarted === 0,
    );
    await loadScores(api, job.scores, cycle.code, say);
    await confirmGoals(world);
    await giveScores(world);
  }
  await releaseResults(world);
  await putRaisesInForce(world);
  await awaitFilings(world);
}

async function worldOf(
  job: CycleJob,
  api: HomeApi,
  file: PeopleFile,
  { cycleId, code }: ShownCycle,
  say: (line: string) => void,
): Promise<CycleWorld> {
  const people = await provisionPeople(api, file, say);
  return { api, cycleId, code, people, approve: job.approve, say };
}

/**
 * Scores are given from the day after the evaluated month on. Of a month that is not over, this command, which plays
 * everybody, opens the evaluation today: a real cycle would wait. @returns the day, or null for the usual one.
 */
export function evaluationOpensOn(period: Period, nowMs: number, say: (line: string) => void): string | null {
  const easternmostMs = 14 * 3_600_000;
  if (nowMs >= Date.parse(`${firstDay(nextPeriod(period))}T00:00:00Z`) + easternmostMs) return null;
  const westernmostMs = 12 * 3_600_000;
  const today = new Date(nowMs - westernmostMs).toISOString().slice(0, 10);
  say(
    `  ${period} is not over: the evaluation is opened early, from ${today} on 考核月尚未结束，提前开放评分`,
  );
  return today;
}

async function findCycle(api: HomeApi, code: string): Promise<ShownCycle | null> {
  try {
    return await dataOf(api.as('hr1').GET('/v1/appraisal-cycles/find', { params: { query: { code } } }));
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.code === 'cycle_unknown') return null;
    throw error;
  }
}

function requireSame(cycle: ShownCycle, { period, programme }: CycleJob): void {
  const next = nextPeriod(period);
  if (
    cycle.state !== 'cancelled' &&
    cycle.programme === programme &&
    cycle.evaluatedTo === lastDay(period) &&
    cycle.firstPeriod === next &&
    cycle.lastPeriod === next
  )
    return;
  throw new UserError(
    `There is a cycle ${cycle.code} that evaluates other days or is in force for other months: this command does not go on with it. 已有同名但内容不同的考核周期。`,
  );
}

async function openCycle(api: HomeApi, job: CycleJob, say: (line: string) => void): Promise<ShownCycle> {
  const { programme, period } = job;
  const next = nextPeriod(period);
  try {
    const body = {
      code: period,
      nameZh: `${period} 月度考核`,
      nameEn: `Appraisal of ${period}`,
      evaluatedFrom: firstDay(period),
      evaluatedTo: lastDay(period),
      evaluationOpensOn: evaluationOpensOn(period, Date.now(), say),
      firstPeriod: next,
      lastPeriod: next,
      programme,
      salaryEffectiveOn: firstDay(next),
      salaryBudgetFen: null,
      industry: 'general',
      settings: playedSettings,
    };
    const cycle = await dataOf(api.as('hr1').POST('/v1/appraisal-cycles', { body }));
    say(`  opened ${cycle.workflowId}`);
    return cycle;
  } catch (error) {
    // The answer to our own call was lost: it is the same cycle.
    const cycle =
      error instanceof ApiRefusal && error.problem.code === 'cycle_exists'
        ? await findCycle(api, period)
        : null;
    if (cycle) return cycle;
    throw error;
  }
}

async function conclude(
  job: CycleJob,
  api: HomeApi,
  cycleId: number,
  months: readonly { faults: string[]; report: Report }[],
  say: (line: string) => void,
): Promise<string[]> {
  const periods = [job.period, nextPeriod(job.period)];
  const report = await dataOf(
    api.as('hr1').GET('/v1/appraisal-cycles/{cycleId}/report', {
      params: { path: { cycleId }, query: { periods: periods.join(',') } },
    }),
  );
  for (const line of summaryOfCycle(report)) say(line);
  if (report.counts.openTasks > 0) for (const line of await openTasks(api)) say(line);
  const faults = [
    ...months.flatMap((month) => month.faults.map((fault) => `${month.report.period}: ${fault}`)),
    ...faultsOfCycle(report),
  ];
  if (job.report !== undefined) saveFile(job.report, `${JSON.stringify(report, null, 1)}\n`);
  return faults;
}

/** Who must act, by kind of task. */
async function openTasks(api: HomeApi): Promise<string[]> {
  const { tasks, next } = await dataOf(
    api.as('hr1').GET('/v1/tasks', { params: { query: { limit: 1_000 } } }),
  );
  const counts = new Map<string, number>();
  for (const { kind, owner } of tasks) {
    const name = `${kind} (${owner})`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [
    ...[...counts].sort().map(([name, count]) => `  to do 待办: ${name}: ${count}`),
    ...(next === null ? [] : ['  … and more: GET /v1/tasks']),
  ];
}
