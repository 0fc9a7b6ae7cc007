import { z } from 'zod';
import { readEmployeesFile, unknownManager } from '../../connectors/employees-file/employees-file.ts';
import type { FileProblem } from '../../connectors/tabular-file/file-problem.ts';
import { defaultFileLimits } from '../../connectors/tabular-file/table.ts';
import { readRun } from '../../db/queries/disbursement/runs.ts';
import {
  type Imported,
  importEmployees,
  type RecordConflict,
} from '../../db/queries/people/import-employees.ts';
import { readOrganisation } from '../../db/queries/people/organisation.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, fileName, yesOrNo } from '../fields.ts';
import { type PlacedProblem, refuseFile, refusingBadFiles } from '../file-refusal.ts';
import { acceptedSchema, counted, loadFile, preferHeader } from '../load-file.ts';
import { problemSchema, refuse } from '../problem.ts';
import { tellRun } from '../run-workflow.ts';
import { fileBody } from '../upload-body.ts';
import { security } from './run-params.ts';

/** Where a file and the records disagree about who someone is. */
const conflictWords = {
  id_of_another: {
    column: '身份证号',
    message: {
      zh: '该身份证号在档案中属于另一工号',
      en: 'this ID number is on record under another employee number',
    },
    remedy: { zh: '核对工号和身份证号', en: 'check both numbers' },
  },
  number_of_another: {
    column: '工号',
    message: {
      zh: '该工号在档案中属于另一人（姓名、身份证号均不同）',
      en: 'this number is on record for another person: name and ID number both differ',
    },
    remedy: { zh: '核对工号', en: 'check the number' },
  },
} as const;

function conflictProblem(file: string, line: number, conflict: RecordConflict): PlacedProblem {
  if (conflict === 'manager_unknown') return unknownManager(file, line);
  return { file, line, code: conflict, ...conflictWords[conflict] };
}

/** Employee records as files bring them. */
type ImportRefusal = Extract<Imported, { ok: false }>['refusal'];

function refuseImport(file: string, refusal: ImportRefusal): never {
  if (refusal.code === 'another_organisation')
    return refuse(
      409,
      'another_organisation',
      `${file}: these are the people of another organisation; this installation holds one. Use another home (--home) for them. 该文件属于另一单位，请使用另一个目录。`,
    );
  return refuseFile(refusal.conflicts.map(({ line, conflict }) => conflictProblem(file, line, conflict)));
}

const importedSchema = z.object({
  added: count,
  changed: count,
  unchanged: count,
  absent: z.array(z.string()),
});

export function employeeRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/employees/import',
    {
      config: { action: 'employee.import' },
      schema: {
        summary: 'Import employee records (CSV or XLSX as the body): an upsert, never a deletion',
        tags: ['employees'],
        security,
        consumes: ['application/octet-stream', 'text/csv'],
        body: fileBody,
        querystring: z.strictObject({
          fileName: fileName.default('employees'),
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
      const { fileName, dryRun } = request.query;
      const wanted = {
        kind: 'employees.import',
        name: fileName,
        maxBytes: context.maxFileBytes,
        result: importedSchema,
      };
      return loadFile(request, reply, wanted, async (path, read) => {
        const { settings } = await readOrganisation(sql);
        const file = readEmployeesFile(
          { path, name: fileName },
          { limits: { ...defaultFileLimits, maxBytes: context.maxFileBytes } },
        );
        const imported = await refusingBadFiles(
          async () =>
            importEmployees(sql, context.privateData, {
              rows: counted(file.rows, read),
              actor: personOf(request).username,
              today: await today(),
              coolingOffDays: settings.coolingOffDays,
              dryRun,
            }),
          async () => unknownManagers(fileName, file.managersNotInFile()),
        );
        if (!imported.ok) return refuseImport(fileName, imported.refusal);
        if (!dryRun) {
          await context.onEmployeesImported();
          await tellOpenRuns();
        }
        return imported;
      });
    },
  );

  async function today(): Promise<string> {
    const [row] = await sql<
      { today: string }[]
    >`select to_char(now() at time zone time_zone, 'YYYY-MM-DD') as today from hr.organisation`;
    return row?.today ?? new Date().toISOString().slice(0, 10);
  }

  async function unknownManagers(
    file: string,
    managers: readonly { line: number; managerNo: string }[],
  ): Promise<FileProblem[]> {
    const known = await sql<{ employeeNo: string }[]>`
      select employee_no as "employeeNo" from hr.employees where employee_no = any(${managers.map((manager) => manager.managerNo)})`;
    const onRecord = new Set(known.map((row) => row.employeeNo));
    return managers
      .filter((manager) => !onRecord.has(manager.managerNo))
      .map((manager) => unknownManager(file, manager.line));
  }

  /** Corrected records may free people who are held in a run that is under way. */
  async function tellOpenRuns(): Promise<void> {
    const open = await sql<{ id: number }[]>`select id from finance.runs where state = 'open'`;
    for (const { id } of open) {
      const run = await readRun(sql, id);
      if (run) await tellRun(context.temporal, context.taskQueue, run, 'itemsChanged');
    }
  }
}
