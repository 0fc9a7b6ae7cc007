import { afterAll, inject } from 'vitest';
import { cloneDatabase, type TestDatabase } from './postgres.ts';

const opened: TestDatabase[] = [];

/** An empty database of one's own, dropped at the end of the test file. May be asked for anywhere in it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const database = await cloneDatabase(inject('postgresUrl'));
  opened.push(database);
  return database;
}

afterAll(async () => {
  await Promise.all(opened.splice(0).map((database) => database.drop()));
});
