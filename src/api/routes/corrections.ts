import { z } from 'zod';
import { bankCodeOf } from '../../connectors/bank/bank-codes.ts';
import { correct, releaseAccount } from '../../db/queries/disbursement/corrections.ts';
import { readAccount } from '../../domain/account-number.ts';
import { cleanName, nameKey } from '../../domain/person-name.ts';
import { readResidentId } from '../../domain/resident-id.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, employeeNo, moment, monthlyFen, noteWords, text } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { tellRun } from '../run-workflow.ts';
import { runOf, runParams, security } from './run-params.ts';

const body = z.strictObject({
  employeeNo: employeeNo,
  name: text(140, 1).optional(),
  idNumber: text(64).optional(),
  account: text(64).optional(),
  bankName: text(140).optional(),
  baseFen: monthlyFen.optional(),
  hold: z.boolean().optional(),
  retry: z.literal(true).optional(),
  note: noteWords.optional(),
});
const corrected = ['name', 'idNumber', 'account', 'bankName', 'baseFen', 'hold', 'retry'] as const;

const refusals: Record<string, { status: number; detail: string }> = {
  run_not_open: {
    status: 409,
    detail:
      'The month is closed: what was held is paid as arrears by the next run. Correct the employee records instead.',
  },
  not_in_run: { status: 404, detail: 'No employee of this run has this number.' },
  already_on_its_way: {
    status: 409,
    detail: "This person's payment is on its way or booked: there is nothing to correct.",
  },
  booking_unexplained: {
    status: 409,
    detail:
      'The bank booked this payment after it had refused it: finance explains that first, or it would be paid twice. 银行拒付后又入账,须先由财务处理该异常。',
  },
  own_record: {
    status: 409,
    detail: 'Nobody corrects his own record: let somebody else of HR do it. 不得更正本人的信息。',
  },
  id_of_another: { status: 409, detail: 'Another employee on record has this ID number.' },
};

const releaseRefusals = {
  maker_is_checker: 'Whoever changed the account may not release it. 变更人不得放行。',
  own_account: 'Nobody releases his own account: let somebody else do it. 不得放行本人的账户。',
  not_cooling_off: 'This account is not cooling off. 该账户不在冷静期。',
};

export function correctionRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/disbursements/:runId/corrections',
    {
      config: { action: 'person.correct' },
      schema: {
        summary: 'Correct one person; an open run pays him in the same month',
        description:
          'Give what is right: the value stands in place of what the file said, and changes the records where it is new. A changed account cools off unless a second person releases it.',
        tags: ['corrections'],
        security,
        params: runParams,
        body,
        response: {
          200: z.object({ items: count, coolsUntil: moment.nullable() }),
          404: problemSchema,
          409: problemSchema,
          422: problemSchema,
        },
      },
    },
    async (request) => {
      const given = request.body;
      if (corrected.every((field) => given[field] === undefined))
        refuse(
          422,
          'fields_disagree',
          `Say what is corrected: ${corrected.join(', ')}. 请填写要更正的内容。`,
        );
      const run = await runOf(sql, request.params.runId);
      const done = await correct(sql, context.privateData, {
        runId: run.id,
        employeeNo: given.employeeNo,
        note: given.note ?? null,
        actor: personOf(request).username,
        coolingOffDays: run.settings.coolingOffDays,
        ...(given.name === undefined ? {} : { name: nameOf(given.name) }),
        ...(given.idNumber === undefined ? {} : { idNumber: idNumberOf(given.idNumber) }),
        ...(given.account === undefined ? {} : { account: accountOf(given.account) }),
        ...(given.bankName === undefined ? {} : { bank: bankOf(given.bankName) }),
        ...(given.baseFen === undefined ? {} : { baseFen: given.baseFen }),
        ...(given.hold === undefined ? {} : { hold: given.hold }),
        ...(given.retry ? { retry: true } : {}),
      });
      if (!done.ok) {
        const { code } = done.refusal;
        return refuse(refusals[code]?.status ?? 409, code, refusals[code]?.detail ?? code);
      }
      await tellRun(context.temporal, context.taskQueue, run, 'itemsChanged');
      return { items: done.items, coolsUntil: done.coolsUntil };
    },
  );

  app.post(
    '/v1/employees/:employeeNo/account/release',
    {
      config: { action: 'account.release' },
      schema: {
        summary: 'Release a changed account before its cooling-off ends; not by the person who changed it',
        tags: ['corrections'],
        security,
        params: z.object({ employeeNo }),
        response: { 200: z.object({ released: z.literal(true) }), 409: problemSchema },
      },
    },
    async (request) => {
      const released = await releaseAccount(sql, request.params.employeeNo, personOf(request));
      if (!released.ok) {
        const { code } = released.refusal;
        return refuse(409, code, releaseRefusals[code]);
      }
      const open = await sql<{ id: number }[]>`
        select distinct r.id from finance.runs r join finance.items i on i.run_id = r.id join hr.employees e on e.id = i.employee_id
        where r.state = 'open' and e.employee_no = ${request.params.employeeNo}`;
      for (const { id } of open)
        await tellRun(context.temporal, context.taskQueue, await runOf(sql, id), 'itemsChanged');
      return { released: true as const };
    },
  );
}

function nameOf(text: string): { name: string; nameKey: string } {
  const name = cleanName(text);
  return name === '' || /^[=+@]/.test(name)
    ? refuse(422, 'name_unreadable', 'The name is empty or a formula.')
    : { name, nameKey: nameKey(name) };
}

function idNumberOf(text: string): string {
  const { idNumber, problem } = readResidentId(text);
  return problem === null
    ? idNumber
    : refuse(422, 'id_invalid', 'The ID number does not have 18 characters with a right check digit.');
}

function accountOf(text: string): string {
  const { account, problem } = readAccount(text);
  return account !== null && problem === null
    ? account
    : refuse(422, 'account_invalid', 'The account number is not 16 to 19 digits with a right check digit.');
}

function bankOf(bankName: string): { bankName: string; bankCode: string } {
  const bankCode = bankCodeOf(bankName);
  return bankCode === null
    ? refuse(422, 'bank_unknown', 'This bank is not in the table of banks. Give its full name.')
    : { bankName, bankCode };
}
