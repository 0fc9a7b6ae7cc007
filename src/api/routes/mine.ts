import { z } from 'zod';
import { type Api, type Context, personOf } from '../context.ts';
import { count, fen, moment, month, rowId } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

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
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const employeeId = ownEmployee(personOf(request));
      const rows = await sql<
        {
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
        select i.programme, i.period, coalesce(a.origin_period, i.period) as "owedFor", i.state, i.reason, i.base_fen as "baseFen",
          i.score, p.version as "policyVersion", i.amount_fen as "amountFen", i.booked_fen as "bookedFen", t.booked_at as "bookedAt", i.end_to_end_id as "endToEndId"
        from finance.items i left join finance.arrears a on a.id = i.arrear_id left join finance.transfers t on t.end_to_end_id = i.end_to_end_id
          left join benefits.policies p on p.id = i.policy_id
        where i.employee_id = ${employeeId} and i.state <> 'cancelled' order by i.period desc, i.id desc limit 200`;
      return { payments: [...rows] };
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
        response: {
          200: z.object({
            messages: z.array(
              z.object({ id: rowId, kind: z.string(), zh: z.string(), en: z.string(), at: moment }),
            ),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const employeeId = ownEmployee(personOf(request));
      const rows = await sql<{ id: number; kind: string; zh: string; en: string; at: string }[]>`
        select id, kind, text_zh as zh, text_en as en, created_at as at from benefits.notices
        where employee_id = ${employeeId} order by id desc limit 200`;
      return { messages: [...rows] };
    },
  );
}

function ownEmployee(person: { employeeId: number | null }): number {
  return person.employeeId ?? refuse(404, 'no_employee', 'This login belongs to no employee on record.');
}
