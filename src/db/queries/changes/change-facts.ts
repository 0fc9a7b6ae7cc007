import {
  type ChangeProgress,
  type ChangeState,
  type NextOfChange,
  nextOfChange,
} from '../../../domain/change-steps.ts';
import type { Sql } from '../../database.ts';
import { type Run, readRun } from '../disbursement/runs.ts';
import { openHrTask } from '../people/hr-tasks.ts';
import { readOrganisation } from '../people/organisation.ts';

/** Where one change stands: what its workflow acts upon. No personal data. */
export interface ChangeFacts {
  readonly next: NextOfChange;
  readonly state: ChangeState;
  /** Milliseconds until the effective day begins in the organisation's time zone; 0 when it has. */
  readonly waitMs: number;
  /** Whether the records step was taken and undone. */
  readonly undone: boolean;
  /** Between two reminders of what a person must do. */
  readonly reminderMs: number;
}

export async function changeFacts(sql: Sql, changeId: number): Promise<ChangeFacts | null> {
  const [row] = await sql<(Omit<ChangeProgress, 'dayBegun'> & { waitMs: number; reminderMs: number })[]>`
    select c.state,
      greatest(0, ceil(extract(epoch from (c.effective_on::timestamp at time zone o.time_zone) - now()) * 1000))::bigint as "waitMs",
      coalesce((select jsonb_object_agg(step, s.state) from hr.change_steps s where s.change_id = c.id), '{}') as steps,
      (select f.state from benefits.base_filings f where f.source = 'change' and f.source_id = c.id order by attempt desc limit 1) as filing,
      (o.settings ->> 'approvalReminderMs')::numeric::bigint as "reminderMs"
    from hr.changes c cross join hr.organisation o where c.id = ${changeId}`;
  if (!row) return null;
  const { waitMs, reminderMs, ...progress } = row;
  return {
    next: nextOfChange({ ...progress, dayBegun: waitMs === 0 }),
    state: progress.state,
    waitMs,
    undone: progress.steps.records === 'compensated',
    reminderMs,
  };
}

/** Opens the task to approve a change, or reminds of it. */
export async function remindOfApproval(sql: Sql, changeId: number): Promise<void> {
  const { settings } = await readOrganisation(sql);
  await openHrTask(sql, {
    kind: 'change_unapproved',
    subject: `change/${changeId}`,
    owner: 'finance',
    dueInMs: settings.approvalReminderMs,
  });
}

/** The open runs in which the person has something to be paid, where the change touches what is paid. */
export async function runsOfChange(sql: Sql, changeId: number): Promise<Run[]> {
  const runs = await sql<{ id: number }[]>`
    select r.id from finance.runs r join hr.changes c on c.id = ${changeId}
    where r.state = 'open' and (r.scope = 'all' or r.employee_id = c.employee_id)
      and num_nonnulls(c.salary_fen, c.left_on, c.account, c.bank_name) > 0
    order by r.id`;
  const read = await Promise.all(runs.map(({ id }) => readRun(sql, id)));
  return read.filter((run) => run !== null);
}
