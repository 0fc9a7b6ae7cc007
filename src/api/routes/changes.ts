import { z } from 'zod';
import { bankCodeOf } from '../../connectors/bank/bank-codes.ts';
import {
  auditChange,
  type Change,
  filingOfChange,
  listChanges,
  readChange,
  stepsOf,
} from '../../db/queries/changes/changes.ts';
import { type ChangeDecided, decideChange, withdrawChange } from '../../db/queries/changes/decide-change.ts';
import { enterChange } from '../../db/queries/changes/enter-change.ts';
import { readOrganisation } from '../../db/queries/people/organisation.ts';
import { readAccount } from '../../domain/account-number.ts';
import { changeStates } from '../../domain/change-steps.ts';
import { maskAccount } from '../../domain/masking.ts';
import { tellChange } from '../appraisal-workflow.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { rowId, text } from '../fields.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import {
  changeParams,
  detailedChange,
  disagreement,
  newChange,
  reasonBody,
  showChange,
  shownChange,
  startedChange,
} from './change-shapes.ts';
import { security } from './run-params.ts';

const refusals = {
  employee_unknown: { status: 404, detail: 'Nobody on record has this number. 查无此工号。' },
  change_unknown: {
    status: 404,
    detail: 'There is no such change. GET /v1/changes lists them. 没有该变更。',
  },
  change_in_progress: {
    status: 409,
    detail:
      'Another change of this person is under way: let it end, or withdraw it. 该员工另有变更正在办理，请待其完成或先撤回。',
  },
  nothing_to_change: {
    status: 422,
    detail: 'The records say all of this already. 与现有档案一致，无需变更。',
  },
  not_employed: {
    status: 422,
    detail: 'This person is not employed on the effective day. 生效日该员工不在职。',
  },
  leaving_date_invalid: {
    status: 422,
    detail:
      'The last day lies before the day of hiring or after the effective day. 离职日早于入职日或晚于生效日。',
  },
  salary_invalid: {
    status: 422,
    detail: 'A salary is a whole number of fen above zero, at most 1,000,000,000. 工资应为正整数（分）。',
  },
  account_invalid: {
    status: 422,
    detail:
      'The account number is not 16 to 19 digits with a right check digit. 账号应为16至19位且校验位正确。',
  },
  bank_unknown: {
    status: 422,
    detail:
      'This bank is not in the table of banks, or not given. Give its full name. 开户银行无法识别，请填写全称。',
  },
  manager_unknown: {
    status: 422,
    detail: 'No manager with this number is employed on the effective day. 生效日查无该在职上级。',
  },
  manager_is_self: { status: 422, detail: 'Nobody is his own manager. 上级不能是本人。' },
  manager_cycle: {
    status: 422,
    detail: 'This manager reports to the person, directly or further up. 上下级关系成环。',
  },
  maker_is_checker: {
    status: 409,
    detail: 'Whoever entered a change may not decide it. 录入人不得审批。',
  },
  own_change: { status: 403, detail: 'Nobody decides a change of his own. 不得审批本人的变更。' },
  already_decided: {
    status: 409,
    detail: 'This change is decided, done or withdrawn already. 该变更已处理。',
  },
  change_applied: {
    status: 409,
    detail:
      'The change is in the records already. Enter another change for what is to hold instead. 变更已入档，请另行录入新的变更。',
  },
} as const;

function refuseChange(code: keyof typeof refusals): never {
  return refuse(refusals[code].status, code, refusals[code].detail);
}

/** One change of one person, entered once: the workflow carries it to every system. */
export function changeRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  const show = (change: Change) =>
    showChange(
      change,
      change.account === null ? null : maskAccount(context.privateData.decryptText(change.account)),
    );

  /** Starts the workflow of a change, or lets it look again. */
  async function tell({ id, workflowId, state }: Change) {
    const { retryPauseMaxMs } = (await readOrganisation(sql)).settings;
    await tellChange(context, { changeId: id, workflowId, retryPauseMaxMs });
    return { changeId: id, workflowId, state };
  }

  /** A refusal because it stands already tells again: the signal after it may have been lost. */
  async function finish(id: number, decided: ChangeDecided) {
    if (decided.ok) return tell(decided.change);
    if (decided.refusal.code === 'already_decided') {
      const change = await readChange(sql, id);
      if (change && change.state !== 'done') await tell(change);
    }
    return refuseChange(decided.refusal.code);
  }

  app.post(
    '/v1/changes',
    {
      config: { action: 'change.enter' },
      schema: {
        summary: 'Enter a change of one person: position, department, manager, salary, account or leaving',
        description:
          'It takes effect when the effective day begins: records, base filing, payroll and amount due follow in this order. A change of salary or account waits for a second person.',
        tags: ['changes'],
        security,
        body: newChange,
        response: {
          202: startedChange,
          404: problemSchema,
          409: problemSchema,
          422: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { managerNo, salaryFen, account, bankName, ...given } = request.body;
      const wrong = disagreement(request.body);
      if (wrong !== null) refuse(422, 'fields_disagree', `${wrong}. 所填各项不相符。`);
      const entered = await enterChange(sql, context.privateData, {
        employeeNo: given.employeeNo,
        kind: given.kind,
        effectiveOn: given.effectiveOn,
        department: given.department ?? null,
        position: given.position ?? null,
        managerNo: managerNo === undefined ? null : (managerNo ?? ''),
        salaryFen: salaryFen ?? null,
        leftOn: given.kind === 'leaving' ? (given.leftOn ?? given.effectiveOn) : null,
        bankName: bankName === undefined ? null : knownBank(bankName),
        account: account === undefined ? null : accountNumber(account),
        note: given.note ?? null,
        enteredBy: personOf(request).username,
      });
      if (entered.ok) return reply.status(202).send(await tell(entered.change));
      const { refusal } = entered;
      if (refusal.code === 'change_in_progress') {
        const [open] = await listChanges(sql, {
          employeeNo: given.employeeNo,
          state: null,
          after: null,
          limit: 1,
        });
        if (open && open.state !== 'done' && open.state !== 'withdrawn') await tell(open);
      }
      if (refusal.code !== 'period_closed') return refuseChange(refusal.code);
      return refuse(
        409,
        'period_closed',
        `The month of the effective day is paid or being paid. The next open one is ${refusal.nextOpen}. 生效月份已发放或正在发放，最早可自${refusal.nextOpen}起生效。`,
      );
    },
  );

  app.get(
    '/v1/changes',
    {
      config: { action: 'change.read' },
      schema: {
        summary: 'Changes, the newest first, by pages: `after` takes the id that `next` gave',
        tags: ['changes'],
        security,
        querystring: z.strictObject({
          employee: text(64).optional(),
          state: z.enum(changeStates).optional(),
          ...newestFirst,
        }),
        response: { 200: z.object({ changes: z.array(shownChange), next: rowId.nullable() }) },
      },
    },
    async (request) => {
      const { employee = null, state = null, after, limit } = request.query;
      const changes = await listChanges(sql, { employeeNo: employee, state, after, limit: limit + 1 });
      const { rows, next } = pageOf(changes, limit, (change) => change.id);
      return { changes: rows.map(show), next };
    },
  );

  app.get(
    '/v1/changes/:id',
    {
      config: { action: 'change.read' },
      schema: {
        summary: 'One change, with what each step did',
        tags: ['changes'],
        security,
        params: changeParams,
        response: { 200: detailedChange, 404: problemSchema },
      },
    },
    async (request) => {
      const { id } = request.params;
      const change = (await readChange(sql, id)) ?? refuseChange('change_unknown');
      const [steps, filing] = await Promise.all([stepsOf(sql, id), filingOfChange(sql, id)]);
      return { ...show(change), steps: [...steps], filing };
    },
  );

  app.post(
    '/v1/changes/:id/approve',
    {
      config: { action: 'change.decide' },
      schema: {
        summary: 'Approve a change that waits for a second person',
        tags: ['changes'],
        security,
        params: changeParams,
        response: { 200: startedChange, 403: problemSchema, 404: problemSchema, 409: problemSchema },
      },
    },
    async (request) =>
      finish(
        request.params.id,
        await decideChange(sql, request.params.id, personOf(request), 'approve', null),
      ),
  );

  app.post(
    '/v1/changes/:id/reject',
    {
      config: { action: 'change.decide' },
      schema: {
        summary: 'Reject a change that waits for a second person: nothing of it happens',
        tags: ['changes'],
        security,
        params: changeParams,
        body: reasonBody,
        response: { 200: startedChange, 403: problemSchema, 404: problemSchema, 409: problemSchema },
      },
    },
    async (request) =>
      finish(
        request.params.id,
        await decideChange(sql, request.params.id, personOf(request), 'reject', request.body.reason),
      ),
  );

  app.post(
    '/v1/changes/:id/withdraw',
    {
      config: { action: 'change.withdraw' },
      schema: {
        summary: 'Take back a change that has not reached the records, or whose base the office refused',
        description: 'What the records hold of it by then is put back as it was.',
        tags: ['changes'],
        security,
        params: changeParams,
        body: reasonBody,
        response: { 200: startedChange, 404: problemSchema, 409: problemSchema },
      },
    },
    async (request) =>
      finish(
        request.params.id,
        await withdrawChange(sql, request.params.id, personOf(request).username, request.body.reason),
      ),
  );

  app.post(
    '/v1/changes/:id/retry',
    {
      config: { action: 'change.retry' },
      schema: {
        summary: 'Look again at a change that waits: something it needs was put right elsewhere',
        tags: ['changes'],
        security,
        params: changeParams,
        response: { 200: startedChange, 404: problemSchema, 409: problemSchema },
      },
    },
    async (request) => {
      const change = (await readChange(sql, request.params.id)) ?? refuseChange('change_unknown');
      if (change.state === 'done' || change.state === 'withdrawn') return refuseChange('already_decided');
      await sql.begin((tx) => auditChange(tx, personOf(request).username, 'change_retried', change.id));
      return tell(change);
    },
  );
}

function accountNumber(text: string): string {
  const { account, problem } = readAccount(text);
  return account !== null && problem === null ? account : refuseChange('account_invalid');
}

function knownBank(bankName: string): string {
  return bankCodeOf(bankName) === null ? refuseChange('bank_unknown') : bankName;
}
