import type { Sql } from '../../database.ts';
import { isHimself, usersOfSamePerson } from '../people/same-person.ts';
import type { Run } from './runs.ts';

export interface ShownException {
  readonly id: number;
  readonly kind: string;
  readonly employeeNo: string | null;
  readonly endToEndId: string | null;
  readonly amountFen: number | null;
  readonly bookedFen: number | null;
  readonly owner: string;
  readonly dueAt: string;
  readonly state: string;
  readonly resolution: string | null;
}

/** The exceptions of a run, and what the bank booked meanwhile that belongs to no run. */
export interface ExceptionFilter {
  readonly state: string | null;
  readonly kind: string | null;
  readonly owner: string | null;
}

const everyException: ExceptionFilter = { state: null, kind: null, owner: null };

/** Those of the run, and those of no run that came up while it was open. */
export function exceptionsOf(
  sql: Sql,
  run: Run,
  wanted: ExceptionFilter = everyException,
  afterId = 0,
  limit: number | null = null,
): Promise<ShownException[]> {
  return sql<ShownException[]>`
    select x.id, x.kind, e.employee_no as "employeeNo", x.end_to_end_id as "endToEndId", x.amount_fen as "amountFen",
      x.booked_fen as "bookedFen", x.owner, x.due_at as "dueAt", x.state, x.resolution
    from finance.exceptions x left join hr.employees e on e.id = x.employee_id
    where (x.run_id = ${run.id}
        or (x.run_id is null and x.created_at >= ${run.startedAt} and (${run.closedAt}::timestamptz is null or x.created_at <= ${run.closedAt})))
      and x.id > ${afterId} and (${wanted.state}::text is null or x.state = ${wanted.state})
      and (${wanted.kind}::text is null or x.kind = ${wanted.kind}) and (${wanted.owner}::text is null or x.owner = ${wanted.owner})
    order by x.id limit ${limit}`;
}

export const resolutions = ['recovered_by_deduction', 'repaid', 'written_off', 'explained'] as const;
export type Resolution = (typeof resolutions)[number];

export type Resolved =
  | { readonly ok: true; readonly state: 'proposed' | 'resolved' }
  | {
      readonly ok: false;
      readonly refusal: {
        readonly code: 'exception_unknown' | 'maker_is_checker' | 'own_exception' | 'already_decided';
      };
    };

/** One person proposes how an exception ends, another confirms the same: four eyes, as money is given up or taken back. */
export async function resolveException(
  sql: Sql,
  wanted: {
    id: number;
    resolution: Resolution;
    note: string | null;
    actor: string;
  },
): Promise<Resolved> {
  return sql.begin(async (tx): Promise<Resolved> => {
    const [known] = await tx<
      { state: string; resolution: string | null; proposedBy: string | null; employeeId: number | null }[]
    >`
      select state, resolution, employee_id as "employeeId", proposed_by as "proposedBy" from finance.exceptions where id = ${wanted.id} for update`;
    if (!known) return { ok: false, refusal: { code: 'exception_unknown' } };
    if (known.state === 'resolved') return { ok: false, refusal: { code: 'already_decided' } };
    if (known.employeeId !== null && (await isHimself(tx, wanted.actor, known.employeeId)))
      return { ok: false, refusal: { code: 'own_exception' } };
    const confirms = known.state === 'proposed' && known.resolution === wanted.resolution;
    if (confirms && (await usersOfSamePerson(tx, wanted.actor)).includes(known.proposedBy ?? ''))
      return { ok: false, refusal: { code: 'maker_is_checker' } };
    const state = confirms ? 'resolved' : 'proposed';
    await tx`
      update finance.exceptions set state = ${state}, resolution = ${wanted.resolution},
        proposed_by = case when ${confirms} then proposed_by else ${wanted.actor} end,
        resolved_by = case when ${confirms} then ${wanted.actor} end
      where id = ${wanted.id}`;
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${wanted.actor}, ${`exception_${state}`}, ${`exception/${wanted.id}`}, ${tx.json({ resolution: wanted.resolution, note: wanted.note })})`;
    return { ok: true, state };
  });
}
