import { must } from '../../../domain/assert.ts';
import type { RaiseTier } from '../../../domain/salary-policy.ts';
import type { Sql, Transaction } from '../../database.ts';

export interface SalaryPolicy {
  readonly id: number;
  readonly version: number;
  readonly effectiveFrom: string;
  /** Descending by score. */
  readonly tiers: readonly RaiseTier[];
}

/** The version in force for raises that hold from a day on. */
export async function salaryPolicyFor(sql: Sql | Transaction, day: string): Promise<SalaryPolicy> {
  const [row] = await sql<SalaryPolicy[]>`
    select id, version, effective_from as "effectiveFrom", tiers from payroll.salary_policies
    where effective_from <= ${day} order by effective_from desc, version desc limit 1`;
  return must(row, 'a salary policy for the day');
}

export async function salaryPolicies(
  sql: Sql,
  afterVersion: number,
  limit: number,
): Promise<(SalaryPolicy & { createdBy: string; createdAt: string })[]> {
  return sql<(SalaryPolicy & { createdBy: string; createdAt: string })[]>`
    select id, version, effective_from as "effectiveFrom", tiers, created_by as "createdBy", created_at as "createdAt"
    from payroll.salary_policies where version > ${afterVersion}::bigint order by version limit ${limit}`;
}

/** A new version; nothing is overwritten. */
export async function addSalaryPolicy(
  tx: Transaction,
  effectiveFrom: string,
  tiers: readonly RaiseTier[],
  by: string,
): Promise<{ id: number; version: number }> {
  await tx`select pg_advisory_xact_lock(hashtext('payroll.salary_policies'))`;
  const [added] = await tx<{ id: number; version: number }[]>`
    insert into payroll.salary_policies (version, effective_from, tiers, created_by)
    select coalesce(max(version), 0) + 1, ${effectiveFrom}, ${tx.json(tiers as never)}, ${by} from payroll.salary_policies
    returning id, version`;
  return must(added, 'the added salary policy');
}
