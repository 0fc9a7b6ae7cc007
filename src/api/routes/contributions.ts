import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readContributionFile } from '../../connectors/contribution-file/contribution-file.ts';
import { defaultFileLimits } from '../../connectors/tabular-file/table.ts';
import { importContributions } from '../../db/queries/disbursement/import-contributions.ts';
import { findRun } from '../../db/queries/disbursement/runs.ts';
import { parsePeriod } from '../../domain/period.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, fen, fileName, moment, month, programmeCode, rowId, yesOrNo } from '../fields.ts';
import { refusingBadFiles } from '../file-refusal.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { acceptedSchema, counted, loadFile, preferHeader } from '../load-file.ts';
import { problemSchema, refuse } from '../problem.ts';
import { tellRun } from '../run-workflow.ts';
import { fileBody } from '../upload-body.ts';
import { security } from './run-params.ts';

const refusals = {
  another_organisation:
    'The unit number of this file is not the one of this installation, which holds one organisation. Check the file, or use another home (--home) for the other organisation. 单位编号不符，请使用另一个目录。',
  month_closed:
    'This month is closed and never recomputed. Differences are settled as arrears in the next month. 该月份已关账。',
};

const importedSchema = z.object({
  lines: count,
  state: z.enum(['current', 'late']),
  repeated: z.boolean(),
  differences: count,
});

export function contributionRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/contributions',
    {
      config: { action: 'contribution.upload' },
      schema: {
        summary: "Upload the office's contribution file of a month (CSV or XLSX as the body)",
        description:
          'A corrected file supersedes the earlier one until sending starts; afterwards it yields differences for finance.',
        tags: ['contributions'],
        security,
        consumes: ['application/octet-stream', 'text/csv'],
        body: fileBody,
        querystring: z.strictObject({
          programme: programmeCode,
          period: month,
          fileName: fileName.default('contributions'),
          dryRun: yesOrNo,
        }),
        headers: preferHeader,
        response: {
          200: importedSchema,
          202: acceptedSchema,
          409: problemSchema,
          413: problemSchema,
          422: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { programme, period, fileName, dryRun } = request.query;
      const wanted = {
        kind: 'contributions.upload',
        name: fileName,
        maxBytes: context.maxContributionBytes,
        setting: 'WULOU_MAX_CONTRIBUTION_BYTES',
        result: importedSchema,
      };
      return loadFile(request, reply, wanted, async (path, read) => {
        const result = await refusingBadFiles(async () => {
          const file = readContributionFile(
            { path, name: fileName },
            {
              expectedPeriod: parsePeriod(period),
              limits: { ...defaultFileLimits, maxBytes: context.maxContributionBytes },
            },
          );
          return importContributions(sql, context.privateData, {
            programme,
            period,
            fileName,
            content: await readFile(path),
            rows: counted(file.lines, read),
            facts: () => file.facts(),
            actor: personOf(request).username,
            dryRun,
          });
        });
        if (!result.ok) return refuse(409, result.refusal.code, refusals[result.refusal.code]);
        const run = dryRun ? null : await findRun(sql, programme, period);
        if (run?.state === 'open') await tellRun(context.temporal, context.taskQueue, run, 'uploadReceived');
        return result;
      });
    },
  );

  app.get(
    '/v1/contributions',
    {
      config: { action: 'contribution.read' },
      schema: {
        summary: 'Contribution files that arrived, newest first',
        tags: ['contributions'],
        security,
        querystring: z.strictObject({
          programme: programmeCode.optional(),
          period: month.optional(),
          ...newestFirst,
        }),
        response: {
          200: z.object({
            uploads: z.array(
              z.object({
                programme: z.string(),
                period: month,
                fileName: z.string(),
                lines: count,
                totalFen: fen,
                state: z.string(),
                receivedAt: moment,
                receivedBy: z.string(),
              }),
            ),
            next: rowId.nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { programme = null, period = null, after, limit } = request.query;
      const uploads = await sql<
        {
          id: number;
          programme: string;
          period: string;
          fileName: string;
          lines: number;
          totalFen: number;
          state: string;
          receivedAt: string;
          receivedBy: string;
        }[]
      >`
        select id, programme, period, file_name as "fileName", line_count as lines, total_fen as "totalFen", state, received_at as "receivedAt", received_by as "receivedBy"
        from benefits.uploads
        where id < ${after} and (${programme}::text is null or programme = ${programme}) and (${period}::text is null or period = ${period})
        order by id desc limit ${limit + 1}`;
      const { rows, next } = pageOf(uploads, limit, (upload) => upload.id);
      return { uploads: rows.map(({ id: _, ...upload }) => upload), next };
    },
  );
}
