import { z } from 'zod';
import { archiveKey } from '../../archive/archive-key.ts';
import { exportBundle } from '../../archive/export-bundle.ts';
import { writeStretch } from '../../archive/trail-stretch.ts';
import { type Archive, archiveOf, listArchives } from '../../db/queries/archive/archives.ts';
import { stretchOf } from '../../db/queries/archive/trail-stretch.ts';
import { recordPrivateRead } from '../../db/queries/people/private-reads.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { digest, moment, rowId, words } from '../fields.ts';
import { fileReply } from '../file-reply.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { problemSchema, RequestRefused, refuse } from '../problem.ts';
import { readingReason } from './private-data.ts';
import { security } from './run-params.ts';

/** What was archived is named by its workflow id. */
const subject = words(200).meta({
  description: 'The workflow id of a run, an appraisal cycle or a change that is over.',
  examples: ['disbursement/medical-passbook/2026-10'],
});

/** What auditors take away: completed runs, cycles and changes with everything that they were decided by. */
export function archiveRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  async function known(name: string): Promise<Archive> {
    return (
      (await archiveOf(sql, name)) ??
      refuse(
        404,
        'archive_unknown',
        `Nothing is archived as ${name}. What is over is archived some seconds later, an appraisal with its cycle; GET /v1/archives lists what there is. 尚无此归档。`,
      )
    );
  }

  app.get(
    '/v1/archives',
    {
      config: { action: 'archive.export' },
      schema: {
        summary: 'What is archived, the newest first',
        tags: ['audit'],
        security,
        querystring: z.strictObject(newestFirst),
        response: {
          200: z.object({
            archives: z.array(z.object({ id: rowId, subject: z.string(), manifest: digest, at: moment })),
            next: rowId.nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const { rows, next } = pageOf(await listArchives(sql, after, limit + 1), limit, ({ id }) => id);
      return {
        archives: rows.map(({ id, subject: name, manifestSha256, at }) => ({
          id,
          subject: name,
          manifest: manifestSha256,
          at,
        })),
        next,
      };
    },
  );

  app.get(
    '/v1/archives/bundle',
    {
      config: { action: 'archive.export', produces: ['application/zip'] },
      schema: {
        summary: 'An archive as one file, to be verified and replayed anywhere',
        description:
          'Histories, records, approvals, files and workflow code, with the part of the trail that is about them. What is private is encrypted. Known are those of GET /v1/archives.',
        tags: ['audit'],
        security,
        querystring: z.strictObject({ subject }),
        response: {
          200: fileReply('The bundle', ['application/zip']),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const archive = await known(request.query.subject);
      const stretch = await stretchOf(sql, archive);
      if (!stretch)
        throw new RequestRefused({
          status: 409,
          code: 'trail_not_sealed',
          detail:
            'The trail is not sealed up to this archive yet; it is sealed every minute. Ask again. 审计日志尚未封印，请稍后重试。',
          retryAfterSeconds: 10,
        });
      const trail = writeStretch({ form: 'wulou-trail-stretch/1', ...stretch });
      const name = archive.subject.replace(/[^a-z0-9-]+/gi, '-');
      return reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; filename="${name}.zip"`)
        .send((await exportBundle(context.archiveStore, archive.manifestSha256, trail)) as never);
    },
  );

  app.post(
    '/v1/archives/key',
    {
      config: { action: 'archive.open', holdsSecret: true },
      // Nothing of it is kept, so that every reading is recorded: an Idempotency-Key makes no difference here.
      preValidation: async (request) => {
        request.takeKey = null;
      },
      schema: {
        summary: 'The key of the private parts of one archive: with a reason, and recorded before the answer',
        tags: ['audit'],
        security,
        body: z.strictObject({ subject, reason: readingReason }),
        response: {
          200: z.object({
            subject: z.string(),
            keyId: z.string(),
            /** 32 bytes in base64. */
            key: z.string(),
          }),
          404: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const archive = await known(request.body.subject);
      await recordPrivateRead(sql, {
        actor: personOf(request).username,
        action: 'archive_key_read',
        subject: `archive/${archive.subject}`,
        fields: ['name', 'account', 'id_number'],
        reason: request.body.reason,
      });
      const { id, key } = archiveKey(context.privateData.decrypt(archive.archiveKey));
      return reply
        .header('cache-control', 'no-store')
        .send({ subject: archive.subject, keyId: id, key: key.toString('base64') });
    },
  );
}
