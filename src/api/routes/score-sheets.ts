import { z } from 'zod';
import { readScoresFile, unknownEmployee } from '../../connectors/scores-file/scores-file.ts';
import { defaultFileLimits } from '../../connectors/tabular-file/table.ts';
import { loadScoreSheet } from '../../db/queries/appraisals/score-sheets.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, cycleCode, fileName, yesOrNo } from '../fields.ts';
import { refuseFile, refusingBadFiles } from '../file-refusal.ts';
import { problemSchema, refuse } from '../problem.ts';
import { strangersIn } from '../score-sheet-strangers.ts';
import { fileBody, withUploadedFile } from '../upload-body.ts';
import { security } from './run-params.ts';

export function scoreSheetRoutes(app: Api, { database: { sql }, maxFileBytes }: Context): void {
  app.post(
    '/v1/score-sheets',
    {
      config: { action: 'score-sheet.load' },
      schema: {
        summary: 'Load the scores that managers are to give in a cycle (CSV or XLSX as the body)',
        description:
          'Proposals, without effect until the manager gives them. A line takes the place of an earlier one for the same person. Without a cycle only a dry run is possible.',
        tags: ['appraisals'],
        security,
        consumes: ['application/octet-stream', 'text/csv'],
        body: fileBody,
        querystring: z.strictObject({
          cycle: cycleCode.optional(),
          fileName: fileName.default('scores'),
          dryRun: yesOrNo,
        }),
        response: {
          200: z.object({ lines: count, loaded: count, withoutAppraisal: z.array(z.string()) }),
          404: problemSchema,
          409: problemSchema,
          413: problemSchema,
          422: problemSchema,
        },
      },
    },
    async (request) => {
      const { cycle, fileName, dryRun } = request.query;
      if (cycle === undefined && !dryRun)
        refuse(
          422,
          'cycle_missing',
          'Say which cycle the scores are for: ?cycle=CODE. Without it only a dry run is possible. 请指定考核周期。',
        );
      const loaded = await withUploadedFile(request, fileName, maxFileBytes, (path) => {
        const source = { path, name: fileName };
        return refusingBadFiles(
          async () =>
            loadScoreSheet(sql, {
              rows: readScoresFile(source, { limits: { ...defaultFileLimits, maxBytes: maxFileBytes } }).rows,
              cycleCode: cycle ?? null,
              actor: personOf(request).username,
              dryRun,
            }),
          () => strangersIn(sql, source, maxFileBytes),
        );
      });
      if (loaded.ok) {
        const { lines, loaded: count, withoutAppraisal } = loaded;
        return { lines, loaded: count, withoutAppraisal };
      }
      const { refusal } = loaded;
      if (refusal.code === 'employee_unknown')
        return refuseFile(refusal.lines.map((line) => unknownEmployee(fileName, line)));
      return refusal.code === 'cycle_unknown'
        ? refuse(
            404,
            'cycle_unknown',
            'There is no such cycle. GET /v1/appraisal-cycles lists them. 无此考核周期。',
          )
        : refuse(
            409,
            'cycle_over',
            'This cycle is over: scores are proposed while it is open. 该考核周期已结束。',
          );
    },
  );
}
