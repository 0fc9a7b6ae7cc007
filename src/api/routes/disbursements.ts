import { z } from 'zod';
import { pauseOf } from '../../db/queries/disbursement/pauses.ts';
import { policyInForce } from '../../db/queries/disbursement/policies.ts';
import { previewRun } from '../../db/queries/disbursement/preview.ts';
import {
  cancelledBefore,
  findRun,
  itemCounts,
  listRuns,
  openRun,
  type Run,
  stageTimes,
} from '../../db/queries/disbursement/runs.ts';
import { readOrganisation } from '../../db/queries/people/organisation.ts';
import { stages } from '../../domain/stages.ts';
import { cancel, disbursementId } from '../../workflows/contract.ts';
import { askWorkflow } from '../ask-workflow.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, employeeNo, fen, moment, month, programmeCode, rowId } from '../fields.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { stageSchema } from '../month-report-schema.ts';
import { problemSchema, refuse } from '../problem.ts';
import { ensureRunWorkflow, waitsFor } from '../run-workflow.ts';
import { runOf, runParams, security } from './run-params.ts';
import { pauseSchema } from './run-pauses.ts';

const runStates = ['open', 'closed', 'cancelled'] as const;
const runSchema = z
  .object({
    runId: rowId,
    programme: z.string(),
    period: month,
    scope: z.string(),
    state: z.enum(runStates),
    stage: z.enum(stages),
    round: count,
    workflowId: z.string(),
    startedBy: z.string(),
    startedAt: moment,
    closedAt: moment.nullable(),
  })
  .meta({ id: 'Run' });

function shown(run: Run): z.infer<typeof runSchema> {
  const { id, programme, period, scope, state, stage, round, workflowId, startedBy } = run;
  return {
    runId: id,
    programme,
    period,
    scope,
    state,
    stage,
    round,
    workflowId,
    startedBy,
    startedAt: run.startedAt,
    closedAt: run.closedAt,
  };
}

export function disbursementRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/disbursements',
    {
      config: { action: 'run.start' },
      schema: {
        summary: 'Start a month, or one person of a month that was never run',
        description:
          'A month runs once: a second start is refused and names the first. A cancelled month may be started again.',
        tags: ['disbursements'],
        security,
        body: z.strictObject({
          programme: programmeCode,
          period: month,
          employeeNo: employeeNo.optional(),
          correctionWindowMs: z
            .int()
            .min(0)
            .max(400 * 86_400_000)
            .optional(),
        }),
        response: { 201: runSchema, 404: problemSchema, 409: problemSchema },
      },
    },
    async (request, reply) => {
      const { programme, period, employeeNo, correctionWindowMs } = request.body;
      if (!(await policyInForce(sql, programme, period))) {
        refuse(
          404,
          'policy_missing',
          `The programme ${programme} has no policy for ${period}. Add one at POST /v1/programmes/${programme}/policies.`,
        );
      }
      const employeeId = employeeNo === undefined ? null : await employeeOf(employeeNo);
      const scope = employeeId === null ? 'all' : `employee-${employeeId}`;
      if (employeeId !== null) await refuseIfOwedAlready(programme, period, employeeId);
      const { settings } = await readOrganisation(sql);
      const { run, opened } = await openRun(sql, {
        programme,
        period,
        scope,
        employeeId,
        workflowId: disbursementId(
          programme,
          period,
          scope,
          await cancelledBefore(sql, programme, period, scope),
        ),
        settings: correctionWindowMs === undefined ? settings : { ...settings, correctionWindowMs },
        startedBy: personOf(request).username,
      });
      // A start that died between the row and the workflow is finished by the next one.
      await ensureRunWorkflow(context.temporal, context.taskQueue, run);
      if (!opened) {
        refuse(
          409,
          'run_exists',
          `${programme} ${period} was started by ${run.startedBy} on ${run.startedAt} and is ${run.state}: see run ${run.id} (${run.workflowId}).`,
          { run: String(run.id) },
        );
      }
      return reply.status(201).send(shown(run));
    },
  );

  async function employeeOf(employeeNo: string): Promise<number> {
    const [row] = await sql<{ id: number }[]>`select id from hr.employees where employee_no = ${employeeNo}`;
    return row?.id ?? refuse(404, 'employee_unknown', 'No employee on record has this number.');
  }

  async function refuseIfOwedAlready(programme: string, period: string, employeeId: number): Promise<void> {
    const [item] = await sql<{ runId: number; state: string }[]>`
      select run_id as "runId", state from finance.items
      where programme = ${programme} and period = ${period} and employee_id = ${employeeId} and obligation = 'month'`;
    if (item)
      refuse(
        409,
        'run_exists',
        `This person's ${period} stands in run ${item.runId} already and is ${item.state}.`,
        { run: String(item.runId) },
      );
  }

  app.post(
    '/v1/disbursements/preview',
    {
      config: { action: 'run.preview' },
      schema: {
        summary: 'What a run of the month would do, with nothing changed',
        tags: ['disbursements'],
        security,
        body: z.strictObject({ programme: programmeCode, period: month }),
        response: {
          200: z.object({
            counts: z.record(z.string(), count),
            totalFen: fen,
            transfers: count,
            reasons: z.array(z.object({ reason: z.string(), count: count })),
          }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const { programme, period } = request.body;
      const { settings } = await readOrganisation(sql);
      const preview = await previewRun(sql, {
        programme,
        period,
        scope: 'all',
        employeeId: null,
        workflowId: 'preview',
        settings,
        startedBy: 'preview',
      });
      if (preview.ok) return preview;
      switch (preview.refusal.code) {
        case 'run_exists':
          return refuse(409, 'run_exists', `${programme} ${period} has a run already: look at that instead.`);
        case 'no_upload':
          return refuse(
            404,
            'upload_missing',
            `No contribution file for ${period} has arrived. Upload it at POST /v1/contributions.`,
          );
        case 'no_policy':
          return refuse(404, 'policy_missing', `The programme ${programme} has no policy for ${period}.`);
      }
    },
  );

  app.get(
    '/v1/disbursements',
    {
      config: { action: 'run.read' },
      schema: {
        summary: 'Runs, newest first',
        tags: ['disbursements'],
        security,
        querystring: z.strictObject({
          programme: programmeCode.optional(),
          period: month.optional(),
          state: z.enum(runStates).optional(),
          ...newestFirst,
        }),
        response: { 200: z.object({ runs: z.array(runSchema), next: rowId.nullable() }) },
      },
    },
    async (request) => {
      const { programme = null, period = null, state = null, after, limit } = request.query;
      const runs = await listRuns(sql, { programme, period, state }, after, limit + 1);
      const { rows, next } = pageOf(runs, limit, (run) => run.id);
      return { runs: rows.map(shown), next };
    },
  );

  app.get(
    '/v1/disbursements/find',
    {
      config: { action: 'run.read' },
      schema: {
        summary: "A month's run",
        tags: ['disbursements'],
        security,
        querystring: z.strictObject({ programme: programmeCode, period: month }),
        response: { 200: runSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const { programme, period } = request.query;
      const run = await findRun(sql, programme, period);
      return run ? shown(run) : refuse(404, 'run_unknown', `${programme} ${period} was not started yet.`);
    },
  );

  app.get(
    '/v1/disbursements/:runId',
    {
      config: { action: 'run.read' },
      schema: {
        summary: 'A run: stage times, counts, tasks',
        tags: ['disbursements'],
        security,
        params: runParams,
        response: {
          200: runSchema.extend({
            counts: z.record(z.string(), count),
            stages: z.array(stageSchema),
            waitingFor: z.string().nullable(),
            pause: pauseSchema,
            tasks: z.array(
              z.object({ kind: z.string(), owner: z.string(), escalation: count, since: moment }),
            ),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const run = await runOf(sql, request.params.runId);
      const [counts, times, tasks, waitingFor, pause] = await Promise.all([
        itemCounts(sql, run.id),
        stageTimes(sql, run.id),
        sql<{ kind: string; owner: string; escalation: number; since: string }[]>`
          select kind, owner, escalation, created_at as since from finance.tasks where run_id = ${run.id} and state = 'open' order by id`,
        waitsFor(context.temporal, run, app.log),
        pauseOf(sql, run.id),
      ]);
      return {
        ...shown(run),
        counts,
        stages: times,
        waitingFor,
        pause,
        tasks: [...tasks],
      };
    },
  );

  app.post(
    '/v1/disbursements/:runId/cancel',
    {
      config: { action: 'run.cancel' },
      schema: {
        summary: 'End a run before anything was sent',
        tags: ['disbursements'],
        security,
        params: runParams,
        response: {
          200: z.object({ state: z.literal('cancelled') }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const run = await runOf(sql, request.params.runId);
      if (run.state === 'cancelled') return { state: 'cancelled' as const };
      const reply =
        run.state === 'open'
          ? await askWorkflow(context.temporal, context.temporal.workflow.getHandle(run.workflowId), cancel, [
              { by: personOf(request).username },
            ])
          : { ok: false };
      if (!reply.ok && reply.code === 'month_closed')
        refuse(
          409,
          'month_closed',
          'The month of this one person is closed: he is in no other run, and nobody would pay him. Hold him instead, and the next month owes it. 该月已关账，不能取消补发，可改为暂缓。',
        );
      if (!reply.ok)
        refuse(
          409,
          'already_sending',
          'Payment has begun or the month is closed: it can no longer be cancelled.',
        );
      return { state: 'cancelled' as const };
    },
  );
}
