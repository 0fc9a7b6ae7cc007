import type { Sql, Transaction } from '../../database.ts';
import { holdLookupKey } from '../../lookup-key.ts';
import type { PrivateData } from '../../private-data.ts';
import { replaceAccounts } from '../people/replace-accounts.ts';
import { isHimself, usersOfSamePerson } from '../people/same-person.ts';
import { bookedAfterRefusal } from './held-by-hand.ts';

/** What HR asserts about one person of a run. Values are checked before they come here. */
export interface Correction {
  readonly runId: number;
  readonly employeeNo: string;
  readonly name?: { name: string; nameKey: string };
  readonly idNumber?: string;
  readonly account?: string;
  readonly bank?: { bankName: string; bankCode: string };
  readonly baseFen?: number;
  /** Puts the item on hold by hand, or lifts that hold. */
  readonly hold?: boolean;
  /** Nothing was wrong: try again what the bank refused. */
  readonly retry?: boolean;
  readonly note: string | null;
  readonly actor: string;
  readonly coolingOffDays: number;
}

export type Corrected =
  | { readonly ok: true; readonly coolsUntil: string | null; readonly items: number }
  | {
      readonly ok: false;
      readonly refusal: {
        readonly code:
          | 'run_not_open'
          | 'not_in_run'
          | 'own_record'
          | 'already_on_its_way'
          | 'booking_unexplained'
          | 'id_of_another';
      };
    };

/**
 * Records a correction in one transaction: the person's records change where the value is new, and the run's items of
 * this person (the month's and his arrears) will be judged again. The same correction again changes nothing more.
 */
export async function correct(sql: Sql, privateData: PrivateData, wanted: Correction): Promise<Corrected> {
  return sql.begin(async (tx): Promise<Corrected> => {
    await holdLookupKey(tx, privateData);
    await tx`select pg_advisory_xact_lock(hashtext('finance.items'), ${wanted.runId}::int)`;
    const items = await tx<
      { id: number; state: string; employeeId: number; runState: string; cut: boolean; reckoned: boolean }[]
    >`
      select i.id, i.state, i.employee_id as "employeeId", r.state as "runState",
        exists (select from finance.transfers t where t.item_id = i.id and t.state = 'prepared' and t.batch_id is not null) as cut,
        a.amount_fen is not null as reckoned
      from finance.items i join hr.employees e on e.id = i.employee_id join finance.runs r on r.id = i.run_id
        left join finance.arrears a on a.id = i.arrear_id
      where i.run_id = ${wanted.runId} and e.employee_no = ${wanted.employeeNo}`;
    const [first] = items;
    if (!first) return { ok: false, refusal: { code: 'not_in_run' } };
    if (await isHimself(tx, wanted.actor, first.employeeId))
      return { ok: false, refusal: { code: 'own_record' } };
    if (first.runState !== 'open') return { ok: false, refusal: { code: 'run_not_open' } };
    const fields = fieldsOf(wanted);
    // What an earlier month owes is reckoned already: a base that is said now changes nothing in it.
    const saysNothing = (item: { reckoned: boolean }) =>
      item.reckoned && fields.every((field) => field === 'base');
    const open = items.filter(
      (item) => !item.cut && !saysNothing(item) && ['expected', 'due', 'held', 'zero'].includes(item.state),
    );
    if (open.length === 0) return { ok: false, refusal: { code: 'already_on_its_way' } };
    if (wanted.hold === false && (await anyBookedAfterRefusal(tx, open))) {
      return { ok: false, refusal: { code: 'booking_unexplained' } };
    }
    if (
      wanted.idNumber !== undefined &&
      (await idOfAnother(tx, privateData, first.employeeId, wanted.idNumber))
    ) {
      return { ok: false, refusal: { code: 'id_of_another' } };
    }
    await changeIdentity(tx, privateData, first.employeeId, wanted);
    const coolsUntil = await changeAccount(tx, privateData, first.employeeId, wanted);
    for (const item of open) {
      for (const field of fields) {
        if (field === 'base' && item.reckoned) continue;
        await tx`
          insert into benefits.corrections (item_id, employee_id, field, base_fen, note, corrected_by)
          values (${item.id}, ${first.employeeId}, ${field}, ${field === 'base' ? (wanted.baseFen ?? null) : null}, ${wanted.note}, ${wanted.actor})`;
      }
      if (wanted.hold !== undefined)
        await tx`
          update finance.items set manual_hold = ${wanted.hold}
          where obligation_key = (select obligation_key from finance.items where id = ${item.id})`;
    }
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${wanted.actor}, 'item_corrected', ${`item/${open[0]?.id}`}, ${tx.json({ fields: fields.join(','), note: wanted.note })})`;
    return { ok: true, coolsUntil, items: open.length };
  });
}

async function anyBookedAfterRefusal(tx: Transaction, items: readonly { id: number }[]): Promise<boolean> {
  const [found] = await tx`
    select from finance.items i where i.id = any(${items.map(({ id }) => id)}) and ${bookedAfterRefusal(tx)} limit 1`;
  return found !== undefined;
}

function fieldsOf(wanted: Correction): string[] {
  return [
    ...(wanted.name ? ['name'] : []),
    ...(wanted.idNumber !== undefined ? ['id_number'] : []),
    ...(wanted.account !== undefined ? ['account'] : []),
    ...(wanted.bank ? ['bank_name'] : []),
    ...(wanted.baseFen !== undefined ? ['base'] : []),
    ...(wanted.hold !== undefined ? ['hold'] : []),
    ...(wanted.retry ? ['retry'] : []),
  ];
}

async function idOfAnother(
  tx: Transaction,
  privateData: PrivateData,
  employeeId: number,
  idNumber: string,
): Promise<boolean> {
  const [row] =
    await tx`select from hr.employees where id_hash = ${privateData.hash(idNumber)} and id <> ${employeeId}`;
  return row !== undefined;
}

async function changeIdentity(
  tx: Transaction,
  privateData: PrivateData,
  employeeId: number,
  wanted: Correction,
): Promise<void> {
  if (wanted.name) {
    await tx`
      update hr.employees set name = ${wanted.name.name}, name_key = ${wanted.name.nameKey}, updated_at = now()
      where id = ${employeeId} and name_key <> ${wanted.name.nameKey}`;
  }
  if (wanted.idNumber !== undefined) {
    const hash = privateData.hash(wanted.idNumber);
    await tx`
      update hr.employees set id_number = ${privateData.encrypt(wanted.idNumber)}, id_hash = ${hash}, updated_at = now()
      where id = ${employeeId} and id_hash <> ${hash}`;
  }
}

/** @returns until when the account may not be paid, or null. */
async function changeAccount(
  tx: Transaction,
  privateData: PrivateData,
  employeeId: number,
  wanted: Correction,
): Promise<string | null> {
  if (wanted.account === undefined && !wanted.bank) return null;
  const [current] = await tx<
    {
      bankName: string;
      bankCode: string | null;
      account: Buffer | null;
      accountHash: Buffer | null;
      coolsUntil: string | null;
    }[]
  >`
    select bank_name as "bankName", bank_code as "bankCode", account, account_hash as "accountHash",
      case when released_by is null then cools_until end as "coolsUntil"
    from benefits.accounts where employee_id = ${employeeId} and superseded_at is null for update`;
  const bankName = wanted.bank?.bankName ?? current?.bankName ?? '';
  const bankCode = wanted.bank?.bankCode ?? current?.bankCode ?? null;
  const account =
    wanted.account === undefined ? (current?.account ?? null) : privateData.encrypt(wanted.account);
  const hash =
    wanted.account === undefined ? (current?.accountHash ?? null) : privateData.hash(wanted.account);
  const [replaced] = await replaceAccounts(
    tx,
    tx`select ${employeeId}::bigint as employee_id, ${bankName}::text as bank_name, ${bankCode}::text as bank_code,
         ${account}::bytea as account, ${hash}::bytea as account_hash`,
    { actor: wanted.actor, coolingOffDays: wanted.coolingOffDays, cooling: true },
  );
  return replaced ? replaced.coolsUntil : (current?.coolsUntil ?? null);
}

/** A second person, and not whose account it is, lets a changed account be paid before its cooling-off ends. */
export async function releaseAccount(
  sql: Sql,
  employeeNo: string,
  by: { readonly username: string },
): Promise<
  { ok: true } | { ok: false; refusal: { code: 'not_cooling_off' | 'maker_is_checker' | 'own_account' } }
> {
  return sql.begin(async (tx) => {
    const [account] = await tx<{ id: number; employeeId: number; recordedBy: string; cooling: boolean }[]>`
      select a.id, a.employee_id as "employeeId", a.recorded_by as "recordedBy", coalesce(a.cools_until > now() and a.released_by is null, false) as cooling
      from benefits.accounts a join hr.employees e on e.id = a.employee_id
      where e.employee_no = ${employeeNo} and a.superseded_at is null for update of a`;
    if (!account?.cooling) return { ok: false, refusal: { code: 'not_cooling_off' } } as const;
    if (await isHimself(tx, by.username, account.employeeId))
      return { ok: false, refusal: { code: 'own_account' } } as const;
    if ((await usersOfSamePerson(tx, by.username)).includes(account.recordedBy))
      return { ok: false, refusal: { code: 'maker_is_checker' } } as const;
    await tx`update benefits.accounts set released_by = ${by.username} where id = ${account.id}`;
    await tx`insert into audit.events (actor, action, subject) values (${by.username}, 'account_released', ${`account/${account.id}`})`;
    return { ok: true } as const;
  });
}
