import { z } from 'zod';
import {
  cycleCounts,
  cycleEmployees,
  scoresWithoutEffect,
} from '../../db/queries/appraisals/cycle-report.ts';
import {
  type Cycle,
  findCycle,
  listCycles,
  openCycle,
  readCycle,
} from '../../db/queries/appraisals/cycles.ts';
import { openAppraisals } from '../../db/queries/appraisals/open-appraisals.ts';
import { releaseResults } from '../../db/queries/appraisals/results.ts';
import { usualCycleSettings } from '../../domain/appraisal-settings.ts';
import { mayReachAll } from '../../domain/authority.ts';
import { parseCalendarDate } from '../../domain/calendar-date.ts';
import { parsePeriod, previousPeriod } from '../../domain/period.ts';
import type { Role } from '../../domain/roles.ts';
import { tellCycle } from '../appraisal-workflow.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { problemSchema, refuse } from '../problem.ts';
import { periodSchema, security } from './run-params.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => parseCalendarDate(text) !== null, 'a day of the calendar is written YYYY-MM-DD');
const ms = z
  .number()
  .int()
  .min(0)
  .max(400 * 86_400_000);
const settingsSchema = z.object({
  goalsDueMs: ms,
  evaluationDueMs: ms,
  reminderMs: ms.min(1000),
  remindersUntilEscalation: z.number().int().min(1).max(100),
  appealWindowMs: ms,
  appealDueMs: ms,
  approvalReminderMs: ms.min(1000),
  retryPauseMaxMs: ms.min(100),
  payoutPollMs: ms.min(200),
  feedbackWindowMs: ms,
});
const cycleSchema = z.object({
  cycleId: z.number().int(),
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  evaluatedFrom: z.string(),
  evaluatedTo: z.string(),
  evaluationOpensOn: z.string().nullable(),
  firstPeriod: z.string(),
  lastPeriod: z.string(),
  programme: z.string(),
  salaryEffectiveOn: z.string(),
  salaryBudgetFen: z.number().nullable(),
  industry: z.string(),
  workflowId: z.string(),
  state: z.string(),
  openedBy: z.string(),
  openedAt: z.string(),
  releasedAt: z.string().nullable(),
  finalAt: z.string().nullable(),
  closedAt: z.string().nullable(),
});
const counted = z.record(z.string(), z.number());
const countsSchema = z.object({
  appraisals: z.number(),
  open: z.number(),
  completed: z.number(),
  withdrawn: z.number(),
  stages: counted,
  goalsConfirmed: z.number(),
  scored: z.number(),
  results: z.number(),
  raises: z.number(),
  filings: counted,
  feedback: z.number(),
  openTasks: z.number(),
  withoutOwner: z.number(),
});
export const cycleParams = z.object({ cycleId: z.coerce.number().int().positive() });

export async function cycleOf(context: Context, cycleId: number): Promise<Cycle> {
  return (
    (await readCycle(context.database.sql, cycleId)) ??
    refuse(
      404,
      'cycle_unknown',
      `There is no cycle ${cycleId}. GET /v1/appraisal-cycles lists them. 没有该考核周期。`,
    )
  );
}

const shown = ({ id, settings: _settings, releasedBy: _releasedBy, ...cycle }: Cycle) => ({
  cycleId: id,
  ...cycle,
});

const shownTo = (role: Role, cycle: Cycle) =>
  mayReachAll(role, 'cycle.budget') ? shown(cycle) : { ...shown(cycle), salaryBudgetFen: null };

const refusals = {
  cycle_exists: 'There is a cycle with this code already. 该考核周期已存在。',
  period_closed:
    'A month that the results would be in force for is being paid or closed already: name later months. 所列月份已在发放或已关账。',
  programme_unknown: 'There is no such programme. GET /v1/programmes lists them. 没有该项目。',
  policy_missing:
    'There is no salary policy for that day, or no policy of the programme for that month: add it first. 缺少当期政策。',
  appraisals_opening:
    'The appraisals of this cycle are still being opened: try again in a moment. 考核正在开启，请稍后再试。',
  results_released: 'The results of this cycle are released already. 结果已公布。',
  cycle_over: 'This cycle is over. 该考核周期已结束。',
  evaluation_not_open: 'The evaluated days are not over yet. 考核期尚未结束。',
  evaluations_missing:
    'have no score yet. Wait for them, or release with withoutScores: true, which leaves them without a result. 人尚未评分。',
  salary_budget_exceeded:
    'The raises would exceed the salary budget of the cycle: calibrate first. 调薪总额超出预算，请先校准。',
} as const;

export function appraisalCycleRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/appraisal-cycles',
    {
      config: { action: 'cycle.open' },
      schema: {
        summary: 'Open an appraisal cycle: an appraisal for everyone employed on the last evaluated day',
        tags: ['appraisal'],
        security,
        body: z
          .object({
            code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
            nameZh: z.string().min(1).max(100),
            nameEn: z.string().min(1).max(100),
            evaluatedFrom: day,
            evaluatedTo: day,
            evaluationOpensOn: day.nullable().default(null),
            firstPeriod: periodSchema,
            lastPeriod: periodSchema,
            programme: z.string().max(60).default('medical-passbook'),
            salaryEffectiveOn: day,
            salaryBudgetFen: z.number().int().min(0).nullable().default(null),
            industry: z.string().max(60).default('general'),
            settings: settingsSchema.partial().default({}),
          })
          .refine((body) => body.evaluatedFrom <= body.evaluatedTo, 'evaluatedTo is before evaluatedFrom')
          .refine((body) => body.firstPeriod <= body.lastPeriod, 'lastPeriod is before firstPeriod'),
        response: { 201: cycleSchema, 404: problemSchema, 409: problemSchema },
      },
    },
    async (request, reply) => {
      const { settings, ...body } = request.body;
      const opened = await openCycle(sql, {
        ...body,
        settings: { ...usualCycleSettings, ...settings },
        openedBy: personOf(request).username,
      });
      if (!opened.ok) {
        const { code } = opened.refusal;
        // The answer to an earlier call may have been lost before its workflow was told.
        const known = code === 'cycle_exists' ? await findCycle(sql, body.code) : null;
        if (known?.state === 'open') await tellCycle(context, known);
        return refuse(code === 'programme_unknown' ? 404 : 409, code, refusals[code]);
      }
      await tellCycle(context, opened.cycle);
      return reply.status(201).send(shown(opened.cycle));
    },
  );

  app.get(
    '/v1/appraisal-cycles',
    {
      config: { action: 'cycle.read' },
      schema: {
        summary: 'Appraisal cycles, the newest first',
        tags: ['appraisal'],
        security,
        response: { 200: z.object({ cycles: z.array(cycleSchema) }) },
      },
    },
    async (request) => ({
      cycles: (await listCycles(sql)).map((cycle) => shownTo(personOf(request).role, cycle)),
    }),
  );

  app.get(
    '/v1/appraisal-cycles/find',
    {
      config: { action: 'cycle.read' },
      schema: {
        summary: 'The cycle with a code',
        tags: ['appraisal'],
        security,
        querystring: z.object({ code: z.string() }),
        response: { 200: cycleSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const cycle = await findCycle(sql, request.query.code);
      if (!cycle)
        return refuse(404, 'cycle_unknown', `There is no cycle ${request.query.code}. 没有该考核周期。`);
      return shownTo(personOf(request).role, cycle);
    },
  );

  app.get(
    '/v1/appraisal-cycles/:cycleId',
    {
      config: { action: 'cycle.progress' },
      schema: {
        summary: 'How far a cycle has come',
        tags: ['appraisal'],
        security,
        params: cycleParams,
        response: {
          200: cycleSchema.extend({ counts: countsSchema, unstarted: z.number() }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const cycle = await cycleOf(context, request.params.cycleId);
      // Counted first: a cycle that is just being opened must not look as if all had begun.
      const counts = await cycleCounts(sql, cycle);
      const [row] = await sql<{ unstarted: number }[]>`
        select count(*) as unstarted from hr.appraisals where cycle_id = ${cycle.id} and state = 'open' and started_at is null`;
      return {
        ...shownTo(personOf(request).role, cycle),
        counts,
        unstarted: row?.unstarted ?? 0,
      };
    },
  );

  app.post(
    '/v1/appraisal-cycles/:cycleId/appraisals',
    {
      config: { action: 'cycle.open' },
      schema: {
        summary: 'Add somebody who joined in the middle of the cycle',
        tags: ['appraisal'],
        security,
        params: cycleParams,
        body: z.object({ employeeNo: z.string().min(1).max(60) }),
        response: { 201: z.object({ added: z.literal(true) }), 404: problemSchema, 409: problemSchema },
      },
    },
    async (request, reply) => {
      const cycle = await cycleOf(context, request.params.cycleId);
      const [employee] = await sql<{ id: number; left: boolean }[]>`
        select id, coalesce(left_on < current_date, false) as left from hr.employees where employee_no = ${request.body.employeeNo}`;
      if (!employee) return refuse(404, 'employee_unknown', 'Nobody on record has this number. 没有该工号。');
      if (employee.left) return refuse(409, 'not_employed', 'This person has left. 该员工已离职。');
      const opened = await sql.begin(async (tx) => {
        // A release that is under way is waited for, and waits for this.
        const [still] = await tx`
          select from hr.appraisal_cycles where id = ${cycle.id} and released_at is null and state = 'open' for update`;
        return still ? (await openAppraisals(tx, cycle, employee.id)).opened : null;
      });
      if (opened === null) return refuse(409, 'results_released', refusals.results_released);
      if (opened === 0)
        return refuse(409, 'appraisal_exists', 'This person is in the cycle already. 该员工已在本周期内。');
      await sql`
        insert into audit.events (actor, action, subject) values (${personOf(request).username}, 'appraisal_added', ${`cycle/${cycle.code}/employee/${employee.id}`})`;
      await tellCycle(context, cycle);
      return reply.status(201).send({ added: true });
    },
  );

  app.post(
    '/v1/appraisal-cycles/:cycleId/release',
    {
      config: { action: 'cycle.release' },
      schema: {
        summary: 'Release all results together; the time to appeal begins',
        tags: ['appraisal'],
        security,
        params: cycleParams,
        body: z.object({ withoutScores: z.boolean().default(false) }),
        response: {
          200: z.object({ withScore: z.number(), without: z.number() }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const cycle = await cycleOf(context, request.params.cycleId);
      const released = await releaseResults(
        sql,
        cycle,
        personOf(request).username,
        request.body.withoutScores,
      );
      if (!released.ok) {
        const { code, count } = released.refusal;
        return refuse(409, code, `${count === undefined ? '' : `${count} appraisals `}${refusals[code]}`);
      }
      await tellCycle(context, cycle);
      return { withScore: released.withScore, without: released.without };
    },
  );

  app.get(
    '/v1/appraisal-cycles/:cycleId/report',
    {
      config: { action: 'cycle.report' },
      schema: {
        summary: 'What a cycle came to for everyone on record, with the payments of some months',
        tags: ['appraisal'],
        security,
        params: cycleParams,
        querystring: z.object({
          periods: z
            .string()
            .regex(/^\d{4}-\d{2}(,\d{4}-\d{2}){0,11}$/)
            .optional(),
        }),
        response: {
          200: z.object({
            cycle: cycleSchema,
            periods: z.array(z.string()),
            counts: countsSchema,
            scoresWithoutEffect: z.array(z.string()),
            employees: z.array(
              z.object({
                employeeNo: z.string(),
                score: z.string().nullable(),
                salaryFenBefore: z.number().nullable(),
                salaryFenAfter: z.number().nullable(),
                baseFenBefore: z.number().nullable(),
                baseFenAfter: z.number().nullable(),
                amountFen: z.record(z.string(), z.number().nullable()),
                state: z.record(z.string(), z.string()),
                reason: z.record(z.string(), z.string().nullable()),
                endToEndId: z.record(z.string(), z.string().nullable()),
                workflowId: z.string().nullable(),
                appraisalState: z.string().nullable(),
                stages: z.array(
                  z.object({
                    stage: z.string(),
                    enteredAt: z.string(),
                    leftAt: z.string().nullable(),
                    outcome: z.string().nullable(),
                  }),
                ),
              }),
            ),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const cycle = await cycleOf(context, request.params.cycleId);
      const first = parsePeriod(cycle.firstPeriod);
      const periods =
        request.query.periods?.split(',') ??
        (first === null ? [] : [previousPeriod(first), cycle.firstPeriod]);
      return {
        cycle: shown(cycle),
        periods,
        counts: await cycleCounts(sql, cycle),
        scoresWithoutEffect: await scoresWithoutEffect(sql, cycle),
        employees: await cycleEmployees(sql, cycle, periods),
      };
    },
  );
}
