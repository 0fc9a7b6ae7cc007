import { z } from 'zod';
import { OutsideFault } from '../../connectors/outside-fault.ts';
import { listFiles, readFile } from '../../db/queries/disbursement/files.ts';
import { certificateTable, exceptionTable, listTable } from '../../db/queries/disbursement/run-tables.ts';
import { recordPrivateRead } from '../../db/queries/people/private-reads.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { idInAddress, rowId } from '../fields.ts';
import { fileReply } from '../file-reply.ts';
import { byNumber, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { tableCsv } from '../table-file.ts';
import { tableXlsx } from '../xlsx-file.ts';
import { readingReason } from './private-data.ts';
import { runOf, runParams, security } from './run-params.ts';

const tables = { list: listTable, exceptions: exceptionTable, certificate: certificateTable };
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function exportRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/disbursements/:runId/export/:table',
    {
      config: { action: 'run.export', produces: ['text/csv', xlsxType] },
      schema: {
        summary: 'The list, the exceptions or the month certificate as a file',
        tags: ['exports'],
        security,
        params: runParams.extend({ table: z.enum(['list', 'exceptions', 'certificate']) }),
        querystring: z.strictObject({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
        response: { 200: fileReply('The file', ['text/csv', xlsxType]), 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { runId, table: name } = request.params;
      const { format } = request.query;
      const run = await runOf(sql, runId);
      const table = await tables[name](sql, run);
      const content = format === 'csv' ? tableCsv(table) : await tableXlsx(table);
      return reply
        .header('content-type', format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType)
        .header(
          'content-disposition',
          `attachment; filename="${run.programme.replace(/[^a-z0-9-]/gi, '_')}-${run.period}-${name}.${format}"`,
        )
        .send(content as never);
    },
  );

  app.get(
    '/v1/disbursements/:runId/payment-files',
    {
      config: { action: 'payment-file.read' },
      schema: {
        summary: 'The payment files (pain.001) that were sent',
        tags: ['exports'],
        security,
        params: runParams,
        querystring: z.strictObject(byNumber),
        response: {
          200: z.object({
            files: z.array(z.object({ id: rowId, name: z.string() })),
            next: rowId.nullable(),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const run = await runOf(sql, request.params.runId);
      const files = await listFiles(sql, run.id, 'pain.001', after, limit + 1);
      const { rows, next } = pageOf(files, limit, (file) => file.id);
      return { files: rows, next };
    },
  );

  app.get(
    '/v1/disbursements/:runId/payment-files/:fileId',
    {
      config: { action: 'payment-file.read', produces: ['application/xml'] },
      schema: {
        summary: 'One payment file as it was sent',
        description: 'Holds account numbers: every reading of it needs a reason and is recorded.',
        tags: ['exports'],
        security,
        params: runParams.extend({ fileId: idInAddress }),
        querystring: z.strictObject({ reason: readingReason }),
        response: { 200: fileReply('The file (pain.001)', ['application/xml']), 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { runId, fileId } = request.params;
      const known = (await listFiles(sql, runId, 'pain.001', fileId - 1, 1)).find(
        (file) => file.id === fileId,
      );
      if (!known) return refuse(404, 'file_unknown', 'This run has no such payment file.');
      await recordPrivateRead(sql, {
        actor: personOf(request).username,
        action: 'payment_file_read',
        subject: `file/${fileId}`,
        fields: ['account'],
        reason: request.query.reason,
      });
      const { content } = await readFile(sql, context.privateData, fileId);
      return reply
        .header('content-type', 'application/xml; charset=utf-8')
        .header('content-disposition', `attachment; filename="payment-file-${fileId}.xml"`)
        .header('cache-control', 'no-store')
        .send(content as never);
    },
  );

  app.get(
    '/v1/bank/ledger',
    {
      config: { action: 'bank-ledger.read', produces: ['text/csv'] },
      schema: {
        summary: "The bank's own book, as the bank gives it",
        description: 'Holds account numbers: every reading of it needs a reason and is recorded.',
        tags: ['exports'],
        security,
        querystring: z.strictObject({ reason: readingReason }),
        response: { 200: fileReply('The ledger', ['text/csv']), 503: problemSchema },
      },
    },
    async (request, reply) => {
      await recordPrivateRead(sql, {
        actor: personOf(request).username,
        action: 'bank_ledger_read',
        subject: 'bank',
        fields: ['account'],
        reason: request.query.reason,
      });
      const book = await context.bankLedger().catch((error: unknown) => {
        if (!(error instanceof OutsideFault)) throw error;
        return refuse(
          503,
          'bank_unreachable',
          'The bank does not give its book just now. Try again later. 银行无应答，请稍后重试。',
        );
      });
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="bank-ledger.csv"')
        .header('cache-control', 'no-store')
        .send(book as never);
    },
  );
}
