import { z } from 'zod';
import { decideRaises, prepareSalaryList, salaryListOf } from '../../db/queries/raises/salary-lists.ts';
import { tellCycle } from '../appraisal-workflow.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, day, digest, fen, moment, noteWords, rowId } from '../fields.ts';
import { byText, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { cycleOf, cycleParams } from './appraisal-cycles.ts';
import { security } from './run-params.ts';

const refusals = {
  no_list: 'This cycle has no list of raises yet: the results are not final. 尚无调薪清单。',
  digest_changed: 'The list changed since you looked at it. Look at it again. 清单已变更，请重新核对。',
  maker_is_checker:
    'Whoever opened or released the cycle, or scored or calibrated someone on the list, may not approve it. 制单人不得复核。',
  own_raise:
    'Your own raise is on this list: somebody else must decide. 清单包含您本人的调薪，请由他人复核。',
  already_decided: 'You have decided on this list already. 您已对该清单作出决定。',
  not_waiting_for_approval: 'The list does not wait for an approval just now. 当前没有待审批的清单。',
  not_rejected: 'Only a rejected list is drawn up anew. 只有被驳回的清单可以重新编制。',
} as const;

/** Raises of a cycle. */
export function salaryListRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/appraisal-cycles/:cycleId/salary-list',
    {
      config: { action: 'salary-list.read' },
      schema: {
        summary: 'The list of raises that waits for approval, with its digest',
        tags: ['raises'],
        security,
        params: cycleParams,
        querystring: z.strictObject(byText),
        response: {
          200: z.object({
            listId: rowId,
            round: count,
            digest: z.string(),
            state: z.string(),
            raises: count,
            totalRaiseFen: fen,
            approvals: count,
            approversNeeded: count,
            preparedBy: z.string(),
            preparedAt: moment,
            lines: z.array(
              z.object({
                employeeNo: z.string(),
                score: z.string(),
                salaryBeforeFen: fen,
                salaryAfterFen: fen,
                effectiveOn: day,
              }),
            ),
            next: z.string().nullable(),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const cycle = await cycleOf(context, request.params.cycleId);
      const list = await salaryListOf(sql, cycle.id);
      if (!list) return refuse(404, 'no_list', refusals.no_list);
      const { after, limit } = request.query;
      const lines = await sql<
        {
          employeeNo: string;
          score: string;
          salaryBeforeFen: number;
          salaryAfterFen: number;
          effectiveOn: string;
        }[]
      >`
        select e.employee_no as "employeeNo", p.score, p.salary_before_fen as "salaryBeforeFen", p.salary_after_fen as "salaryAfterFen",
          p.effective_on as "effectiveOn"
        from payroll.salary_proposals p join hr.employees e on e.id = p.employee_id
        where p.list_id = ${list.listId} and e.employee_no > ${after} order by e.employee_no limit ${limit + 1}`;
      const { rows, next } = pageOf(lines, limit, (line) => line.employeeNo);
      return { ...list, lines: rows, next };
    },
  );

  for (const decision of ['approve', 'reject'] as const) {
    app.post(
      `/v1/appraisal-cycles/:cycleId/salary-list/${decision}`,
      {
        config: { action: 'salary-list.decide' },
        schema: {
          summary:
            decision === 'approve' ? 'Approve exactly these raises' : 'Reject these raises, with the reason',
          tags: ['raises'],
          security,
          params: cycleParams,
          body: z.strictObject({ digest, reason: noteWords.optional() }),
          response: {
            200: z.object({ approvals: count, approversNeeded: count, complete: z.boolean() }),
            404: problemSchema,
            409: problemSchema,
          },
        },
      },
      async (request) => {
        const cycle = await cycleOf(context, request.params.cycleId);
        const { username } = personOf(request);
        const decided = await decideRaises(sql, {
          cycleId: cycle.id,
          digest: request.body.digest,
          decision,
          reason: request.body.reason ?? null,
          approver: username,
        });
        if (!decided.ok) {
          const { code } = decided.refusal;
          return refuse(code === 'no_list' ? 404 : 409, code, refusals[code]);
        }
        await tellCycle(context, cycle);
        const { approvals, approversNeeded, complete } = decided;
        return { approvals, approversNeeded, complete };
      },
    );
  }

  app.post(
    '/v1/appraisal-cycles/:cycleId/salary-list/redraw',
    {
      config: { action: 'salary-list.redraw' },
      schema: {
        summary: 'Draw up a rejected list anew',
        tags: ['raises'],
        security,
        params: cycleParams,
        response: {
          200: z.object({ round: count, digest: z.string() }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const cycle = await cycleOf(context, request.params.cycleId);
      const before = await salaryListOf(sql, cycle.id);
      if (!before) return refuse(404, 'no_list', refusals.no_list);
      if (before.state !== 'rejected') return refuse(409, 'not_rejected', refusals.not_rejected);
      const list = await prepareSalaryList(sql, cycle.id, personOf(request).username);
      await tellCycle(context, cycle);
      return { round: list.round, digest: list.digest };
    },
  );
}
