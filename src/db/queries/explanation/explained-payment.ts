import type { Owner } from '../../../domain/authority.ts';
import type { PaymentLink } from '../../../domain/explanation.ts';
import type { Sql, Transaction } from '../../database.ts';

/** Whose payment it is, and who manages him now; null: no attempt to pay has this id. */
export async function ownerOfPayment(sql: Sql, endToEndId: string): Promise<Owner | null> {
  const [row] = await sql<Owner[]>`
    select i.employee_id as "employeeId", m.id as "managerId"
    from finance.transfers t join finance.items i on i.id = t.item_id
    left join hr.assignments a on a.employee_id = i.employee_id and a.superseded_at is null
    left join hr.employees m on m.employee_no = a.manager_no
    where t.end_to_end_id = ${endToEndId}`;
  return row ?? null;
}

/** The payment without its workflow's id, which is made from the batch. */
export type ExplainedPayment = Omit<
  PaymentLink,
  'attempts' | 'statements' | 'list' | 'approvals' | 'notices' | 'batchWorkflowId'
> & {
  readonly transferId: number;
  readonly itemId: number;
  readonly runId: number;
  readonly round: number;
  readonly batchId: number | null;
};

export async function paymentByWireId(
  sql: Sql | Transaction,
  endToEndId: string,
): Promise<ExplainedPayment | null> {
  const [row] = await sql<ExplainedPayment[]>`
    select t.id as "transferId", i.id as "itemId", r.id as "runId", t.round, t.batch_id as "batchId",
      t.end_to_end_id as "endToEndId", e.employee_no as "employeeNo", i.programme, p.name_zh as "programmeZh",
      p.name_en as "programmeEn", i.period, coalesce(a.origin_period, i.period) as "owedFor", t.state, i.state as "itemState",
      i.reason, t.amount_fen as "amountFen", t.booked_fen as "bookedFen", t.booked_at as "bookedAt",
      t.bank_reason as "bankReason", t.attempt, b.message_id as "batchMessageId", r.workflow_id as "runWorkflowId"
    from finance.transfers t
    join finance.items i on i.id = t.item_id
    join finance.runs r on r.id = t.run_id
    join hr.employees e on e.id = i.employee_id
    join benefits.programmes p on p.code = i.programme
    left join finance.arrears a on a.id = i.arrear_id
    left join finance.batches b on b.id = t.batch_id
    where t.end_to_end_id = ${endToEndId}`;
  return row ?? null;
}

/** What happened around a payment: earlier attempts, the bank's book, the list it was on, what the person was told. */
export async function aroundPayment(
  sql: Sql | Transaction,
  payment: ExplainedPayment,
): Promise<Pick<PaymentLink, 'attempts' | 'statements' | 'list' | 'approvals' | 'notices'>> {
  const attempts = await sql<PaymentLink['attempts']>`
    select attempt, end_to_end_id as "endToEndId", state, amount_fen as "amountFen", bank_reason as "bankReason"
    from finance.transfers
    where obligation_key = (select obligation_key from finance.transfers where id = ${payment.transferId}) order by attempt`;
  const statements = await sql<PaymentLink['statements']>`
    select s.statement_id as "statementId", s.sequence, e.kind, e.amount_fen as "amountFen", e.booked_at as "bookedAt",
      e.verdict, e.return_reason as "returnReason"
    from finance.statement_entries e join finance.statements s on s.id = e.statement_id
    where e.end_to_end_id = ${payment.endToEndId} order by s.sequence, e.id`;
  const [list] = await sql<NonNullable<PaymentLink['list']>[]>`
    select round, digest, prepared_by as "preparedBy", prepared_at as "preparedAt" from finance.approval_rounds
    where run_id = ${payment.runId} and round = ${payment.round}`;
  const approvals = await sql<PaymentLink['approvals']>`
    select approver as by, at, digest from finance.approvals
    where run_id = ${payment.runId} and round = ${payment.round} and digest = ${list?.digest ?? ''} and decision = 'approve'
    order by id`;
  const notices = await sql<PaymentLink['notices']>`
    select kind, attempt, text_zh as zh, text_en as en, created_at as at, sms_state as "smsState"
    from benefits.notices where item_id = ${payment.itemId} order by id`;
  return {
    attempts: [...attempts],
    statements: [...statements],
    list: list ?? null,
    approvals: [...approvals],
    notices: [...notices],
  };
}
