import { z } from 'zod';
import { readOrganisation } from '../../db/queries/people/organisation.ts';
import { must } from '../../domain/assert.ts';
import type { RunSettings } from '../../domain/settings.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { fenFromZero } from '../fields.ts';
import { ifMatch, requireMatch, sendTagged } from '../http/etag.ts';
import { problemSchema } from '../problem.ts';
import { proposalReason, proposedResponse, proposeOr } from './proposals.ts';
import { security } from './run-params.ts';

const milliseconds = z
  .number()
  .int()
  .min(0)
  .max(400 * 86_400_000);
const controlsSchema = z.strictObject({
  coolingOffDays: z.int().min(0).max(365),
  varianceTenThousandths: z.int().min(0).max(100_000),
  approverSteps: z.array(z.strictObject({ fromFen: fenFromZero, approvers: z.int().min(1).max(10) })).min(1),
});
const operationSchema = z.strictObject({
  settlementWindowMs: milliseconds,
  correctionWindowMs: milliseconds,
  statementPollMs: milliseconds.min(100),
  uploadReminderMs: milliseconds.min(1_000),
  approvalReminderMs: milliseconds.min(1_000),
  retryPauseMaxMs: milliseconds.min(300),
  batchSize: z.int().min(1).max(10_000),
  batchesAtOnce: z.int().min(1).max(64),
  fundsRecheckMs: milliseconds.min(100),
});
const settingsSchema = z.object({ ...operationSchema.shape, ...controlsSchema.shape });

const shown = (settings: RunSettings) => settingsSchema.parse(settings);

const only = (settings: RunSettings, keys: readonly (keyof RunSettings)[]) =>
  Object.fromEntries(keys.map((key) => [key, settings[key]]));

/** The organisation's settings. A run keeps the ones it started with. */
export function settingsRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/settings',
    {
      config: { action: 'setting.read', tagged: true },
      schema: {
        summary: 'Windows, limits and approvers',
        tags: ['settings'],
        security,
        response: { 200: settingsSchema },
      },
    },
    async (request, reply) => sendTagged(request, reply, shown((await readOrganisation(sql)).settings)),
  );

  app.patch(
    '/v1/settings',
    {
      config: { action: 'setting.change', tagged: true },
      schema: {
        summary: 'Change windows and limits; runs that are open keep theirs',
        description:
          'What keeps money safe (approvers, cooling off, variance) changes by POST /v1/settings/proposals.',
        tags: ['settings'],
        security,
        headers: ifMatch,
        body: z.strictObject(operationSchema.partial().shape),
        response: { 200: settingsSchema, 400: problemSchema, 412: problemSchema, 428: problemSchema },
      },
    },
    async (request, reply) => {
      const by = personOf(request).username;
      const settings = await sql.begin(async (tx) => {
        const { settings: before } = must(
          (await tx<{ settings: RunSettings }[]>`select settings from hr.organisation for update`)[0],
          'the organisation',
        );
        requireMatch(request, shown(before));
        const after = await tx<{ settings: RunSettings }[]>`
          update hr.organisation set settings = settings || ${tx.json(request.body as never)} returning settings`;
        const { settings: now } = must(after[0], 'the organisation');
        const changed = Object.keys(request.body) as (keyof RunSettings)[];
        const details = {
          changed: changed.join(','),
          before: only(before, changed),
          after: only(now, changed),
        };
        await tx`
          insert into audit.events (actor, action, subject, details)
          values (${by}, 'settings_changed', 'organisation', ${tx.json(details as never)})`;
        return now;
      });
      return sendTagged(request, reply, shown(settings));
    },
  );

  app.post(
    '/v1/settings/proposals',
    {
      config: { action: 'proposal.make' },
      schema: {
        summary: 'Propose other approver steps, cooling-off days or variance limit',
        description: 'They hold when another person approves them at POST /v1/proposals/ID/approve.',
        tags: ['settings'],
        security,
        body: z.strictObject({ ...controlsSchema.partial().shape, reason: proposalReason }),
        response: proposedResponse,
      },
    },
    async (request, reply) => {
      const { reason, ...content } = request.body;
      const by = personOf(request).username;
      return reply.status(202).send(await proposeOr(context, { kind: 'settings', content }, reason, by));
    },
  );
}
