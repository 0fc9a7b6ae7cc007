import { must } from '../../../domain/assert.ts';
import type { Sql, Transaction } from '../../database.ts';
import { holdLookupKey } from '../../lookup-key.ts';
import type { PrivateData } from '../../private-data.ts';
import { closeHrTasks } from '../people/hr-tasks.ts';
import { readOrganisation } from '../people/organisation.ts';
import { replaceAccounts } from '../people/replace-accounts.ts';
import { deactivateUserOf } from '../people/users.ts';
import { followManager, leaveAppraisals } from './change-appraisals.ts';
import { type Obstacle, obstacleTo, salaryChangedSince } from './change-rules.ts';
import { auditChange, type Change, holdFor, type StepDetails, takeStep } from './changes.ts';
import { showPaidAfterLeaving } from './paid-after-leaving.ts';
import { stickChange } from './stuck-change.ts';

export type RecordsStep =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: Obstacle['code'] | 'salary_changed' };

/**
 * The first step: position, department, manager, account or leaving, in the records. What became impossible since the
 * change was entered becomes a task instead, and nothing is changed.
 * @param bankCodeOf the code of a bank by its name, null where it is not in the table.
 */
export async function applyToRecords(
  sql: Sql,
  privateData: PrivateData,
  changeId: number,
  bankCodeOf: (bankName: string) => string | null,
): Promise<RecordsStep> {
  return sql.begin(async (tx): Promise<RecordsStep> => {
    await holdLookupKey(tx, privateData);
    const change = await holdFor(tx, changeId, 'records');
    if (!change) return { ok: true };
    const { settings } = await readOrganisation(tx);
    const accountHash =
      change.account === null ? null : privateData.hash(privateData.decryptText(change.account));
    const bankCode = change.bankName === null ? null : bankCodeOf(change.bankName);
    const code = await standsAgainst(tx, change, accountHash);
    if (code) {
      await stickChange(tx, changeId, code);
      return { ok: false, code };
    }
    const details: StepDetails = {
      ...(await assign(tx, change)),
      ...(await putAccount(tx, change, { accountHash, bankCode }, settings.coolingOffDays)),
      ...(await leave(tx, change)),
    };
    await takeStep(tx, changeId, 'records', Object.keys(details).length > 0 ? 'done' : 'not_needed', details);
    await tx`update hr.changes set state = 'applying' where id = ${changeId}`;
    await closeHrTasks(tx, `change/${changeId}`, 'change_stuck');
    await auditChange(tx, change.enteredBy, 'change_applied', changeId, details);
    return { ok: true };
  });
}

async function standsAgainst(
  tx: Transaction,
  change: Change,
  accountHash: Buffer | null,
): Promise<Obstacle['code'] | 'salary_changed' | null> {
  const obstacle = await obstacleTo(tx, { ...change, accountHash });
  if (obstacle) return obstacle.code;
  return (await salaryChangedSince(tx, change.id)) ? 'salary_changed' : null;
}

async function assign(tx: Transaction, change: Change): Promise<StepDetails> {
  if (change.department === null && change.position === null && change.managerNo === null) return {};
  const [before] = await tx<{ id: number }[]>`
    update hr.assignments set superseded_at = now() where employee_id = ${change.employeeId} and superseded_at is null returning id`;
  const beforeId = must(before, 'the assignment in force').id;
  const [fresh] = await tx<{ id: number }[]>`
    insert into hr.assignments (employee_id, department, position, manager_no, valid_from)
    select employee_id, coalesce(${change.department}, department), coalesce(${change.position}, position),
      nullif(coalesce(${change.managerNo}, manager_no), ''), ${change.effectiveOn}
    from hr.assignments where id = ${beforeId} returning id`;
  const appraisals =
    change.managerNo === null ? '' : await followManager(tx, change.employeeId, change.effectiveOn);
  return {
    assignmentBeforeId: beforeId,
    assignmentId: must(fresh, 'the new assignment').id,
    ...(appraisals === '' ? {} : { appraisals }),
  };
}

async function putAccount(
  tx: Transaction,
  { employeeId, account, bankName, enteredBy }: Change,
  { accountHash, bankCode }: { accountHash: Buffer | null; bankCode: string | null },
  coolingOffDays: number,
): Promise<StepDetails> {
  if (account === null && bankName === null) return {};
  const [before] = await tx<
    { id: number; bankName: string; bankCode: string | null; account: Buffer; hash: Buffer }[]
  >`
    select id, bank_name as "bankName", bank_code as "bankCode", account, account_hash as hash
    from benefits.accounts where employee_id = ${employeeId} and superseded_at is null for update`;
  await replaceAccounts(
    tx,
    tx`select ${employeeId}::bigint as employee_id, ${bankName ?? before?.bankName ?? ''}::text as bank_name,
         ${bankName === null ? (before?.bankCode ?? null) : bankCode}::text as bank_code,
         ${account ?? before?.account ?? null}::bytea as account, ${accountHash ?? before?.hash ?? null}::bytea as account_hash`,
    { actor: enteredBy, coolingOffDays, cooling: true },
  );
  const [now] = await tx<{ id: number }[]>`
    select id from benefits.accounts where employee_id = ${employeeId} and superseded_at is null`;
  return now && now.id !== before?.id ? { accountBeforeId: before?.id ?? null, accountId: now.id } : {};
}

async function leave(tx: Transaction, change: Change): Promise<StepDetails> {
  if (change.leftOn === null) return {};
  const [person] = await tx<{ before: string | null; isGone: boolean }[]>`
    select e.left_on as before, ${change.leftOn}::date < (now() at time zone o.time_zone)::date as "isGone"
    from hr.employees e cross join hr.organisation o where e.id = ${change.employeeId}`;
  await tx`update hr.employees set left_on = ${change.leftOn}, updated_at = now() where id = ${change.employeeId}`;
  await showPaidAfterLeaving(tx, { ...change, leftOn: change.leftOn });
  const appraisals = await leaveAppraisals(tx, change.employeeId, change.effectiveOn);
  // On his last day he may still log in; the day after, nobody lets him.
  if (person?.isGone) await deactivateUserOf(tx, change.employeeId, change.enteredBy);
  return {
    leftOnBefore: person?.before ?? null,
    leftOn: change.leftOn,
    ...(appraisals === '' ? {} : { appraisals }),
  };
}
