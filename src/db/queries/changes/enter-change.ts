import { must } from '../../../domain/assert.ts';
import type { ChangeKind } from '../../../domain/change-steps.ts';
import type { Period } from '../../../domain/period.ts';
import type { Sql } from '../../database.ts';
import { holdLookupKey } from '../../lookup-key.ts';
import type { PrivateData } from '../../private-data.ts';
import { isHimself } from '../people/same-person.ts';
import { isOnRecord, nextOpenPeriod, type Obstacle, obstacleTo, type Wanted } from './change-rules.ts';
import { auditChange, type Change, mustChange } from './changes.ts';

export interface NewChange {
  readonly employeeNo: string;
  readonly kind: ChangeKind;
  readonly effectiveOn: string;
  /** Null, here and below: as it is. */
  readonly department: string | null;
  readonly position: string | null;
  /** Empty: nobody above. */
  readonly managerNo: string | null;
  readonly salaryFen: number | null;
  readonly leftOn: string | null;
  readonly bankName: string | null;
  /** Digits, checked. */
  readonly account: string | null;
  readonly note: string | null;
  readonly enteredBy: string;
}

export type ChangeEntered =
  | { readonly ok: true; readonly change: Change }
  | {
      readonly ok: false;
      readonly refusal:
        | Obstacle
        | { readonly code: 'employee_unknown' | 'own_change' | 'change_in_progress' | 'nothing_to_change' }
        | { readonly code: 'period_closed'; readonly nextOpen: Period };
    };

/** Records a change before its workflow starts, or refuses it and changes nothing. */
export async function enterChange(
  sql: Sql,
  privateData: PrivateData,
  fresh: NewChange,
): Promise<ChangeEntered> {
  return sql.begin(async (tx): Promise<ChangeEntered> => {
    await holdLookupKey(tx, privateData);
    // Imports and other changes move managers about: the chain that is checked here must hold still.
    await tx`select pg_advisory_xact_lock(hashtext('hr.employees'))`;
    const [person] = await tx<{ id: number }[]>`
      select id from hr.employees where employee_no = ${fresh.employeeNo} for update`;
    if (!person) return { ok: false, refusal: { code: 'employee_unknown' } };
    if (await isHimself(tx, fresh.enteredBy, person.id))
      return { ok: false, refusal: { code: 'own_change' } };
    const [running] = await tx`
      select from hr.changes where employee_id = ${person.id} and state not in ('done', 'withdrawn')`;
    if (running) return { ok: false, refusal: { code: 'change_in_progress' } };
    const wanted: Wanted = {
      ...fresh,
      employeeId: person.id,
      accountHash: fresh.account === null ? null : privateData.hash(fresh.account),
    };
    const obstacle = await obstacleTo(tx, wanted);
    if (obstacle) return { ok: false, refusal: obstacle };
    const nextOpen = await nextOpenPeriod(tx, wanted);
    if (nextOpen !== null) return { ok: false, refusal: { code: 'period_closed', nextOpen } };
    if (await isOnRecord(tx, wanted)) return { ok: false, refusal: { code: 'nothing_to_change' } };
    // Where money goes is as grave as how much.
    const needsApproval = fresh.salaryFen !== null || fresh.account !== null || fresh.bankName !== null;
    const [entered] = await tx<{ id: number }[]>`
      insert into hr.changes (employee_id, kind, effective_on, department, position, manager_no, salary_fen, left_on, bank_name, account,
        note, workflow_id, state, needs_approval, entered_by)
      values (${person.id}, ${fresh.kind}, ${fresh.effectiveOn}, ${fresh.department}, ${fresh.position}, ${fresh.managerNo},
        ${fresh.salaryFen}, ${fresh.leftOn}, ${fresh.bankName}, ${fresh.account === null ? null : privateData.encrypt(fresh.account)},
        ${fresh.note}, '', ${needsApproval ? 'waiting_approval' : 'waiting_date'}, ${needsApproval}, ${fresh.enteredBy}) returning id`;
    const { id } = must(entered, 'the change that was entered');
    await tx`update hr.changes set workflow_id = ${`employee-change/${id}`} where id = ${id}`;
    await auditChange(tx, fresh.enteredBy, 'change_entered', id, {
      kind: fresh.kind,
      effectiveOn: fresh.effectiveOn,
    });
    return { ok: true, change: await mustChange(tx, id) };
  });
}
