import { z } from 'zod';
import type { Sql } from '../../db/database.ts';
import { type Run, readRun } from '../../db/queries/disbursement/runs.ts';
import { idInAddress } from '../fields.ts';
import { refuse } from '../problem.ts';

export const security = [{ bearer: [] }];
export const runParams = z.object({ runId: idInAddress });

export async function runOf(sql: Sql, runId: number): Promise<Run> {
  return (
    (await readRun(sql, runId)) ??
    refuse(404, 'run_unknown', `There is no run ${runId}. GET /v1/disbursements lists them.`)
  );
}
