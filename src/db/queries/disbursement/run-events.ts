import { type PersonsWait, waitOwners } from '../../../domain/webhook-events.ts';
import type { Sql, Transaction } from '../../database.ts';

/** Puts on record what became of a run, as it is told outside. In the transaction in which it happens. */
export async function recordRunEvent(
  tx: Transaction,
  runId: number,
  type: 'run.started' | 'run.stage_entered' | 'run.closed' | 'run.cancelled',
): Promise<void> {
  await tx`
    insert into finance.run_events (run_id, type, stage, round)
    select id, ${type}, stage, round from finance.runs where id = ${runId}`;
}

/** That a run waits for a person. Said once for each wait: a repetition right after it changes nothing. */
export async function recordWait(sql: Sql, runId: number, waitingFor: PersonsWait): Promise<void> {
  await sql`
    insert into finance.run_events (run_id, type, stage, round, waiting_for, owner)
    select r.id, 'run.waiting', r.stage, r.round, ${waitingFor}, ${waitOwners[waitingFor]} from finance.runs r
    where r.id = ${runId} and r.state = 'open' and not exists (
      select from finance.run_events e
      where e.id = (select max(id) from finance.run_events where run_id = r.id)
        and e.type = 'run.waiting' and e.waiting_for = ${waitingFor})`;
}
