import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Sql } from './database.ts';

const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })).min(1) });

/** The last migration of this version. */
function lastMigration(): { tag: string; when: number } {
  const path = fileURLToPath(new URL('../../migrations/meta/_journal.json', import.meta.url));
  const { entries } = journal.parse(JSON.parse(readFileSync(path, 'utf8')));
  return entries.at(-1) as { tag: string; when: number };
}

const last = lastMigration();

/**
 * The migration that the database still lacks for this version; null where it has it. A database that is newer is
 * fine: it is migrated before the processes are renewed.
 */
export async function missingMigration(sql: Sql): Promise<string | null> {
  const [applied] = await sql<{ when: number | null }[]>`
    select max(created_at) as "when" from drizzle.__drizzle_migrations`;
  return (applied?.when ?? 0) >= last.when ? null : last.tag;
}
