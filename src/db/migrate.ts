import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { readEnvironment } from '../config/environment.ts';
import { requireProductionEnvironment } from '../config/production.ts';

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Any number that is ours alone: whoever migrates holds this advisory lock. */
const migrationLock = 7_314_159;

/** Brings the database to this version's schema. Several processes may call it at once: one works, the others wait. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const environment = readEnvironment();
  requireProductionEnvironment(environment);
  const url = process.argv[2] ?? environment.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  await migrateDatabase(url);
}
