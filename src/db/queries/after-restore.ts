import type { Sql, Transaction } from '../database.ts';
import { pauseRuns } from './disbursement/pauses.ts';

/** More numbers than are given out in the time that a restore takes away. */
const numbersAway = 10_000_000;

const enterAgain =
  'The database was restored to an earlier time: enter again what is lost, then resume. 数据库已恢复到较早时点，补录后再继续。';

/** Those that belong to whom the items belong to, or to this role: another program may share the database. */
function ofOurs(tx: Transaction) {
  return tx`data_type = 'bigint'::regtype and schemaname not in ('drizzle', 'public') and (
    pg_has_role(current_user, sequenceowner, 'usage')
    or sequenceowner = (select tableowner from pg_tables where schemaname = 'finance' and tablename = 'items'))`;
}

/**
 * After the database was restored to an earlier time: every number that it gives out goes on far beyond those of the time
 * that is lost, as some stand in ids that outside parties and Temporal know. Open runs are paused, nobody is logged in, and
 * the trail says that it was restored.
 */
export async function afterRestore(sql: Sql, actor: string, at: string | null): Promise<void> {
  await sql.begin(async (tx) => {
    const foreign = await tx<{ name: string }[]>`
      select format('%I.%I', schemaname, sequencename) as name from pg_sequences
      where ${ofOurs(tx)} and not pg_has_role(current_user, sequenceowner, 'usage') order by 1`;
    if (foreign.length > 0) {
      const names = foreign.map(({ name }) => name).join(', ');
      throw new Error(
        `These numbers cannot be moved on, and ids would be given out a second time: ${names}. Connect as the role that owns them, the one that runs the migrations. 请以执行迁移的角色连接。`,
      );
    }
    await tx`
      select setval(format('%I.%I', schemaname, sequencename)::regclass, coalesce(last_value, 0) + ${numbersAway})
      from pg_sequences
      where ${ofOurs(tx)}`;
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${actor}, 'database_restored', 'database', ${tx.json({ to: at })})`;
    // A list that was approved then is not sent before people have entered again what is lost: holds, corrections, accounts.
    await pauseRuns(tx, tx`true`, { username: actor, role: 'ops' }, enterAgain);
    // Who was logged in then may have logged out, or been ended, in the time that is lost.
    await tx`delete from identity.sessions`;
    await tx`delete from identity.pending_logins`;
  });
}
