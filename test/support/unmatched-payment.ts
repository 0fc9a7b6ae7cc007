import { dataOf } from '../../src/client/refusal.ts';
import type { World } from './world.ts';

/** The bank has booked a payment of ours that nothing here accounts for, as after a restore. @returns the exception's id. */
export async function putUnmatchedPayment({ database: { sql } }: World): Promise<number> {
  const id = `WL${'0'.repeat(30)}`;
  const [statement] = await sql<{ id: number }[]>`
    insert into finance.statements (sequence, statement_id, file_id) values (0, 'before', 0) returning id`;
  await sql`
    insert into finance.statement_entries (statement_id, entry_ref, end_to_end_id, amount_fen, kind, booked_at, verdict)
    values (${statement?.id ?? 0}, 'one', ${id}, 100, 'booking', now(), 'unmatched')`;
  const [exception] = await sql<{ id: number }[]>`
    insert into finance.exceptions (kind, end_to_end_id, reference, booked_fen, owner, due_at)
    values ('unmatched_bank', ${id}, 'before/one', 100, 'finance', now()) returning id`;
  return exception?.id ?? 0;
}

/** Two people of finance say what it is. */
export async function explain(world: World, exceptionId: number): Promise<void> {
  const params = { path: { exceptionId } };
  const body = { resolution: 'explained' } as const;
  for (const who of ['finance1', 'finance2'])
    await dataOf(world.as(who).POST('/v1/exceptions/{exceptionId}/resolve', { params, body }));
}
