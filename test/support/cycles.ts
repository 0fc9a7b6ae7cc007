import { appraisalFacts } from '../../src/db/queries/appraisals/appraisal-facts.ts';
import { must } from '../../src/domain/assert.ts';
import { until } from './months.ts';
import { type Person, person } from './people.ts';
import type { Answer, World } from './world.ts';

/** Two at the top and so many below the second, all of one position. */
export function houseOf(reports: number): Person[] {
  return [
    person(1, { position: '部门经理' }),
    person(2, { position: '部门经理', managerNo: 'E0001' }),
    ...Array.from({ length: reports }, (_, index) => person(index + 3, { managerNo: 'E0002' })),
  ];
}

export const quickCycle = {
  goalsDueMs: 600_000,
  evaluationDueMs: 600_000,
  reminderMs: 1_000,
  remindersUntilEscalation: 1,
  appealWindowMs: 0,
  appealDueMs: 600_000,
  approvalReminderMs: 60_000,
  retryPauseMaxMs: 300,
  payoutPollMs: 300,
  feedbackWindowMs: 0,
};

export interface OpenedCycle {
  readonly cycleId: number;
  readonly code: string;
  readonly workflowId: string;
  /** Appraisals by employee number. */
  readonly appraisals: ReadonlyMap<string, number>;
}

/** What the API answered, where it was to go well. */
export async function done(answer: Promise<{ status: number; body: Answer }>): Promise<Answer> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`the API refused with ${status} ${body.code}: ${body.detail}`);
  return body;
}

/** Opens a cycle over October 2026 for November's payments, and waits until every appraisal has its workflow. */
export async function openCycle(
  world: World,
  staff: readonly Person[],
  settings: Partial<typeof quickCycle> = {},
  changes: object = {},
): Promise<OpenedCycle> {
  const code = `c-${world.programme.slice(-10)}`;
  const cycle = await done(
    world.call('POST', '/v1/appraisal-cycles', 'hr1', {
      code,
      nameZh: '十月考核',
      nameEn: 'October',
      evaluatedFrom: '2026-10-01',
      evaluatedTo: '2026-10-31',
      firstPeriod: '2026-11',
      lastPeriod: '2026-11',
      programme: world.programme,
      salaryEffectiveOn: '2026-11-01',
      settings: { ...quickCycle, ...settings },
      ...changes,
    }),
  );
  const cycleId = Number(cycle.cycleId);
  await until('every appraisal to be started', async () => {
    const { unstarted, counts } = await done(world.call('GET', `/v1/appraisal-cycles/${cycleId}`, 'hr1'));
    return unstarted === 0 && (counts as { appraisals: number }).appraisals > 0;
  });
  for (const { employeeNo } of staff) await world.admit(employeeNo);
  const rows = await world.database.sql<{ employeeNo: string; id: number }[]>`
    select e.employee_no as "employeeNo", a.id from hr.appraisals a join hr.employees e on e.id = a.employee_id where a.cycle_id = ${cycleId}`;
  return {
    cycleId,
    code,
    workflowId: String(cycle.workflowId),
    appraisals: new Map(rows.map((row) => [row.employeeNo, row.id])),
  };
}

export const appraisalOf = (cycle: OpenedCycle, employeeNo: string): number =>
  must(cycle.appraisals.get(employeeNo), 'the appraisal of a test person');

/** Everyone, or those named, confirms the goals that were proposed. */
export async function confirmGoals(
  world: World,
  cycle: OpenedCycle,
  who: Iterable<string> = cycle.appraisals.keys(),
): Promise<void> {
  for (const employeeNo of who) {
    const id = appraisalOf(cycle, employeeNo);
    const { goalsVersion } = must(await appraisalFacts(world.database.sql, id), 'facts');
    await done(
      world.call('POST', `/v1/appraisals/${id}/goals/confirm`, employeeNo, { version: goalsVersion }),
    );
  }
}

/** The evaluator gives every indicator the same score, which then is the weighted one. */
export async function give(
  world: World,
  cycle: OpenedCycle,
  employeeNo: string,
  score: string,
  by = 'E0002',
): Promise<void> {
  const id = appraisalOf(cycle, employeeNo);
  const [goals] = await world.database.sql<{ indicators: { code: string }[] }[]>`
    select indicators from hr.appraisal_goals where appraisal_id = ${id} order by version desc limit 1`;
  const scores = Object.fromEntries((goals?.indicators ?? []).map(({ code }) => [code, score]));
  await done(world.call('POST', `/v1/appraisals/${id}/scores`, by, { scores }));
}

export async function release(world: World, cycle: OpenedCycle, withoutScores = true): Promise<void> {
  await done(world.call('POST', `/v1/appraisal-cycles/${cycle.cycleId}/release`, 'hr1', { withoutScores }));
}

/** Waits for the list of raises, and has one of finance decide on it. */
export async function decideRaises(
  world: World,
  cycle: OpenedCycle,
  decision: 'approve' | 'reject' = 'approve',
  notRound = 0,
): Promise<Answer> {
  const path = `/v1/appraisal-cycles/${cycle.cycleId}/salary-list`;
  const list = await until('a list of raises', async () => {
    const { status, body } = await world.call('GET', path, 'finance1');
    return status === 200 && body.state === 'pending' && Number(body.round) > notRound ? body : null;
  });
  return done(world.call('POST', `${path}/${decision}`, 'finance1', { digest: list.digest }));
}

/** Waits until one appraisal is in a stage (or over: `done`, `withdrawn`), as its workflow says. */
export async function atStage(
  world: World,
  cycle: OpenedCycle,
  employeeNo: string,
  stage: string,
): Promise<void> {
  const workflowId = await workflowIdOf(world, appraisalOf(cycle, employeeNo));
  await until(`the appraisal of ${employeeNo} at ${stage}`, async () => {
    return (await world.client.workflow.getHandle(workflowId).query('stage')) === stage;
  });
}

export async function workflowIdOf({ database: { sql } }: World, appraisalId: number): Promise<string> {
  const [row] = await sql<
    { id: string }[]
  >`select workflow_id as id from hr.appraisals where id = ${appraisalId}`;
  return must(row, 'appraisal').id;
}

/** Stages of one appraisal with how each ended, in order. */
export async function outcomes(
  { database: { sql } }: World,
  appraisalId: number,
): Promise<Record<string, string | null>> {
  const rows = await sql<{ stage: string; outcome: string | null }[]>`
    select stage, outcome from hr.appraisal_stages where appraisal_id = ${appraisalId} order by entered_at`;
  return Object.fromEntries(rows.map(({ stage, outcome }) => [stage, outcome]));
}
