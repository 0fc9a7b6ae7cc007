import { z } from 'zod';
import { type Api, type Context, personOf } from '../context.ts';
import { count, fen, moment, month, pageLimit, rowId } from '../fields.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

/** Months first, as arrears of an earlier one come later: `2026-10/4711`. */
const paymentKey = z
  .string()
  .regex(/^\d{4}-\d{2}\/\d{1,15}$/)
  .describe('`next` of the page before');

/** What an employee sees of himself; nobody sees another's here. */
export function mineRoutes(app: Api, { database: { sql } }: Context): void {
  app.get(
    '/v1/me/payments',
    {
      config: { action: 'self.read' },
      schema: {
        summary: 'My payments',
        tags: ['mine'],
        security,
        querystring: z.strictObject({ after: paymentKey.optional(), limit: pageLimit() }),
        response: {
          200: z.object({
            payments: z.array(
              z.object({
                programme: z.string(),
                period: month,
                owedFor: month,
                state: z.string(),
                reason: z.string().nullable(),
                baseFen: fen.nullable(),
                score: z.string().nullable(),
                policyVersion: count.nullable(),
                amountFen: fen.nullable(),
                bookedFen: fen.nullable(),
                bookedAt: moment.nullable(),
                endToEndId: z.string().nullable(),
              }),
            ),
            next: z.string().nullable(),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const employeeId = ownEmployee(personOf(request));
      const { after, limit } = request.query;
      const [period = '9999-12', id = String(Number.MAX_SAFE_INTEGER)] = after?.split('/') ?? [];
      const rows = await sql<
        {
          id: number;
          programme: string;
          period: string;
          owedFor: string;
          state: string;
          reason: string | null;
          baseFen: number | null;
          score: string | null;
          policyVersion: number | null;
          amountFen: number | null;
          bookedFen: number | null;
          bookedAt: string | null;
          endToEndId: string | null;
        }[]
      >`
        select i.id, i.programme, i.period, coalesce(a.origin_period, i.period) as "owedFor", i.state, i.reason, i.base_fen as "baseFen",
          i.score, p.version as "policyVersion", i.amount_fen as "amountFen", i.booked_fen as "bookedFen", t.booked_at as "bookedAt", i.end_to_end_id as "endToEndId"
        from finance.items i left join finance.arrears a on a.id = i.arrear_id left join finance.transfers t on t.end_to_end_id = i.end_to_end_id
          left join benefits.policies p on p.id = i.policy_id
        where i.employee_id = ${employeeId} and i.state <> 'cancelled' and (i.period, i.id) < (${period}, ${id}::bigint)
        order by i.period desc, i.id desc limit ${limit + 1}`;
      const page = pageOf(rows, limit, (row) => `${row.period}/${row.id}`);
      return { payments: page.rows.map(({ id: _, ...payment }) => payment), next: page.next };
    },
  );

  app.get(
    '/v1/me/messages',
    {
      config: { action: 'self.read' },
      schema: {
        summary: 'My messages, newest first',
        tags: ['mine'],
        security,
        querystring: z.strictObject(newestFirst),
        response: {
          200: z.object({
            messages: z.array(
              z.object({ id: rowId, kind: z.string(), zh: z.string(), en: z.string(), at: moment }),
            ),
            next: rowId.nullable(),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const employeeId = ownEmployee(personOf(request));
      const { after, limit } = request.query;
      const found = await sql<{ id: number; kind: string; zh: string; en: string; at: string }[]>`
        select id, kind, text_zh as zh, text_en as en, created_at as at from benefits.notices
        where employee_id = ${employeeId} and id < ${after} order by id desc limit ${limit + 1}`;
      const { rows, next } = pageOf(found, limit, (message) => message.id);
      return { messages: rows, next };
    },
  );
}

function ownEmployee(person: { employeeId: number | null }): number {
  return person.employeeId ?? refuse(404, 'no_employee', 'This login belongs to no employee on record.');
}
