import type { Sql } from '../db/database.ts';
import { recordedCode, type WorkflowCode, workflowCodeOf } from '../db/queries/audit/workflow-code.ts';

export interface Versions {
  /** Whether new workflows shall start on this process's own code. */
  readonly mineIsCurrent: boolean;
  /** Older code whose workflows are not over, run beside one's own. */
  readonly older: readonly WorkflowCode[];
  /** Build ids of code that workflows still wait for and that cannot be run here: not kept, or of another SDK. */
  readonly lost: readonly string[];
}

/**
 * Which versions of the workflow code a process runs. The code that was recorded last is the current one, so that an
 * older worker which is started again during a deployment does not take it back. Older code runs on this process's
 * activities; newer code never does, for it may call what this process does not have.
 * @param sole the only worker process there is: its code is current, whatever was recorded, and all the rest is its work.
 */
export async function versionsToRun(
  sql: Sql,
  mine: WorkflowCode,
  atWork: readonly string[],
  sole: boolean,
): Promise<Versions> {
  const recorded = await recordedCode(sql);
  const place = (buildId: string) => recorded.findIndex((code) => code.buildId === buildId);
  const wanted = atWork.filter(
    (buildId) => buildId !== mine.buildId && (sole || place(buildId) < place(mine.buildId)),
  );
  const runs = (buildId: string) => recorded[place(buildId)]?.sdkVersion === mine.sdkVersion;
  const kept = await Promise.all(wanted.filter(runs).map((buildId) => workflowCodeOf(sql, buildId)));
  return {
    mineIsCurrent: sole || recorded.at(-1)?.buildId === mine.buildId,
    older: kept.filter((code) => code !== null),
    lost: wanted.filter((buildId) => !runs(buildId)),
  };
}
