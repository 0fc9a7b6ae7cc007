import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { type Environment, readEnvironment, required } from '../config/environment.ts';
import { demoUserProblems, notReady, requireProductionEnvironment } from '../config/production.ts';
import { applicationRole, grantApplicationRole } from './application-role.ts';
import { openDatabase } from './database.ts';
import { demoUsers } from './queries/people/demo-users.ts';

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Any number that is ours alone: whoever migrates holds this advisory lock. */
const migrationLock = 7_314_159;

/**
 * Brings the database to this version's schema. Several processes may call it at once: one works, the others wait.
 * @returns the role that worker and API work under, where it is not there and may not be made by this user.
 */
export async function migrateDatabase(url: string): Promise<{ missingRole: string | null }> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    const before = await migrationsIn(client);
    await migrate(drizzle(client), { migrationsFolder });
    const hasRole = await grantApplicationRole(client);
    const after = await migrationsIn(client);
    if (before > 0 && after > before)
      await client`
        insert into audit.events (actor, action, subject, details)
        values (${`operator/${userInfo().username}`}, 'database_migrated', 'database', ${JSON.stringify({ before, after })}::text::jsonb)`;
    return { missingRole: hasRole ? null : applicationRole };
  } finally {
    await client.end();
  }
}

/** How many migrations a database has had; 0 before the first. */
async function migrationsIn(client: postgres.Sql): Promise<number> {
  const [known] = await client<{ exist: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as exist`;
  if (!known?.exist) return 0;
  const [row] = await client<{ count: number }[]>`
    select count(*)::int as count from drizzle.__drizzle_migrations`;
  return row?.count ?? 0;
}

/** In production mode throws, before anything is changed, while the demo's people may log in to this database. */
export async function requireNoDemoUsers(environment: Environment, url: string): Promise<void> {
  if (environment.WULOU_MODE !== 'production') return;
  const database = openDatabase(url, 1);
  try {
    const [users] = await database.sql<{ exist: boolean }[]>`
      select to_regclass('identity.users') is not null as exist`;
    const problems = users?.exist ? demoUserProblems(await demoUsers(database.sql)) : [];
    if (problems.length > 0) throw new Error(notReady(problems));
  } finally {
    await database.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const environment = readEnvironment();
  requireProductionEnvironment(environment);
  const url = process.argv[2] ?? required(environment, 'DATABASE_URL');
  await requireNoDemoUsers(environment, url);
  await migrateDatabase(url);
}
