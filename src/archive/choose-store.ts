import type { Sql } from '../db/database.ts';
import type { ArchiveStore } from './archive-store.ts';
import { postgresStore } from './postgres-store.ts';
import { type S3Place, s3Store } from './s3-store.ts';

/**
 * Where archives lie: in a bucket, else in the database. What was archived into the database before there was a bucket
 * is still found there.
 */
export function chooseStore(sql: Sql, bucket: S3Place | null): ArchiveStore {
  const database = postgresStore(sql);
  if (!bucket) return database;
  const objects = s3Store(bucket);
  return {
    put: (content) => objects.put(content),
    get: async (hash) => (await objects.get(hash)) ?? database.get(hash),
    has: async (hash) => (await objects.has(hash)) || database.has(hash),
  };
}
