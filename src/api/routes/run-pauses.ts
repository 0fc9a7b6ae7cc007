import { z } from 'zod';
import { pauseOf, pauseRun, resumeRun } from '../../db/queries/disbursement/pauses.ts';
import type { Run } from '../../db/queries/disbursement/runs.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { moment, noteWords } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { tellRun } from '../run-workflow.ts';
import { runOf, runParams, security } from './run-params.ts';

export const pauseSchema = z
  .object({ by: z.string(), at: moment, reason: z.string() })
  .describe('Who stopped the run, when and why; null while nobody has')
  .nullable();

/**
 * Stopping a run and letting it go on. Recorded here, where it is known who asks; the run is told to look, again and
 * again where asked again, as a telling may have been lost.
 */
export function runPauseRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/disbursements/:runId/pause',
    {
      config: { action: 'run.pause' },
      schema: {
        summary: 'Stop a run before its next stage and its next batch',
        description:
          'Batches under way finish, corrections and approvals are taken in, nothing new is sent. Whoever paused it has a task until it is resumed.',
        tags: ['disbursements'],
        security,
        params: runParams,
        body: z.strictObject({ reason: noteWords }),
        response: { 200: z.object({ pause: pauseSchema }), 404: problemSchema, 409: problemSchema },
      },
    },
    async (request) => {
      const run = await openRun(request.params.runId);
      const { username, role } = personOf(request);
      const paused = await pauseRun(sql, run.id, { username, role }, request.body.reason);
      await tellRun(context.temporal, context.taskQueue, run, 'pauseChanged');
      const pause = await pauseOf(sql, run.id);
      if (!paused && pause)
        refuse(409, 'already_paused', `${pause.by} paused the run at ${pause.at}. 该批次已被暂停。`);
      if (!paused) refuse(409, 'run_not_open', 'The run is over, or was just resumed: look at it again.');
      return { pause };
    },
  );

  app.post(
    '/v1/disbursements/:runId/resume',
    {
      config: { action: 'run.resume' },
      schema: {
        summary: 'Let a paused run go on',
        tags: ['disbursements'],
        security,
        params: runParams,
        body: z.strictObject({ reason: noteWords.optional() }),
        response: { 200: z.object({ pause: pauseSchema }), 404: problemSchema, 409: problemSchema },
      },
    },
    async (request) => {
      const run = await openRun(request.params.runId);
      const { username } = personOf(request);
      const resumed = await resumeRun(sql, run.id, username, request.body.reason ?? null);
      await tellRun(context.temporal, context.taskQueue, run, 'pauseChanged');
      if (!resumed) refuse(409, 'not_paused', 'The run is not paused. 该批次未被暂停。');
      return { pause: await pauseOf(sql, run.id) };
    },
  );

  async function openRun(runId: number): Promise<Run> {
    const run = await runOf(sql, runId);
    if (run.state !== 'open') refuse(409, 'run_not_open', `The run is ${run.state}.`);
    return run;
  }
}
