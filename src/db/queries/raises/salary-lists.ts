import { approversNeeded } from '../../../domain/approvals.ts';
import { must } from '../../../domain/assert.ts';
import { salaryAfter } from '../../../domain/salary-policy.ts';
import { analyzeTables } from '../../analyze.ts';
import type { Sql, Transaction } from '../../database.ts';
import { type Cycle, readCycle } from '../appraisals/cycles.ts';
import { employeesOfPerson, usersOfSamePerson } from '../people/same-person.ts';
import { closeLeftOutTasks, type LeftOutReason, leftOut, openLeftOutTasks } from './left-out.ts';
import { salaryPolicyFor } from './salary-policies.ts';

export interface SalaryList {
  readonly listId: number;
  readonly round: number;
  readonly digest: string;
  readonly raises: number;
  /** What all raises together add to the monthly payroll, in fen. */
  readonly totalRaiseFen: number;
  readonly approversNeeded: number;
  readonly approvals: number;
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly state: 'pending' | 'approved' | 'rejected' | 'voided' | 'applied';
}

/** The last list of a cycle, or null. */
export async function salaryListOf(sql: Sql | Transaction, cycleId: number): Promise<SalaryList | null> {
  const [row] = await sql<SalaryList[]>`
    select id as "listId", round, digest, raises, total_raise_fen as "totalRaiseFen", approvers_needed as "approversNeeded",
      (select count(*) from payroll.salary_approvals a where a.list_id = l.id and a.decision = 'approve' and a.digest = l.digest) as approvals,
      prepared_by as "preparedBy", prepared_at as "preparedAt", state
    from payroll.salary_lists l where cycle_id = ${cycleId} order by round desc limit 1`;
  return row ?? null;
}

const pageSize = 10_000;

/**
 * Draws up the list of raises from the final results: everyone whose salary changes, with what it was and what it
 * becomes. Whoever cannot be raised by a list is left to HR. The list that is there already is given back, unless it was voided, or was rejected and is to be drawn up anew.
 */
export async function prepareSalaryList(
  sql: Sql,
  cycleId: number,
  redrawnBy: string | null = null,
): Promise<SalaryList> {
  return sql.begin(async (tx) => {
    const cycle = must(await readCycle(tx, cycleId), 'cycle');
    await tx`select pg_advisory_xact_lock(hashtext('payroll.salary_lists'), ${cycleId}::int)`;
    const last = await salaryListOf(tx, cycleId);
    if (last && last.state !== 'voided' && !(last.state === 'rejected' && redrawnBy !== null)) return last;
    if (redrawnBy !== null)
      await tx`
        insert into audit.events (actor, action, subject)
        values (${redrawnBy}, 'salary_list_redrawn', ${`cycle/${cycle.code}`})`;
    const policy = await salaryPolicyFor(tx, cycle.salaryEffectiveOn);
    const round = (last?.round ?? 0) + 1;
    const [list] = await tx<{ id: number }[]>`
      insert into payroll.salary_lists (cycle_id, round, salary_policy_id, digest, raises, total_raise_fen, approvers_needed, prepared_by)
      values (${cycleId}, ${round}, ${policy.id}, '', 0, 0, 1, ${cycle.releasedBy ?? cycle.openedBy}) returning id`;
    const listId = must(list, 'list').id;
    await proposeRaises(tx, cycle, listId, policy.tiers);
    await closeLeftOutTasks(tx, listId);
    const [sum] = await tx<{ digest: string | null; raises: number; totalRaiseFen: number }[]>`
      select ${digestOf(tx)} as digest, count(*) as raises, coalesce(sum(salary_after_fen - salary_before_fen), 0)::bigint as "totalRaiseFen"
      from payroll.salary_proposals p where list_id = ${listId}`;
    const { raises, totalRaiseFen } = must(sum, 'sum');
    await tx`
      update payroll.salary_lists set digest = ${sum?.digest ?? 'none'}, raises = ${raises}, total_raise_fen = ${totalRaiseFen},
        approvers_needed = ${approversNeeded(totalRaiseFen, cycle.settings.approverSteps)},
        state = ${raises === 0 ? 'approved' : 'pending'} where id = ${listId}`;
    await analyzeTables(tx, 'payroll.salary_proposals', 'payroll.salary_lists');
    return must(await salaryListOf(tx, cycleId), 'list');
  });
}

interface ToRaise {
  readonly id: number;
  readonly employeeId: number;
  readonly score: string;
  readonly salaryFen: number;
  readonly leftOut: LeftOutReason | null;
}

/** The rule itself stands in the domain; rows are read and written in pages. */
async function proposeRaises(
  tx: Transaction,
  cycle: Cycle,
  listId: number,
  tiers: Parameters<typeof salaryAfter>[2],
): Promise<void> {
  for (let after = 0; ; ) {
    const page = await tx<ToRaise[]>`
      select a.id, a.employee_id as "employeeId", r.score, s.salary_fen as "salaryFen", ${leftOut(tx, cycle.salaryEffectiveOn)} as "leftOut"
      from hr.appraisals a join hr.appraisal_results r on r.appraisal_id = a.id
      join hr.employees e on e.id = a.employee_id
      join payroll.salaries s on s.employee_id = a.employee_id and s.superseded_at is null
      where a.cycle_id = ${cycle.id} and a.state = 'open' and a.id > ${after} order by a.id limit ${pageSize}`;
    const changed = page
      .map((row) => ({ ...row, afterFen: salaryAfter(row.salaryFen, row.score, tiers) }))
      .filter(({ afterFen, salaryFen }) => afterFen !== salaryFen);
    await openLeftOutTasks(
      tx,
      cycle,
      changed.filter((row) => row.leftOut !== null),
    );
    const raises = changed.filter((row) => row.leftOut === null);
    await tx`
      insert into payroll.salary_proposals (list_id, appraisal_id, employee_id, score, salary_before_fen, salary_after_fen, effective_on)
      select ${listId}, r.appraisal_id, r.employee_id, r.score, r.before_fen, r.after_fen, ${cycle.salaryEffectiveOn}::date
      from unnest(${raises.map((row) => row.id)}::bigint[], ${raises.map((row) => row.employeeId)}::bigint[],
        ${raises.map((row) => row.score)}::text[], ${raises.map((row) => row.salaryFen)}::bigint[],
        ${raises.map((row) => row.afterFen)}::bigint[]) as r (appraisal_id, employee_id, score, before_fen, after_fen)`;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.id;
  }
}

/** SHA-256 over list, person, score and both salaries, sorted by person. Takes the proposals as `p`. */
function digestOf(tx: Transaction) {
  return tx`encode(sha256(convert_to(string_agg(
    p.list_id || ' ' || p.employee_id || ' ' || p.score || ' ' || p.salary_before_fen || ' ' || p.salary_after_fen || ' ' || p.effective_on,
    E'\n' order by p.employee_id), 'UTF8')), 'hex')`;
}

export type RaisesRefusal =
  | 'no_list'
  | 'digest_changed'
  | 'maker_is_checker'
  | 'own_raise'
  | 'already_decided'
  | 'not_waiting_for_approval';

export type RaisesDecided =
  | {
      readonly ok: true;
      readonly approvals: number;
      readonly approversNeeded: number;
      readonly complete: boolean;
    }
  | { readonly ok: false; readonly refusal: { readonly code: RaisesRefusal } };

export interface RaisesDecision {
  readonly cycleId: number;
  readonly digest: string;
  readonly decision: 'approve' | 'reject';
  readonly reason: string | null;
  readonly approver: string;
}

const refused = (code: RaisesRefusal): RaisesDecided => ({ ok: false, refusal: { code } });

/**
 * Records one person's decision on one exact list of raises. Whoever opened or released the cycle, or scored or
 * calibrated someone on the list, made it and may not approve it; nor may anyone whose own raise is on it. Makers are
 * compared as people, whichever of their users they made it with.
 */
export async function decideRaises(sql: Sql, wanted: RaisesDecision): Promise<RaisesDecided> {
  return sql.begin(async (tx) => {
    const list = await salaryListOf(tx, wanted.cycleId);
    if (!list) return refused('no_list');
    await tx`select from payroll.salary_lists where id = ${list.listId} for update`;
    const current = must(await salaryListOf(tx, wanted.cycleId), 'list');
    if (current.digest !== wanted.digest) return refused('digest_changed');
    const approvers = await usersOfSamePerson(tx, wanted.approver);
    const [earlier] = await tx<{ decision: string }[]>`
      select decision from payroll.salary_approvals where list_id = ${current.listId} and approver = any(${approvers}::text[])`;
    if (earlier && earlier.decision !== wanted.decision) return refused('already_decided');
    if (!earlier) {
      if (current.state !== 'pending') return refused('not_waiting_for_approval');
      const [maker] = await tx`
        select from hr.appraisal_cycles c where c.id = ${wanted.cycleId} and (
          array[c.opened_by, c.released_by, ${current.preparedBy}] && ${approvers}::text[]
          or exists (select from payroll.salary_proposals p join hr.appraisal_evaluations e on e.appraisal_id = p.appraisal_id
            where p.list_id = ${current.listId} and e.by = any(${approvers}::text[])))`;
      if (maker) return refused('maker_is_checker');
      const [own] = await tx`
        select from payroll.salary_proposals where list_id = ${current.listId} and employee_id = any(${await employeesOfPerson(tx, wanted.approver)}::bigint[])`;
      if (own) return refused('own_raise');
      await tx`
        insert into payroll.salary_approvals (list_id, digest, decision, approver, reason)
        values (${current.listId}, ${wanted.digest}, ${wanted.decision}, ${wanted.approver}, ${wanted.reason})`;
      await tx`
        insert into audit.events (actor, action, subject, details)
        values (${wanted.approver}, ${`${wanted.decision}_raises`}, ${`salary-list/${current.listId}`}, ${tx.json({ digest: wanted.digest })})`;
    }
    const after = must(await salaryListOf(tx, wanted.cycleId), 'list');
    if (wanted.decision === 'reject') {
      await tx`update payroll.salary_lists set state = 'rejected' where id = ${after.listId} and state = 'pending'`;
      return {
        ok: true,
        approvals: after.approvals,
        approversNeeded: after.approversNeeded,
        complete: false,
      };
    }
    const complete = after.approvals >= after.approversNeeded;
    if (complete)
      await tx`update payroll.salary_lists set state = 'approved' where id = ${after.listId} and state = 'pending'`;
    return { ok: true, approvals: after.approvals, approversNeeded: after.approversNeeded, complete };
  });
}
