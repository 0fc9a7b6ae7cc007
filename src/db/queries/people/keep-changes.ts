import type { Transaction } from '../../database.ts';

/**
 * Keeps a file that was made before a change of a person from undoing it: a field that still says what the change
 * replaced is taken from the records, in the temporary table `incoming`. Once a file has said the same as the change,
 * its makers know of it, and an old value in a later one is news. To be called under the lock of employees.
 * @returns how many people it concerns.
 */
export async function keepChanges(tx: Transaction): Promise<number> {
  await gatherChangedFields(tx);
  await tx`
    update hr.change_steps s set details = s.details || caught_up.marks
    from (
      select change_id, jsonb_object_agg('caughtUp.' || field, 1) as marks from changed_fields
      where said is not distinct from in_force and not known group by change_id) caught_up
    where s.change_id = caught_up.change_id and s.step = 'records'`;
  await tx`
    create temp table kept on commit drop as
    select line, employee_id, array_agg(field) as fields from (
      select f.line, f.employee_id, f.field from changed_fields f
      group by f.line, f.employee_id, f.field
      -- What was put in force after the last change, by another file or a correction, is no change's to keep.
      having bool_or(f.is_last and f.value is not distinct from f.in_force)
        and bool_or(not f.known and f.said is not distinct from f.replaced and f.said is distinct from f.in_force)) of_fields
    group by line, employee_id`;
  const kept = await tx`
    update incoming i set
      department = case when k.fields @> '{department}' then a.department else i.department end,
      position = case when k.fields @> '{position}' then a.position else i.position end,
      manager_no = case when k.fields @> '{manager}' then a.manager_no else i.manager_no end,
      left_on = case when k.fields @> '{leaving}' then e.left_on else i.left_on end
    from kept k join hr.employees e on e.id = k.employee_id
    left join hr.assignments a on a.employee_id = e.id and a.superseded_at is null
    where i.line = k.line`;
  // The bank belongs to its number: it is kept with it, and alone only where the file has the number in force.
  await tx`
    update incoming i set bank_name = b.bank_name, bank_code = b.bank_code, account = b.account, account_hash = b.account_hash
    from kept k join benefits.accounts b on b.employee_id = k.employee_id and b.superseded_at is null
    where i.line = k.line
      and (k.fields @> '{account}' or k.fields @> '{bank}' and i.account_hash is not distinct from b.account_hash)`;
  return kept.count;
}

/**
 * The fields that changes have put into the records, change by change: its value, what it replaced, what is in force,
 * and what the file says. Numbers of accounts by their hash. Temporary table `changed_fields`.
 */
async function gatherChangedFields(tx: Transaction): Promise<void> {
  await tx`
    create temp table changed_fields on commit drop as
    select i.line, c.employee_id, c.id as change_id, v.*, s.details ? ('caughtUp.' || v.field) as known,
      c.id = max(c.id) over (partition by c.employee_id, v.field) as is_last
    from incoming i
    join hr.employees e using (employee_no)
    join hr.changes c on c.employee_id = e.id
    join hr.change_steps s on s.change_id = c.id and s.step = 'records' and s.state = 'done'
    left join hr.assignments a on a.employee_id = e.id and a.superseded_at is null
    left join hr.assignments a0 on a0.id = (s.details ->> 'assignmentBeforeId')::bigint
    left join benefits.accounts b on b.employee_id = e.id and b.superseded_at is null
    left join benefits.accounts b0 on b0.id = (s.details ->> 'accountBeforeId')::bigint
    left join benefits.accounts b1 on b1.id = (s.details ->> 'accountId')::bigint
    cross join lateral (values
      ('department', c.department is not null, c.department, a0.department, a.department, i.department),
      ('position', c.position is not null, c.position, a0.position, a.position, i.position),
      ('manager', c.manager_no is not null, nullif(c.manager_no, ''), a0.manager_no, a.manager_no, i.manager_no),
      ('leaving', c.left_on is not null, c.left_on::text, s.details ->> 'leftOnBefore', e.left_on::text, i.left_on::text),
      ('account', b1.account_hash is distinct from b0.account_hash, encode(b1.account_hash, 'hex'), encode(b0.account_hash, 'hex'),
        encode(b.account_hash, 'hex'), encode(i.account_hash, 'hex')),
      ('bank', b1.bank_name is distinct from b0.bank_name, b1.bank_name, b0.bank_name, b.bank_name, i.bank_name)
    ) as v (field, is_set, value, replaced, in_force, said)
    where v.is_set`;
  await tx`analyze changed_fields`;
}
