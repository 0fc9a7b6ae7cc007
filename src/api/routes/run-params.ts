import { z } from 'zod';
import type { Sql } from '../../db/database.ts';
import { type Run, readRun } from '../../db/queries/disbursement/runs.ts';
import { refuse } from '../problem.ts';

export const security = [{ bearer: [] }];
export const periodSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written YYYY-MM');
export const runParams = z.object({ runId: z.coerce.number().int().positive() });

export async function runOf(sql: Sql, runId: number): Promise<Run> {
  return (
    (await readRun(sql, runId)) ??
    refuse(404, 'run_unknown', `There is no run ${runId}. GET /v1/disbursements lists them.`)
  );
}
