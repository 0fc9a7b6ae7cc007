import { z } from 'zod';
import {
  listOperations,
  type Operation,
  operationStates,
  readOperation,
} from '../../db/queries/api/operations.ts';
import { mayReachAll } from '../../domain/authority.ts';
import { type Api, type Context, type Person, personOf } from '../context.ts';
import { eventStream, lastEventId } from '../events/event-streams.ts';
import { count, idInAddress, moment, rowId } from '../fields.ts';
import { giveUpLost } from '../http/operations.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

const kinds = ['employees.import', 'contributions.upload'] as const;
const shownOperation = z.object({
  operationId: rowId,
  kind: z.enum(kinds),
  state: z.enum(operationStates),
  linesRead: count,
  /** The status that the request would have been answered with; null while it is being done. */
  status: z.int().nullable(),
  /** Once it is done: what the request would have been answered with. */
  result: z.record(z.string(), z.unknown()).nullable(),
  /** Once it has failed: why, as a problem document. */
  problem: problemSchema.nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});

const shown = ({ userId: _, result, ...operation }: Operation): z.infer<typeof shownOperation> => ({
  ...operation,
  kind: operation.kind as (typeof kinds)[number],
  result: operation.state === 'done' ? (result as Record<string, unknown>) : null,
  problem: operation.state === 'failed' ? problemSchema.parse(result) : null,
});

const isOver = ({ state }: Operation) => state === 'done' || state === 'failed';

/** Long work that goes on behind a 202. */
export function operationRoutes(app: Api, { database: { sql } }: Context): void {
  const params = z.object({ operationId: idInAddress });
  const tags = ['operations'];

  app.get(
    '/v1/operations',
    {
      config: { action: 'operation.read' },
      schema: {
        summary: 'Long work, the newest first: one’s own; everybody’s for HR, auditors and administrators',
        tags,
        security,
        querystring: z.strictObject({
          kind: z.enum(kinds).optional(),
          state: z.enum(operationStates).optional(),
          ...newestFirst,
        }),
        response: { 200: z.object({ operations: z.array(shownOperation), next: rowId.nullable() }) },
      },
    },
    async (request) => {
      const { kind = null, state = null, after, limit } = request.query;
      const person = personOf(request);
      const userId = mayReachAll(person, 'operation.read') ? null : person.userId;
      await giveUpLost(sql);
      const found = await listOperations(sql, { kind, state, userId }, after, limit + 1);
      const { rows, next } = pageOf(found, limit, (operation) => operation.operationId);
      return { operations: rows.map(shown), next };
    },
  );

  app.get(
    '/v1/operations/:operationId',
    {
      config: { action: 'operation.read' },
      schema: {
        summary: 'How far long work is, and what came of it',
        tags,
        security,
        params,
        response: { 200: shownOperation, 404: problemSchema },
      },
    },
    async (request) => shown(await operationOf(request.params.operationId, personOf(request))),
  );

  app.get(
    '/v1/operations/:operationId/events',
    {
      ...eventStream('operation.read'),
      schema: {
        summary: 'The same as server-sent events, until it is over',
        tags,
        security,
        params,
        headers: lastEventId,
        response: { 200: eventStream.reply, 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { operationId } = request.params;
      await operationOf(operationId, personOf(request));
      return app.streamEvents(request, reply, `operation/${operationId}`, async () => {
        await giveUpLost(sql);
        const operation = await readOperation(sql, operationId);
        if (!operation) return null;
        return { stage: { state: operation.state }, progress: shown(operation), isOver: isOver(operation) };
      });
    },
  );

  /** One that is another's is not there for whoever may not see it. */
  async function operationOf(id: number, person: Person): Promise<Operation> {
    await giveUpLost(sql);
    const operation = await readOperation(sql, id);
    const mayRead =
      operation && (operation.userId === person.userId || mayReachAll(person, 'operation.read'));
    return mayRead
      ? operation
      : refuse(
          404,
          'operation_unknown',
          'There is no such operation that you may see. 没有您可查看的该操作。',
        );
  }
}
