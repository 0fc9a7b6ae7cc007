import { must } from '../../../domain/assert.ts';
import { baseOfSalary, type Policy } from '../../../domain/policy.ts';
import type { Sql, Transaction } from '../../database.ts';
import { baseToCome } from '../bases/base-to-come.ts';
import { policyInForce } from '../disbursement/policies.ts';
import { filingOfChange, holdFor, type StepDetails, takeStep } from './changes.ts';

/** The programme whose bases the office's files bring. */
async function basesProgramme(sql: Sql | Transaction): Promise<string> {
  const [known] = await sql<{ code: string }[]>`
    select p.code from benefits.programmes p
    left join lateral (select max(id) as id from benefits.uploads u where u.programme = p.code and u.state = 'current') last on true
    order by last.id desc nulls last, p.code limit 1`;
  return must(known, 'a programme').code;
}

/** It says between which limits a base is kept. */
export async function basePolicy(sql: Sql | Transaction, period: string): Promise<Policy> {
  return must(await policyInForce(sql, await basesProgramme(sql), period), `a policy for ${period}`);
}

/** The second step begins: a filing, where the salary gives another base than the one in force. */
export async function prepareChangeFiling(sql: Sql, changeId: number): Promise<void> {
  await sql.begin(async (tx) => {
    const change = await holdFor(tx, changeId, 'base_filing');
    if (!change || (await filingOfChange(tx, changeId))) return;
    if (change.salaryFen === null) return takeStep(tx, changeId, 'base_filing', 'not_needed');
    const period = change.effectiveOn.slice(0, 7);
    const baseFen = baseOfSalary(change.salaryFen, await basePolicy(tx, period));
    const filed = await tx`
      insert into benefits.base_filings (filing_id, employee_id, base_fen, base_before_fen, effective_period, source, source_id, filed_by)
      select 'C' || upper(left(encode(sha256(convert_to(o.debtor_account || '#change#' || ${changeId}::bigint || '#1', 'UTF8')), 'hex'), 30)),
        ${change.employeeId}, ${baseFen}, b.base_fen, ${period}, 'change', ${changeId}, ${change.enteredBy}
      from hr.organisation o
      left join lateral (${baseToCome(tx, await basesProgramme(tx), tx`${change.employeeId}::bigint`, period)}) b on true
      where b.base_fen is distinct from ${baseFen}::bigint`;
    if (filed.count === 0) await takeStep(tx, changeId, 'base_filing', 'not_needed', { baseFen });
  });
}

/**
 * The second step ends as the office answered, or as HR settled its refusal: then the base stays what it was. A refusal
 * leaves the change with HR.
 */
export async function recordFilingAnswer(sql: Sql, changeId: number): Promise<void> {
  await sql.begin(async (tx) => {
    const change = await holdFor(tx, changeId, 'base_filing');
    const filing = change && (await filingOfChange(tx, changeId));
    if (!filing) return;
    const details: StepDetails = { filingId: filing.id, attempt: filing.attempt, answer: filing.state };
    if (filing.state === 'refused') {
      await takeStep(tx, changeId, 'base_filing', 'refused', details);
      await tx`update hr.changes set state = 'task' where id = ${changeId}`;
    } else if (filing.state === 'accepted' || filing.state === 'settled') {
      await takeStep(tx, changeId, 'base_filing', 'done', details);
      await tx`update hr.changes set state = 'applying' where id = ${changeId}`;
    }
  });
}
