import { z } from 'zod';
import { findCycle } from '../../db/queries/appraisals/cycles.ts';
import {
  answerFeedback,
  changedKinds,
  changeExists,
  giveFeedback,
  linkFeedback,
} from '../../db/queries/appraisals/feedback.ts';
import {
  feedbackBehind,
  feedbackOfCycle,
  feedbackOfEmployee,
} from '../../db/queries/appraisals/feedback-lists.ts';
import { feedbackSummary, mostPreferences } from '../../db/queries/appraisals/feedback-summary.ts';
import { tellAppraisal } from '../appraisal-workflow.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { cycleCode, idInAddress, programmeCode, rowId, text, words } from '../fields.ts';
import { byNumber, newestFirst, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { feedbackSchema, feedbackSummarySchema } from './feedback-schemas.ts';
import { security } from './run-params.ts';

const refusals = {
  appraisal_unknown: [404, 'There is no such appraisal. 无此考核。'],
  not_your_appraisal: [403, 'Feedback is given by the employee himself. 只能由本人反馈。'],
  feedback_not_open: [
    409,
    'Feedback can be given once the payment is settled, until the time for it is over. 当前不在反馈阶段。',
  ],
  feedback_given: [409, 'Feedback on this appraisal was given already. 已提交过反馈。'],
  programme_unknown: [
    422,
    'A preference is not the code of a programme: GET /v1/programmes lists them. 所选福利项目不存在。',
  ],
  feedback_unknown: [404, 'There is no such feedback. 无此反馈。'],
  feedback_answered: [409, 'This feedback was answered already. 该反馈已答复。'],
  change_unknown: [404, 'There is no such version of a template or policy. 无此模板或政策版本。'],
} as const satisfies Record<string, readonly [number, string]>;

function refuseAs(code: keyof typeof refusals): never {
  const [status, detail] = refusals[code];
  return refuse(status, code, detail);
}

const rating = z.int().min(1).max(5);
const feedbackParams = z.object({ feedbackId: idInAddress });
const changed = z.enum(changedKinds);
const feedbackPage = z.object({ feedback: z.array(feedbackSchema), next: rowId.nullable() });

function feedbackPageOf<Row extends { feedbackId: number }>(found: readonly Row[], limit: number) {
  const { rows, next } = pageOf(found, limit, (row) => row.feedbackId);
  return { feedback: rows, next };
}

export function feedbackRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/appraisals/:appraisalId/feedback',
    {
      config: { action: 'feedback.give' },
      schema: {
        summary: 'Say what I think of my appraisal and of the benefit, and what I want most',
        tags: ['feedback'],
        security,
        params: z.object({ appraisalId: idInAddress }),
        body: z.strictObject({
          appraisalRating: rating,
          benefitRating: rating,
          comment: text(2000).trim().optional(),
          preferences: z
            .array(programmeCode)
            .max(mostPreferences)
            .refine((codes) => new Set(codes).size === codes.length, 'a programme stands there once')
            .meta({ uniqueItems: true })
            .default([]),
        }),
        response: {
          201: z.object({ feedbackId: rowId }),
          403: problemSchema,
          404: problemSchema,
          409: problemSchema,
          422: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { comment, ...body } = request.body;
      const { appraisalId } = request.params;
      const by = personOf(request);
      const given = await giveFeedback(sql, { ...body, comment: comment || null, appraisalId, by });
      // Also where it was given before: the call that gave it may have ended before the workflow was told.
      if (given.appraisal) await tellAppraisal(context, given.appraisal);
      if (!given.ok) refuseAs(given.refusal.code);
      return reply.status(201).send({ feedbackId: given.feedbackId });
    },
  );

  app.get(
    '/v1/me/feedback',
    {
      config: { action: 'self.read' },
      schema: {
        summary: 'My feedback, what HR answered, and what changed for it',
        tags: ['mine'],
        security,
        querystring: z.strictObject(newestFirst),
        response: { 200: feedbackPage, 404: problemSchema },
      },
    },
    async (request) => {
      const { employeeId } = personOf(request);
      if (employeeId === null)
        refuse(404, 'no_employee', 'This login belongs to no employee on record. 该账号未关联员工。');
      const { after, limit } = request.query;
      return feedbackPageOf(await feedbackOfEmployee(sql, employeeId, after, limit + 1), limit);
    },
  );

  app.get(
    '/v1/feedback',
    {
      config: { action: 'feedback.read' },
      schema: {
        summary: 'Feedback of a cycle by pages, with answers and the changes that came from it',
        tags: ['feedback'],
        security,
        querystring: z.strictObject({ cycle: cycleCode, ...byNumber }),
        response: { 200: feedbackPage, 404: problemSchema },
      },
    },
    async (request) => {
      const { cycle, after, limit } = request.query;
      return feedbackPageOf(await feedbackOfCycle(sql, (await cycleOf(cycle)).id, after, limit + 1), limit);
    },
  );

  app.get(
    '/v1/feedback/summary',
    {
      config: { action: 'feedback.summary' },
      schema: {
        summary: 'What a cycle was thought of: ratings, preferences, acceptance',
        description: `Points of a preference: ${mostPreferences} for the first of a list, one less for each further. Averages are rounded half up to two decimals.`,
        tags: ['feedback'],
        security,
        querystring: z.strictObject({ cycle: cycleCode }),
        response: { 200: feedbackSummarySchema, 404: problemSchema },
      },
    },
    async (request) => {
      const cycle = await cycleOf(request.query.cycle);
      const { preferences, ...summary } = await feedbackSummary(sql, cycle.id);
      return { cycle: cycle.code, ...summary, preferences: [...preferences] };
    },
  );

  app.get(
    '/v1/feedback/links',
    {
      config: { action: 'feedback.read' },
      schema: {
        summary: 'The feedback that led to a change',
        tags: ['feedback'],
        security,
        querystring: z.strictObject({ changed, changedId: idInAddress, ...byNumber }),
        response: { 200: feedbackPage, 404: problemSchema },
      },
    },
    async (request) => {
      const { after, limit, ...wanted } = request.query;
      if (!(await changeExists(sql, wanted))) refuseAs('change_unknown');
      return feedbackPageOf(await feedbackBehind(sql, wanted, after, limit + 1), limit);
    },
  );

  app.post(
    '/v1/feedback/:feedbackId/answer',
    {
      config: { action: 'feedback.answer' },
      schema: {
        summary: 'Answer a feedback; the employee sees it',
        tags: ['feedback'],
        security,
        params: feedbackParams,
        body: z.strictObject({ answer: words(2000) }),
        response: { 200: z.object({ feedbackId: rowId }), 404: problemSchema, 409: problemSchema },
      },
    },
    async (request) => {
      const { feedbackId } = request.params;
      const { answer } = request.body;
      const answered = await answerFeedback(sql, { feedbackId, answer, actor: personOf(request).username });
      if (!answered.ok) refuseAs(answered.refusal.code);
      return { feedbackId };
    },
  );

  app.post(
    '/v1/feedback/:feedbackId/links',
    {
      config: { action: 'feedback.answer' },
      schema: {
        summary: 'Link a change of indicators or policy to the feedback it came from',
        tags: ['feedback'],
        security,
        params: feedbackParams,
        body: z.strictObject({ changed, changedId: rowId }),
        response: {
          200: z.object({ feedbackId: rowId, changed: z.enum(changedKinds), changedId: rowId }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const wanted = { ...request.body, ...request.params };
      const linked = await linkFeedback(sql, { ...wanted, actor: personOf(request).username });
      if (!linked.ok) refuseAs(linked.refusal.code);
      return wanted;
    },
  );

  async function cycleOf(code: string) {
    return (
      (await findCycle(sql, code)) ??
      refuse(
        404,
        'cycle_unknown',
        'There is no such cycle. GET /v1/appraisal-cycles lists them. 无此考核周期。',
      )
    );
  }
}
