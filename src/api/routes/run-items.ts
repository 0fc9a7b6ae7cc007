import { z } from 'zod';
import { monthReport, statementDisagreements } from '../../db/queries/disbursement/report.ts';
import { itemStates } from '../../domain/item-states.ts';
import { paymentBatchId } from '../../workflows/contract.ts';
import type { Api, Context } from '../context.ts';
import { afterText, moment, pageLimit, text } from '../fields.ts';
import { monthReportSchema, reportItemSchema } from '../month-report-schema.ts';
import { problemSchema } from '../problem.ts';
import { largestHistory } from '../run-workflow.ts';
import { runOf, runParams, security } from './run-params.ts';

/** What a run says of single people and single transfers. */
export function runItemRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

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
          after: afterText,
          limit: pageLimit(),
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
      const run = await runOf(sql, request.params.runId);
      const { state, reason, after, limit } = request.query;
      const rows = await sql<
        (z.infer<typeof reportItemSchema> & {
          reasons: string[];
          owner: string | null;
          dueAt: string | null;
          obligation: string;
          cursor: string;
        })[]
      >`
        select e.employee_no as "employeeNo", i.state, i.reason, i.reasons, i.owner, i.due_at as "dueAt", i.amount_fen as "amountFen",
          i.booked_fen as "bookedFen", i.end_to_end_id as "endToEndId", i.attempts, i.score, p.version as "policyVersion", i.obligation,
          e.employee_no || '/' || i.obligation as cursor
        from finance.items i join hr.employees e on e.id = i.employee_id left join benefits.policies p on p.id = i.policy_id
        where i.run_id = ${run.id} and e.employee_no || '/' || i.obligation > ${after}
          and (${state ?? null}::text is null or i.state = ${state ?? null}) and (${reason ?? null}::text is null or i.reason = ${reason ?? null})
        order by cursor limit ${limit}`;
      return {
        items: rows.map(({ cursor: _, ...row }) => row),
        next: rows.length === limit ? (rows.at(-1)?.cursor ?? null) : null,
      };
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
    async (request) => {
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
    },
  );
}
