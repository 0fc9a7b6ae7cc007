import { dataOf } from '../../src/client/refusal.ts';
import { appraisalFacts } from '../../src/db/queries/appraisals/appraisal-facts.ts';
import { must } from '../../src/domain/assert.ts';
import { until } from './months.ts';
import { type Person, person } from './people.ts';
import type { World } from './world.ts';

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

/** Opens a cycle over October 2026 for November's payments, and waits until every appraisal has its workflow. */
export async function openCycle(
  world: World,
  staff: readonly Person[],
  settings: Partial<typeof quickCycle> = {},
  changes: object = {},
): Promise<OpenedCycle> {
  const code = `c-${world.programme.slice(-10)}`;
  const cycle = await dataOf(
    world.as('hr1').POST('/v1/appraisal-cycles', {
      body: {
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
      },
    }),
  );
  const { cycleId, workflowId } = cycle;
  await until('every appraisal to be started', async () => {
    const { unstarted, counts } = await dataOf(
      world.as('hr1').GET('/v1/appraisal-cycles/{cycleId}', { params: { path: { cycleId } } }),
    );
    return unstarted === 0 && counts.appraisals > 0;
  });
  for (const { employeeNo } of staff) await world.admit(employeeNo);
  const rows = await world.database.sql<{ employeeNo: string; id: number }[]>`
    select e.employee_no as "employeeNo", a.id from hr.appraisals a join hr.employees e on e.id = a.employee_id where a.cycle_id = ${cycleId}`;
  return {
    cycleId,
    code,
    workflowId,
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
    await dataOf(
      world.as(employeeNo).POST('/v1/appraisals/{appraisalId}/goals/confirm', {
        params: { path: { appraisalId: id } },
        body: { version: goalsVersion },
      }),
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
  await dataOf(
    world.as(by).POST('/v1/appraisals/{appraisalId}/scores', {
      params: { path: { appraisalId: id } },
      body: { scores },
    }),
  );
}

export async function release(world: World, cycle: OpenedCycle, withoutScores = true): Promise<void> {
  await dataOf(
    world.as('hr1').POST('/v1/appraisal-cycles/{cycleId}/release', {
      params: { path: { cycleId: cycle.cycleId } },
      body: { withoutScores },
    }),
  );
}

/** Waits for the list of raises, and has one of finance decide on it. */
export async function decideRaises(
  world: World,
  cycle: OpenedCycle,
  decision: 'approve' | 'reject' = 'approve',
  notRound = 0,
): Promise<void> {
  const finance = world.as('finance1');
  const params = { path: { cycleId: cycle.cycleId } };
  const { digest } = await until('a list of raises', async () => {
    const { data } = await finance.GET('/v1/appraisal-cycles/{cycleId}/salary-list', { params });
    return data?.state === 'pending' && data.round > notRound && data;
  });
  const path = `/v1/appraisal-cycles/{cycleId}/salary-list/${decision}` as const;
  await dataOf(finance.POST(path, { params, body: { digest } }));
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
