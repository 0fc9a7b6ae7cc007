import type { Sql } from '../database.ts';

/** More numbers than are given out in the time that a restore takes away. */
const numbersAway = 10_000_000;

/**
 * After the database was restored to an earlier time: every number that it gives out goes on far beyond those of the time
 * that is lost, as some stand in ids that outside parties and Temporal know. The trail says that it was restored.
 */
export async function afterRestore(sql: Sql, actor: string, at: string | null): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      select setval(format('%I.%I', schemaname, sequencename)::regclass, coalesce(last_value, 0) + ${numbersAway})
      from pg_sequences
      where data_type = 'bigint'::regtype and schemaname not in ('drizzle', 'public')
        and pg_has_role(current_user, sequenceowner, 'usage')`;
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${actor}, 'database_restored', 'database', ${tx.json({ to: at })})`;
  });
}
