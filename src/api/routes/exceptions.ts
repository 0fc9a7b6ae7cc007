import { z } from 'zod';
import { exceptionsOf, resolutions, resolveException } from '../../db/queries/disbursement/exceptions.ts';
import { roles } from '../../domain/roles.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { fen, idInAddress, moment, noteWords, rowId } from '../fields.ts';
import { byNumber, pageOf } from '../http/pages.ts';
import { asPaySeen } from '../pay-sight.ts';
import { problemSchema, refuse } from '../problem.ts';
import { runOf, runParams, security } from './run-params.ts';

const refusals = {
  exception_unknown: 'There is no such exception.',
  maker_is_checker: 'Whoever proposed this resolution may not confirm it. 提出人不得复核。',
  own_exception:
    'This exception is about your own payment: let somebody else settle it. 该异常涉及本人，请由他人处理。',
  already_decided: 'This exception is resolved already.',
};

export function exceptionRoutes(app: Api, { database: { sql } }: Context): void {
  app.get(
    '/v1/disbursements/:runId/exceptions',
    {
      config: { action: 'run.read' },
      schema: {
        summary: "Differences between the bank's book, the office's file and ours, with owner and due time",
        tags: ['exceptions'],
        security,
        params: runParams,
        querystring: z.object({
          state: z.enum(['open', 'proposed', 'resolved']).optional(),
          kind: z.string().max(60).optional(),
          owner: z.enum(roles).optional(),
          ...byNumber,
        }),
        response: {
          200: z.object({
            exceptions: z.array(
              z.object({
                id: rowId,
                kind: z.string(),
                employeeNo: z.string().nullable(),
                endToEndId: z.string().nullable(),
                amountFen: fen.nullable(),
                bookedFen: fen.nullable(),
                owner: z.string(),
                dueAt: moment,
                state: z.string(),
                resolution: z.string().nullable(),
              }),
            ),
            next: rowId.nullable(),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const { state = null, kind = null, owner = null, after, limit } = request.query;
      const run = await runOf(sql, request.params.runId);
      const found = await exceptionsOf(sql, run, { state, kind, owner }, after, limit + 1);
      const { rows, next } = pageOf(found, limit, (exception) => exception.id);
      const seen = asPaySeen(personOf(request), rows, ['amountFen', 'bookedFen'], 'amount.read');
      return { exceptions: seen, next };
    },
  );

  app.post(
    '/v1/exceptions/:exceptionId/resolve',
    {
      config: { action: 'exception.resolve' },
      schema: {
        summary: 'Propose how an exception ends, or confirm what another proposed',
        tags: ['exceptions'],
        security,
        params: z.object({ exceptionId: idInAddress }),
        body: z.strictObject({ resolution: z.enum(resolutions), note: noteWords.optional() }),
        response: {
          200: z.object({ state: z.enum(['proposed', 'resolved']) }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const resolved = await resolveException(sql, {
        id: request.params.exceptionId,
        resolution: request.body.resolution,
        note: request.body.note ?? null,
        actor: personOf(request).username,
      });
      if (resolved.ok) return { state: resolved.state };
      const { code } = resolved.refusal;
      return refuse(code === 'exception_unknown' ? 404 : 409, code, refusals[code]);
    },
  );
}
