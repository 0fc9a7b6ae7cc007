import { afterAll, inject } from 'vitest';
import { cloneDatabase, type TestDatabase } from './postgres.ts';

/** A database for this test file, dropped after it. Call it once, at the top of a file or in `beforeAll`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const database = await cloneDatabase(inject('postgresUrl'));
  afterAll(() => database.drop());
  return database;
}
