import { cycleCounts } from '../../db/queries/appraisals/cycle-report.ts';
import { readCycle } from '../../db/queries/appraisals/cycles.ts';
import type { Api, Context } from '../context.ts';
import { eventStream, lastEventId } from '../events/event-streams.ts';
import { problemSchema } from '../problem.ts';
import { cycleOf, cycleParams } from './appraisal-cycles.ts';
import { security } from './run-params.ts';

/** How far an appraisal cycle is, as it goes on. */
export function cycleEventRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/appraisal-cycles/:cycleId/events',
    {
      ...eventStream('cycle.progress'),
      schema: {
        summary: 'How far a cycle has come, as server-sent events, until it is closed or cancelled',
        description:
          '`stage` when it is opened, released, final or closed, `progress` for each change of a count; `end` when nothing follows any more.',
        tags: ['appraisal'],
        security,
        params: cycleParams,
        headers: lastEventId,
        response: { 200: eventStream.reply, 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { id } = await cycleOf(context, request.params.cycleId);
      return app.streamEvents(request, reply, `cycle/${id}`, async () => {
        const cycle = await readCycle(sql, id);
        if (!cycle) return null;
        const { code, state, openedAt, releasedAt, finalAt, closedAt } = cycle;
        const stage = { state, openedAt, releasedAt, finalAt, closedAt };
        const counts = await cycleCounts(sql, cycle);
        return {
          stage,
          progress: { cycleId: id, code, ...stage, counts },
          isOver: state !== 'open',
        };
      });
    },
  );
}
