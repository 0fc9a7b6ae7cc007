import { z } from 'zod';
import { runProgress } from '../../db/queries/disbursement/run-progress.ts';
import { type Run, readRun } from '../../db/queries/disbursement/runs.ts';
import { stages } from '../../domain/stages.ts';
import type { Api, Context } from '../context.ts';
import { eventStream, lastEventId } from '../events/event-streams.ts';
import { count, moment, rowId } from '../fields.ts';
import { stageSchema } from '../month-report-schema.ts';
import { problemSchema } from '../problem.ts';
import { waitsFor } from '../run-workflow.ts';
import { runOf, runParams, security } from './run-params.ts';

const progressSchema = z
  .object({
    runId: rowId,
    state: z.enum(['open', 'closed', 'cancelled']),
    stage: z.enum(stages),
    /** When the stage was entered. */
    since: moment,
    round: count,
    waitingFor: z.string().nullable(),
    /** Items of the month by state. */
    counts: z.record(z.string(), count),
    batches: z.object({ all: count, sent: count, answered: count }),
    stages: z.array(stageSchema),
  })
  .meta({ id: 'RunProgress' });

/** How far a run is, in counts. */
export function runEventRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/disbursements/:runId/progress',
    {
      config: { action: 'run.read' },
      schema: {
        summary: 'How far a run has come',
        tags: ['disbursements'],
        security,
        params: runParams,
        response: { 200: progressSchema, 404: problemSchema },
      },
    },
    async (request) => progressOf(await runOf(sql, request.params.runId)),
  );

  app.get(
    '/v1/disbursements/:runId/events',
    {
      ...eventStream('run.read'),
      schema: {
        summary: 'The same as server-sent events, until the run is closed or cancelled',
        description:
          '`stage` for each change of the stage, `progress` for each change of a count, with everything; `end` when nothing follows any more.',
        tags: ['disbursements'],
        security,
        params: runParams,
        headers: lastEventId,
        response: { 200: eventStream.reply, 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { id } = await runOf(sql, request.params.runId);
      return app.streamEvents(request, reply, `run/${id}`, async () => {
        const run = await readRun(sql, id);
        if (!run) return null;
        const progress = await progressOf(run);
        const { state, stage, since, round } = progress;
        return { stage: { state, stage, since, round }, progress, isOver: state !== 'open' };
      });
    },
  );

  async function progressOf(run: Run): Promise<z.infer<typeof progressSchema>> {
    const [progress, waitingFor] = await Promise.all([
      runProgress(sql, run),
      waitsFor(context.temporal, run, app.log),
    ]);
    const { counts, batches, since } = progress;
    const { id: runId, state, stage, round } = run;
    return { runId, state, stage, since, round, waitingFor, counts, batches, stages: [...progress.stages] };
  }
}
