import type { Sql } from '../../database.ts';
import { itemCounts, type Run, type StageTimes, stageTimes } from './runs.ts';

export interface BatchCounts {
  readonly all: number;
  readonly sent: number;
  readonly answered: number;
}

export interface RunProgress {
  /** Items of the month by state; arrears are counted apart. */
  readonly counts: Readonly<Record<string, number>>;
  readonly stages: readonly StageTimes[];
  readonly batches: BatchCounts;
  /** When the stage was entered. */
  readonly since: string;
}

/** How far a run has come, in counts. */
export async function runProgress(sql: Sql, run: Run): Promise<RunProgress> {
  const [counts, stages, [batches]] = await Promise.all([
    itemCounts(sql, run.id),
    stageTimes(sql, run.id),
    sql<BatchCounts[]>`
      select count(*) as all, count(*) filter (where state <> 'prepared') as sent, count(*) filter (where state = 'answered') as answered
      from finance.batches where run_id = ${run.id}`,
  ]);
  const since = stages.find(({ stage }) => stage === run.stage)?.enteredAt ?? run.startedAt;
  return { counts, stages, batches: batches ?? { all: 0, sent: 0, answered: 0 }, since };
}
