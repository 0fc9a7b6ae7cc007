import { z } from 'zod';
import { hrTasksFor } from '../../db/queries/people/hr-task-list.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, moment, rowId, text } from '../fields.ts';
import { byNumber, pageOf } from '../http/pages.ts';
import { security } from './run-params.ts';

export function taskRoutes(app: Api, { database: { sql } }: Context): void {
  app.get(
    '/v1/tasks',
    {
      config: { action: 'task.read' },
      schema: {
        summary: 'What somebody must do for an appraisal, a filing or a change to go on',
        description:
          'One sees the tasks of his own and those of his role that are nobody’s in particular; HR, operations and auditors see all.',
        tags: ['tasks'],
        security,
        querystring: z.strictObject({
          state: z.enum(['open', 'done']).default('open'),
          kind: text(60).optional(),
          ...byNumber,
        }),
        response: {
          200: z.object({
            tasks: z.array(
              z.object({
                taskId: rowId,
                kind: z.string(),
                subject: z.string(),
                owner: z.string(),
                ownerEmployeeNo: z.string().nullable(),
                dueAt: moment,
                overdue: z.boolean(),
                escalation: count,
                state: z.string(),
                details: z.record(z.string(), z.union([z.string(), z.int(), z.null()])),
              }),
            ),
            next: rowId.nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { state, kind = null, after, limit } = request.query;
      const tasks = await hrTasksFor(sql, personOf(request), { state, kind, after, limit: limit + 1 });
      const { rows, next } = pageOf(tasks, limit, (task) => task.taskId);
      return { tasks: rows, next };
    },
  );
}
