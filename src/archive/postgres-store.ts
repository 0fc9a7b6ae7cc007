import type { Sql } from '../db/database.ts';
import { type ArchiveStore, checked, hashOf } from './archive-store.ts';

/** The archive in the database: for whoever has no store of objects. */
export function postgresStore(sql: Sql): ArchiveStore {
  return {
    async put(content) {
      const hash = hashOf(content);
      await sql`
        insert into audit.archive_objects (sha256, content) select ${hash}, ${content}
        where not exists (select from audit.archive_objects where sha256 = ${hash})
        on conflict (sha256) do nothing`;
      return hash;
    },
    async get(hash) {
      const [row] = await sql<{ content: Buffer }[]>`
        select content from audit.archive_objects where sha256 = ${hash}`;
      return row ? checked(hash, row.content) : null;
    },
    async has(hash) {
      const [row] = await sql`select from audit.archive_objects where sha256 = ${hash}`;
      return row !== undefined;
    },
  };
}
