import { setTimeout as pause } from 'node:timers/promises';
import type { paths } from '../../client/openapi.ts';
import { pages } from '../../client/pages.ts';
import { dataOf } from '../../client/refusal.ts';
import type { HomeApi } from '../home-api.ts';
import { UserError } from '../user-error.ts';
import type { CycleDetails, ListedAppraisal } from './cycle-answers.ts';

/** What the steps of a cycle act upon. */
export interface CycleWorld {
  readonly api: HomeApi;
  readonly cycleId: number;
  readonly code: string;
  /** Login names by employee number; who has none cannot act. */
  readonly people: ReadonlyMap<string, string>;
  readonly approve: boolean;
  readonly say: (line: string) => void;
}

export const pollMs = 400;
/** Restarts and the cycle's own pauses are far shorter: after that it is stuck. */
const stuckAfterMs = 10 * 60_000;

export const detailsOf = ({ api, cycleId }: Pick<CycleWorld, 'api' | 'cycleId'>): Promise<CycleDetails> =>
  dataOf(api.as('hr1').GET('/v1/appraisal-cycles/{cycleId}', { params: { path: { cycleId } } }));

/** Waits until the cycle is so, with a line for every change; gives up when nothing has moved for long. */
export async function awaitCycle(
  world: Pick<CycleWorld, 'api' | 'cycleId' | 'say'>,
  what: string,
  met: (cycle: CycleDetails) => boolean,
): Promise<CycleDetails> {
  let seen = '';
  let movedAtMs = Date.now();
  let toldAtMs = 0;
  for (;;) {
    const cycle = await detailsOf(world);
    if (met(cycle)) return cycle;
    const now = JSON.stringify([cycle.counts, cycle.unstarted, cycle.finalAt]);
    if (now !== seen) movedAtMs = Date.now();
    if (now !== seen && Date.now() - toldAtMs > 3_000) {
      world.say(`  waiting for ${what}: ${inWords(cycle)}`);
      toldAtMs = Date.now();
    }
    seen = now;
    if (Date.now() - movedAtMs > stuckAfterMs)
      throw new UserError(
        `Nothing has moved for ${stuckAfterMs / 60_000} minutes while waiting for ${what} (${inWords(cycle)}). GET /v1/tasks lists who must act; give the same command again on the same --home to go on. 长时间无进展，请处理待办后重新执行同一命令。`,
      );
    await pause(pollMs);
  }
}

function inWords({ counts, unstarted }: CycleDetails): string {
  const stages = Object.entries(counts.stages).map(([stage, count]) => `${stage} ${count}`);
  const filings = Object.entries(counts.filings).map(([state, count]) => `filings ${state} ${count}`);
  return [
    ...(unstarted > 0 ? [`not started ${unstarted}`] : []),
    ...stages,
    ...filings,
    `completed ${counts.completed}`,
    ...(counts.openTasks > 0 ? [`tasks ${counts.openTasks}`] : []),
  ].join(' · ');
}

type AppraisalQuery = NonNullable<paths['/v1/appraisals']['get']['parameters']['query']>;

/** All appraisals that a login sees: everybody's for HR, those of his reports for a manager. */
export async function appraisalsOf(
  { api, code }: Pick<CycleWorld, 'api' | 'code'>,
  as: string,
  filter: Pick<AppraisalQuery, 'stage' | 'reports'> = {},
): Promise<ListedAppraisal[]> {
  const found: ListedAppraisal[] = [];
  const everyone = pages((after?: number) => {
    const query = { cycle: code, limit: 500, ...filter, after };
    return dataOf(api.as(as).GET('/v1/appraisals', { params: { query } }));
  });
  for await (const { appraisals } of everyone) found.push(...appraisals);
  return found;
}
