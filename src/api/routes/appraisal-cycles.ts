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
import { parsePeriod, previousPeriod } from '../../domain/period.ts';
import { tellCycle } from '../appraisal-workflow.ts';
import { type Api, type Context, type Person, personOf } from '../context.ts';
import {
  count,
  cycleCode,
  day,
  employeeNo,
  fen,
  fenFromZero,
  idInAddress,
  moment,
  month,
  programmeCode,
  rowId,
  text,
} from '../fields.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { countsSchema, cycleSchema, settingsSchema } from './appraisal-cycle-shapes.ts';
import { security } from './run-params.ts';

export const cycleParams = z.object({ cycleId: idInAddress });

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

const shown = ({ id, settings: _, releasedBy: __, ...cycle }: Cycle) => ({ cycleId: id, ...cycle });

const shownTo = (person: Person, cycle: Cycle) =>
  mayReachAll(person, 'cycle.budget') ? shown(cycle) : { ...shown(cycle), salaryBudgetFen: null };

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
        body: z.strictObject({
          code: cycleCode,
          nameZh: text(100, 1),
          nameEn: text(100, 1),
          evaluatedFrom: day,
          evaluatedTo: day,
          evaluationOpensOn: day.nullable().default(null),
          firstPeriod: month,
          lastPeriod: month,
          programme: programmeCode.default('medical-passbook'),
          salaryEffectiveOn: day,
          salaryBudgetFen: fenFromZero.nullable().default(null),
          industry: text(60).default('general'),
          settings: settingsSchema.partial().default({}),
        }),

        response: { 201: cycleSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { settings, ...body } = request.body;
      if (body.evaluatedTo < body.evaluatedFrom || body.lastPeriod < body.firstPeriod)
        refuse(
          422,
          'fields_disagree',
          'evaluatedTo is before evaluatedFrom, or lastPeriod before firstPeriod: exchange them. 起止日期颠倒。',
        );
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
        querystring: z.strictObject({
          state: z.enum(['open', 'closed', 'cancelled']).optional(),
          ...newestFirst,
        }),
        response: { 200: z.object({ cycles: z.array(cycleSchema), next: rowId.nullable() }) },
      },
    },
    async (request) => {
      const { state = null, after, limit } = request.query;
      const found = await listCycles(sql, state, after, limit + 1);
      const { rows, next } = pageOf(found, limit, (cycle) => cycle.id);
      return { cycles: rows.map((cycle) => shownTo(personOf(request), cycle)), next };
    },
  );

  app.get(
    '/v1/appraisal-cycles/find',
    {
      config: { action: 'cycle.read' },
      schema: {
        summary: 'The cycle with a code',
        tags: ['appraisal'],
        security,
        querystring: z.strictObject({ code: cycleCode }),
        response: { 200: cycleSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const cycle = await findCycle(sql, request.query.code);
      if (!cycle)
        return refuse(404, 'cycle_unknown', `There is no cycle ${request.query.code}. 没有该考核周期。`);
      return shownTo(personOf(request), cycle);
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
          200: cycleSchema.extend({ counts: countsSchema, unstarted: count }),
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
        ...shownTo(personOf(request), cycle),
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
        body: z.strictObject({ employeeNo }),
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
        if (!still) return null;
        const { opened } = await openAppraisals(tx, cycle, employee.id);
        if (opened > 0)
          await tx`
            insert into audit.events (actor, action, subject)
            values (${personOf(request).username}, 'appraisal_added', ${`cycle/${cycle.code}/employee/${employee.id}`})`;
        return opened;
      });
      if (opened === null) return refuse(409, 'results_released', refusals.results_released);
      if (opened === 0)
        return refuse(409, 'appraisal_exists', 'This person is in the cycle already. 该员工已在本周期内。');
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
        body: z.strictObject({ withoutScores: z.boolean().default(false) }),
        response: {
          200: z.object({ withScore: count, without: count }),
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
        querystring: z.strictObject({
          /** Months with commas between them. */
          periods: z
            .string()
            .regex(/^(?:19|2\d)\d\d-(?:0[1-9]|1[0-2])(?:,(?:19|2\d)\d\d-(?:0[1-9]|1[0-2])){0,11}$/)
            .optional(),
        }),
        response: {
          200: z.object({
            cycle: cycleSchema,
            periods: z.array(month),
            counts: countsSchema,
            scoresWithoutEffect: z.array(z.string()),
            employees: z.array(
              z.object({
                employeeNo: z.string(),
                score: z.string().nullable(),
                salaryFenBefore: fen.nullable(),
                salaryFenAfter: fen.nullable(),
                baseFenBefore: fen.nullable(),
                baseFenAfter: fen.nullable(),
                amountFen: z.record(month, fen.nullable()),
                state: z.record(z.string(), z.string()),
                reason: z.record(z.string(), z.string().nullable()),
                endToEndId: z.record(z.string(), z.string().nullable()),
                workflowId: z.string().nullable(),
                appraisalState: z.string().nullable(),
                stages: z.array(
                  z.object({
                    stage: z.string(),
                    enteredAt: moment,
                    leftAt: moment.nullable(),
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
