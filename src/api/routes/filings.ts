import { z } from 'zod';
import { filingStates, listFilings } from '../../db/queries/bases/list-filings.ts';
import { behindFiling, refile, settleFiling } from '../../db/queries/bases/refused-filings.ts';
import { readOrganisation } from '../../db/queries/people/organisation.ts';
import { tellAppraisal, tellChange, tellCycle } from '../appraisal-workflow.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, fen, idInAddress, moment, month, monthlyFen, reasonWords, rowId, text } from '../fields.ts';
import { byNumber, pageOf } from '../http/pages.ts';
import { asPaySeen } from '../pay-sight.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

const shownFiling = z.object({
  id: rowId,
  filingId: z.string(),
  employeeNo: z.string(),
  source: z.string(),
  cycle: z.string().nullable(),
  changeId: rowId.nullable(),
  attempt: count,
  /** Null, as the base before: for those who may not see bases. */
  baseFen: fen.nullable(),
  baseBeforeFen: fen.nullable(),
  effectivePeriod: month,
  state: z.enum(filingStates),
  receiptNo: z.string().nullable(),
  refusalReason: z.string().nullable(),
  filedBy: z.string(),
  filedAt: moment,
  answeredAt: moment.nullable(),
  settledBy: z.string().nullable(),
  settledReason: z.string().nullable(),
});

const refusals = {
  filing_unknown: {
    status: 404,
    detail: 'There is no such filing. GET /v1/filings lists them. 没有该申报。',
  },
  filing_not_refused: {
    status: 409,
    detail:
      'Only a filing that the office has refused can be filed again or settled. 仅被社保中心退回的申报可以重报或了结。',
  },
  base_out_of_range: {
    status: 422,
    detail: 'The base is below the floor or above the cap of that month. 缴费基数超出当月上下限。',
  },
  own_filing: {
    status: 403,
    detail: 'This filing is about yourself: somebody else must file it again. 不得办理本人的申报。',
  },
  base_not_of_salary: {
    status: 422,
    detail:
      'Only the base that the salary gives is filed: change the salary first, or settle the filing. 申报基数须与工资一致，请先变更工资，或了结该申报。',
  },
} as const;

const filingParams = z.object({ id: idInAddress });

/** Bases filed with the social-security office, and what HR does about those that it refused. */
export function filingRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/filings',
    {
      config: { action: 'filing.read' },
      schema: {
        summary: 'Bases filed with the social-security office and its answers, by pages',
        tags: ['filings'],
        security,
        querystring: z.strictObject({
          state: z.enum(filingStates).optional(),
          cycle: text(100).optional(),
          employee: text(100).optional(),
          ...byNumber,
        }),
        response: { 200: z.object({ filings: z.array(shownFiling), next: rowId.nullable() }) },
      },
    },
    async (request) => {
      const { state = null, cycle = null, employee = null, after, limit } = request.query;
      const filings = await listFilings(sql, { state, cycle, employeeNo: employee }, after, limit + 1);
      const { rows, next } = pageOf(filings, limit, (filing) => filing.id);
      return {
        filings: asPaySeen(personOf(request), rows, ['baseFen', 'baseBeforeFen', 'refusalReason']),
        next,
      };
    },
  );

  app.post(
    '/v1/filings/:id/refile',
    {
      config: { action: 'filing.settle' },
      schema: {
        summary: 'File a refused base again, the same or another',
        tags: ['filings'],
        security,
        params: filingParams,
        body: z.strictObject({ baseFen: monthlyFen.optional() }),
        response: {
          200: z.object({ id: rowId, attempt: count, baseFen: fen }),
          403: problemSchema,
          404: problemSchema,
          409: problemSchema,
          422: problemSchema,
        },
      },
    },
    async (request) => {
      const refiled = await refile(sql, {
        id: request.params.id,
        baseFen: request.body.baseFen ?? null,
        actor: personOf(request).username,
      });
      if (!refiled.ok) return refusedOrTold(request.params.id, refiled.refusal.code);
      await tellBehind(refiled.id);
      return { id: refiled.id, attempt: refiled.attempt, baseFen: refiled.baseFen };
    },
  );

  app.post(
    '/v1/filings/:id/settle',
    {
      config: { action: 'filing.settle' },
      schema: {
        summary: "Accept the office's refusal, with a reason: the base stays as the office has it",
        tags: ['filings'],
        security,
        params: filingParams,
        body: z.strictObject({ reason: reasonWords }),
        response: {
          200: z.object({ settled: z.literal(true) }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const settled = await settleFiling(sql, {
        id: request.params.id,
        reason: request.body.reason,
        actor: personOf(request).username,
      });
      if (!settled.ok) return refusedOrTold(request.params.id, settled.refusal.code);
      await tellBehind(request.params.id);
      return { settled: true as const };
    },
  );

  /** Refused because it was done already: the signal after it may have been lost. */
  async function refusedOrTold(id: number, code: keyof typeof refusals): Promise<never> {
    if (code === 'filing_not_refused') await tellBehind(id);
    return refuseFiling(code);
  }

  /** The workflow that waits for the filing looks again. */
  async function tellBehind(id: number): Promise<void> {
    const behind = await behindFiling(sql, id);
    if (behind?.source === 'appraisal') {
      const { cycle, appraisal } = behind;
      await tellCycle(context, cycle);
      await tellAppraisal(context, { ...appraisal, cycleCode: cycle.code, settings: cycle.settings });
    } else if (behind) {
      const { retryPauseMaxMs } = (await readOrganisation(sql)).settings;
      await tellChange(context, {
        changeId: behind.changeId,
        workflowId: behind.workflowId,
        retryPauseMaxMs,
      });
    }
  }
}

function refuseFiling(code: keyof typeof refusals): never {
  return refuse(refusals[code].status, code, refusals[code].detail);
}
