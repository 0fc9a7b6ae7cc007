import { z } from 'zod';
import { hrTasksFor } from '../../db/queries/people/hr-task-list.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { afterId, count, moment, pageLimit, rowId } from '../fields.ts';
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
          after: afterId,
          limit: pageLimit(),
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
      const tasks = await hrTasksFor(sql, personOf(request), request.query);
      return {
        tasks: [...tasks],
        next: tasks.length === request.query.limit ? (tasks.at(-1)?.taskId ?? null) : null,
      };
    },
  );
}
