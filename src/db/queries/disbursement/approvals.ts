import type { Sql, Transaction } from '../../database.ts';
import { employeesOfPerson, usersOfSamePerson } from '../people/same-person.ts';
import { approvalState } from './approval-list.ts';

export type ApprovalRefusal =
  | 'not_waiting_for_approval'
  | 'digest_changed'
  | 'maker_is_checker'
  | 'own_payment'
  | 'variance_not_acknowledged'
  | 'already_decided';

export type Decided =
  | {
      readonly ok: true;
      readonly approvals: number;
      readonly approversNeeded: number;
      readonly complete: boolean;
    }
  | { readonly ok: false; readonly refusal: { readonly code: ApprovalRefusal } };

export interface Decision {
  readonly runId: number;
  readonly round: number;
  readonly digest: string;
  readonly decision: 'approve' | 'reject';
  readonly approver: string;
  /** Why, in his words. They stay in the database: a person's name in them must not get into a history. */
  readonly reason?: string | null;
}

const refused = (code: ApprovalRefusal): Decided => ({ ok: false, refusal: { code } });

/**
 * Records one person's decision on one exact list. The maker is whoever started the run, drew up the list, uploaded
 * the file, corrected someone on it or changed an account that it pays: none of them may approve, with whichever of his
 * users. The same decision again is success, and the same words are recorded once.
 */
export async function decide(sql: Sql, wanted: Decision): Promise<Decided> {
  return sql.begin(async (tx) => {
    const [round] = await tx<{ digest: string; state: string }[]>`
      select digest, state from finance.approval_rounds where run_id = ${wanted.runId} and round = ${wanted.round} for update`;
    if (!round) return refused('not_waiting_for_approval');
    if (round.digest !== wanted.digest) return refused('digest_changed');
    const approvers = await usersOfSamePerson(tx, wanted.approver);
    const [earlier] = await tx<{ decision: string; digest: string }[]>`
      select decision, digest from finance.approvals
      where run_id = ${wanted.runId} and round = ${wanted.round} and approver = any(${approvers}::text[]) and digest = ${wanted.digest}`;
    if (earlier && earlier.decision !== wanted.decision) return refused('already_decided');
    if (!earlier) {
      if (round.state !== 'pending') return refused('not_waiting_for_approval');
      const [maker] = await tx`
        select from finance.runs r where r.id = ${wanted.runId} and (
          r.started_by = any(${approvers}::text[])
          or exists (select from finance.approval_rounds p where p.run_id = r.id and p.round = ${wanted.round} and p.prepared_by = any(${approvers}::text[]))
          or exists (select from benefits.uploads u where u.id = r.upload_id
            and (u.received_by = any(${approvers}::text[]) or u.reinstated_by = any(${approvers}::text[])))
          or exists (select from ${correctedDue(tx)} and c.corrected_by = any(${approvers}::text[]))
          or exists (select from benefits.accounts a join finance.items i on i.employee_id = a.employee_id
            where i.run_id = r.id and i.state = 'due' and a.superseded_at is null and a.cools_until is not null
              and a.recorded_by = any(${approvers}::text[])))`;
      if (maker) return refused('maker_is_checker');
      if (await favoursHimself(tx, wanted.runId, wanted.approver)) return refused('own_payment');
      const before = await approvalState(tx, wanted.runId, wanted.round);
      if (wanted.decision === 'approve' && before?.varianceOpen) return refused('variance_not_acknowledged');
      await tx`
        insert into finance.approvals (run_id, round, digest, decision, approver)
        values (${wanted.runId}, ${wanted.round}, ${wanted.digest}, ${wanted.decision}, ${wanted.approver})`;
      await tx`
        insert into audit.events (actor, action, subject, details)
        values (${wanted.approver}, ${wanted.decision}, ${`run/${wanted.runId}/round/${wanted.round}`}, ${tx.json({ digest: wanted.digest })})`;
      if (wanted.decision === 'reject') {
        await tx`update finance.approval_rounds set state = 'rejected' where run_id = ${wanted.runId} and round = ${wanted.round}`;
      }
    }
    const state = await approvalState(tx, wanted.runId, wanted.round);
    if (!state) return refused('not_waiting_for_approval');
    if (wanted.reason && !(earlier && (await hasReason(tx, wanted)))) await recordReason(tx, wanted);
    const complete =
      state.state !== 'rejected' && state.approvals >= state.approversNeeded && !state.varianceOpen;
    if (complete) {
      await tx`
        update finance.approval_rounds set state = 'approved'
        where run_id = ${wanted.runId} and round = ${wanted.round} and state = 'pending'`;
    }
    return { ok: true, approvals: state.approvals, approversNeeded: state.approversNeeded, complete };
  });
}

const reasonEvent = ({ runId, decision, approver, digest, reason }: Decision) => ({
  actor: approver,
  action: `${decision}_reason`,
  subject: `run/${runId}`,
  details: { digest, reason: reason ?? '' },
});

async function recordReason(tx: Transaction, decision: Decision): Promise<void> {
  const { actor, action, subject, details } = reasonEvent(decision);
  await tx`
    insert into audit.events (actor, action, subject, details)
    values (${actor}, ${action}, ${subject}, ${tx.json(details)})`;
}

async function hasReason(tx: Transaction, decision: Decision): Promise<boolean> {
  const { actor, action, subject, details } = reasonEvent(decision);
  const [found] = await tx`
    select from audit.events where actor = ${actor} and action = ${action} and subject = ${subject}
      and details->>'digest' = ${details.digest} and details->>'reason' = ${details.reason} limit 1`;
  return found !== undefined;
}

/** Corrections `c` of what run `r` pays as item `i`; what an earlier month owes may go by one of that month. */
function correctedDue(tx: Transaction) {
  return tx`finance.items i left join finance.arrears ar on ar.id = i.arrear_id
    join benefits.corrections c on c.item_id = i.id or c.item_id = ar.origin_item_id
    where i.run_id = r.id and i.state = 'due'`;
}

/** He is paid by the list as everybody is; but nobody decides on one that pays him alone, or pays him as corrected. */
async function favoursHimself(tx: Transaction, runId: number, approver: string): Promise<boolean> {
  const own = await employeesOfPerson(tx, approver);
  if (own.length === 0) return false;
  const [row] = await tx`
    select from finance.runs r where r.id = ${runId} and (
      exists (select from ${correctedDue(tx)} and i.employee_id = any(${own}::bigint[]))
      or not exists (select from finance.items i
        where i.run_id = r.id and i.state = 'due' and i.employee_id <> all(${own}::bigint[])))`;
  return row !== undefined;
}

/** Acknowledges a swing against last month; not by whoever started the run. */
export async function acknowledgeVariance(
  sql: Sql,
  runId: number,
  digest: string,
  by: string,
): Promise<'acknowledged' | 'maker_is_checker' | 'no_variance'> {
  return sql.begin(async (tx) => {
    const people = await usersOfSamePerson(tx, by);
    const [maker] =
      await tx`select from finance.runs where id = ${runId} and started_by = any(${people}::text[])`;
    if (maker) return 'maker_is_checker';
    const done = await tx`
      update finance.variances set acknowledged_by = ${by}, acknowledged_at = now()
      where run_id = ${runId} and digest = ${digest} and acknowledged_by is null`;
    if (done.count > 0) {
      await tx`
        insert into audit.events (actor, action, subject, details)
        values (${by}, 'acknowledge_variance', ${`run/${runId}`}, ${tx.json({ digest })})`;
      return 'acknowledged';
    }
    const [known] = await tx`select from finance.variances where run_id = ${runId} and digest = ${digest}`;
    return known ? 'acknowledged' : 'no_variance';
  });
}
