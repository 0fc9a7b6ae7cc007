import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../api-client.ts';
import { UserError } from '../user-error.ts';
import type { CycleDetails, ListedAppraisal } from './cycle-types.ts';

/** What the steps of a cycle act upon. */
export interface CycleWorld {
  readonly api: ApiClient;
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
  api.get<CycleDetails>(`/v1/appraisal-cycles/${cycleId}`, 'hr1');

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

/** All appraisals that a login sees: everybody's for HR, those of his reports for a manager. */
export async function appraisalsOf(
  { api, code }: Pick<CycleWorld, 'api' | 'code'>,
  as: string,
  filter: { stage?: string; reports?: true } = {},
): Promise<ListedAppraisal[]> {
  const query = new URLSearchParams({
    cycle: code,
    limit: '500',
    ...(filter.stage === undefined ? {} : { stage: filter.stage }),
    ...(filter.reports ? { reports: 'true' } : {}),
  });
  const found: ListedAppraisal[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { appraisals: ListedAppraisal[]; next: number | null } = await api.get(
      `/v1/appraisals?${query}&after=${after}`,
      as,
    );
    found.push(...page.appraisals);
    after = page.next;
  }
  return found;
}
