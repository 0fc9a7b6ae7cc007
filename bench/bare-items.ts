/**
 * A bare Fastify route that answers with a page of a run's items by the same query as the API, in a process of its own:
 * no log-in, no schema, no hooks. The one argument is JSON: {databaseUrl, runId, limit}. Prints its port, and ends when
 * its standard input does.
 */
import { once } from 'node:events';
import { fastify } from 'fastify';
import { openDatabase } from '../src/db/database.ts';
import { runItems } from '../src/db/queries/disbursement/run-items.ts';

export interface BareItemsInput {
  readonly databaseUrl: string;
  readonly runId: number;
  readonly limit: number;
}

const { databaseUrl, runId, limit } = JSON.parse(process.argv[2] ?? '') as BareItemsInput;
const database = openDatabase(databaseUrl);
const everyItem = { state: null, reason: null, owner: null, employeeNo: null, after: '' };
const app = fastify();
app.get('/items', async () => {
  const items = await runItems(database.sql, runId, { ...everyItem, limit });
  return { items, next: items.at(-1)?.employeeNo ?? null };
});
console.log(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
process.stdin.resume();
await once(process.stdin, 'end');
await Promise.all([app.close(), database.close()]);
