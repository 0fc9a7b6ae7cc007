import { afterAll, inject } from 'vitest';
import { backUpDatabase, cloneDatabase, type TestDatabase } from './postgres.ts';

const opened: TestDatabase[] = [];

/** An empty database of one's own, dropped at the end of the test file. May be asked for anywhere in it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const database = await cloneDatabase(inject('postgresUrl'));
  opened.push(database);
  return database;
}

/** Another database that is as this one is now, dropped at the end of the test file. */
export async function copyOf(database: TestDatabase): Promise<TestDatabase> {
  const copy = await backUpDatabase(inject('postgresUrl'), database);
  opened.push(copy);
  return copy;
}

afterAll(async () => {
  await Promise.all(opened.splice(0).map((database) => database.drop()));
});
