import { z } from 'zod';
import { monthReport, statementDisagreements } from '../../db/queries/disbursement/report.ts';
import { cursorOf, runItems } from '../../db/queries/disbursement/run-items.ts';
import { itemStates } from '../../domain/item-states.ts';
import { roles } from '../../domain/roles.ts';
import { paymentBatchId } from '../../workflows/contract.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { moment, text } from '../fields.ts';
import { byText, pageOf } from '../http/pages.ts';
import { monthReportSchema, reportItemSchema } from '../month-report-schema.ts';
import { asPaySeen } from '../pay-sight.ts';
import { problemSchema } from '../problem.ts';
import { largestHistory } from '../run-workflow.ts';
import { createTurns } from '../turns.ts';
import { runOf, runParams, security } from './run-params.ts';

/** A report holds a whole month: more at once would leave the API no time for others. */
const reportsAtOnce = 2;

/** What a run says of single people and single transfers. */
export function runItemRoutes(app: Api, context: Context): void {
  const { sql } = context.database;
  const inTurn = createTurns(reportsAtOnce);

  app.get(
    '/v1/disbursements/:runId/items',
    {
      config: { action: 'run.read' },
      schema: {
        summary: 'Items by employee number, filtered and by pages',
        tags: ['disbursements'],
        security,
        params: runParams,
        querystring: z.strictObject({
          state: z.enum(itemStates).optional(),
          reason: text(60).optional(),
          owner: z.enum(roles).optional(),
          employeeNo: text(100).optional(),
          ...byText,
        }),
        response: {
          200: z.object({
            items: z.array(
              reportItemSchema.extend({
                reasons: z.array(z.string()),
                owner: z.string().nullable(),
                dueAt: moment.nullable(),
                obligation: z.string(),
              }),
            ),
            next: z.string().nullable(),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const { runId } = request.params;
      const { state, reason, owner, employeeNo, after, limit } = request.query;
      const items = await runItems(sql, runId, {
        state: state ?? null,
        reason: reason ?? null,
        owner: owner ?? null,
        employeeNo: employeeNo ?? null,
        after,
        limit: limit + 1,
      });
      // A run that is not there has no items: it is asked for only then.
      if (items.length === 0) await runOf(sql, runId);
      const { rows, next } = pageOf(items, limit, cursorOf);
      const person = personOf(request);
      const paid = asPaySeen(person, rows, ['amountFen', 'bookedFen'], 'amount.read');
      return { items: asPaySeen(person, paid, ['score']), next };
    },
  );

  app.get(
    '/v1/disbursements/:runId/report',
    {
      config: { action: 'run.report' },
      schema: {
        summary: 'The whole month as one document',
        tags: ['disbursements'],
        security,
        params: runParams,
        response: {
          200: monthReportSchema,
          404: problemSchema,
        },
      },
    },
    (request) =>
      inTurn(async () => {
        const run = await runOf(sql, request.params.runId);
        const batches = await sql<{ id: number }[]>`select id from finance.batches where run_id = ${run.id}`;
        const [report, historyEvents, disagreements] = await Promise.all([
          monthReport(sql, run),
          largestHistory(
            context.temporal,
            run,
            batches.map((batch) => paymentBatchId(run.programme, run.period, batch.id)),
          ),
          statementDisagreements(sql, run),
        ]);
        return { ...report, historyEvents, disagreements };
      }),
  );
}
