import { z } from 'zod';
import { type EmployeeRecord, employeeRecords } from '../../db/queries/people/employee-records.ts';
import { type Asking, mayReach } from '../../domain/authority.ts';
import { maskAccount, maskIdNumber, maskPhone } from '../../domain/masking.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { day, fen, employeeNo as number, text } from '../fields.ts';
import { byText, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

/** Null: it is not on record, or not for this reader. */
const shownEmployee = z
  .object({
    employeeNo: z.string(),
    name: z.string(),
    department: z.string().nullable(),
    position: z.string().nullable(),
    managerNo: z.string().nullable(),
    hiredOn: day,
    leftOn: day.nullable(),
    /** Masked: `110101********1234` */
    idNumber: z.string().nullable(),
    bankName: z.string().nullable(),
    /** Masked: `6217***********0013` */
    account: z.string().nullable(),
    /** Masked: `138****0001` */
    phone: z.string().nullable(),
    salaryFen: fen.nullable(),
  })
  .meta({ id: 'Employee' });

export const employeeUnknown = (): never =>
  refuse(
    404,
    'employee_unknown',
    'Nobody on record has this number, or the record is not yours to see. 查无此工号，或您无权查看。',
  );

/** People on record, with their private numbers masked. */
export function employeeRecordRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/employees',
    {
      config: { action: 'employee.read' },
      schema: {
        summary: 'Employees on record, by number and by pages: those whose records you may read',
        description:
          'ID number, account and phone are masked, and null for those who may not see them; so is the salary.',
        tags: ['employees'],
        security,
        querystring: z.strictObject({
          department: text(140).optional(),
          ...byText,
        }),
        response: { 200: z.object({ employees: z.array(shownEmployee), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { after, department = null, limit } = request.query;
      const person = personOf(request);
      const found = await employeeRecords(sql, person, { after, department, limit: limit + 1 });
      const { rows, next } = pageOf(found, limit, (row) => row.employeeNo);
      return { employees: rows.map((row) => show(row, person)), next };
    },
  );

  app.get(
    '/v1/employees/:employeeNo',
    {
      config: { action: 'employee.read' },
      schema: {
        summary: 'One employee on record, with private numbers masked',
        tags: ['employees'],
        security,
        params: z.object({ employeeNo: number }),
        response: { 200: shownEmployee, 404: problemSchema },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { employeeNo } = request.params;
      const [row] = await employeeRecords(sql, person, { after: '', department: null, limit: 1, employeeNo });
      return row ? show(row, person) : employeeUnknown();
    },
  );

  function show(row: EmployeeRecord, person: Asking): z.infer<typeof shownEmployee> {
    const { idNumber, account, phone, bankName, salaryFen, employeeId: _, managerId: __, ...open } = row;
    const seesNumbers = mayReach(person, 'private.read', row);
    const masked = (value: Buffer | null, mask: (text: string) => string) =>
      value !== null && seesNumbers ? mask(context.privateData.decryptText(value)) : null;
    return {
      ...open,
      idNumber: masked(idNumber, maskIdNumber),
      bankName: seesNumbers ? bankName : null,
      account: masked(account, maskAccount),
      phone: masked(phone, maskPhone),
      salaryFen: mayReach(person, 'salary.read', row) ? salaryFen : null,
    };
  }
}
