import type { Sql } from '../src/db/database.ts';
import { must } from '../src/domain/assert.ts';
import { programme } from './organisation.ts';

/**
 * What people do in an appraisal cycle, put on record as sets: thousands of calls to the API would measure the API.
 * Everyone confirms his goals, is scored so that he gets a raise, is paid and gives feedback: the longest way there is.
 */

export async function confirmGoals(sql: Sql, cycleId: number): Promise<void> {
  await sql`
    update hr.appraisal_goals set answer = 'confirmed', answered_by = 'bench', answered_at = now()
    where appraisal_id in (select id from hr.appraisals where cycle_id = ${cycleId})`;
  await sql`update hr.appraisals set goals_state = 'confirmed', updated_at = now() where cycle_id = ${cycleId}`;
}

export async function giveScores(sql: Sql, cycleId: number): Promise<void> {
  await sql`
    insert into hr.appraisal_evaluations (appraisal_id, kind, goals_version, weighted_score, by)
    select id, 'manager', 1, '95', 'bench' from hr.appraisals where cycle_id = ${cycleId}`;
  await sql`
    update hr.appraisals set score = '95', evaluated_at = now(), updated_at = now() where cycle_id = ${cycleId}`;
}

/** The month that follows the results, closed and with everyone paid. */
export async function payMonth(sql: Sql, cycleId: number, period: string): Promise<void> {
  await sql.begin(async (tx) => {
    const [run] = await tx<{ id: number }[]>`
      insert into finance.runs (programme, period, state, stage, workflow_id, settings, started_by, closed_at)
      select ${programme}, ${period}, 'closed', 'close', 'bench', settings, 'bench', now() from hr.organisation
      returning id`;
    const { id } = must(run, 'run');
    await tx`
      insert into finance.items (run_id, programme, period, employee_id, obligation_key, amount_fen, booked_fen)
      select ${id}, ${programme}, ${period}, employee_id, 'bench-' || id, 100, 100
      from hr.appraisals where cycle_id = ${cycleId}`;
    for (const [from, to] of [
      ['expected', 'due'],
      ['due', 'sent'],
      ['sent', 'paid'],
    ] as const)
      await tx`
        insert into finance.item_events (item_id, from_state, to_state, actor)
        select id, ${from}, ${to}, 'bench' from finance.items where run_id = ${id}`;
  });
}

export async function giveFeedback(sql: Sql, cycleId: number): Promise<void> {
  await sql`
    insert into hr.feedback (appraisal_id, employee_id, appraisal_rating, benefit_rating, preferences)
    select id, employee_id, 4, 5, '[]' from hr.appraisals where cycle_id = ${cycleId}`;
}
