import type { Transaction } from '../../database.ts';

export interface ReplacedAccount {
  readonly employeeId: number;
  /** Whether the person had an account row before. */
  readonly replaced: boolean;
  /** Until when the account in force may not be paid; null when it may. */
  readonly coolsUntil: string | null;
}

/**
 * Puts accounts in force that differ from what is on record; the old rows stay as history. A number other than the
 * last one on record cools off, also when there was none in between; the first one ever does not. The same number
 * under another bank's name keeps who recorded it, its cooling-off and its release: writing it anew frees nothing.
 * @param incoming selects (employee_id, bank_name, bank_code, account, account_hash).
 * @param cooling whether changed numbers cool off at all: an import before the first run does not.
 */
export async function replaceAccounts(
  tx: Transaction,
  incoming: ReturnType<Transaction>,
  { actor, coolingOffDays, cooling }: { actor: string; coolingOffDays: number; cooling: boolean },
): Promise<ReplacedAccount[]> {
  await tx`drop table if exists new_accounts`;
  await tx`
    create temp table new_accounts on commit drop as
    select i.*, a.id as old_id, last.account_hash as last_hash, last.recorded_by as last_recorded_by,
      last.cools_until as last_cools_until, last.released_by as last_released_by
    from (${incoming}) i
    left join benefits.accounts a on a.employee_id = i.employee_id and a.superseded_at is null
    left join lateral (
      select h.* from benefits.accounts h where h.employee_id = i.employee_id and h.account_hash is not null
      order by h.id desc limit 1) last on true
    where a.id is null or (a.bank_name, a.account_hash) is distinct from (i.bank_name, i.account_hash)`;
  await tx`update benefits.accounts set superseded_at = now() where id in (select old_id from new_accounts)`;
  return tx<ReplacedAccount[]>`
    with fresh as (
      insert into benefits.accounts (employee_id, bank_name, bank_code, account, account_hash, account_valid, recorded_by, cools_until, released_by)
      select employee_id, bank_name, bank_code, account, account_hash, account_hash is not null,
        case when account_hash = last_hash then last_recorded_by else ${actor} end,
        case when account_hash = last_hash then last_cools_until
          when ${cooling}::boolean and account_hash is not null and last_hash is not null then now() + make_interval(days => ${coolingOffDays}::int) end,
        case when account_hash = last_hash then last_released_by end
      from new_accounts returning employee_id, cools_until, released_by)
    select f.employee_id as "employeeId", n.old_id is not null as replaced,
      case when f.released_by is null then f.cools_until end as "coolsUntil"
    from fresh f join new_accounts n using (employee_id)`;
}
