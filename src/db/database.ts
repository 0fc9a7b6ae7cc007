import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { arrayTypes, exactInteger, withoutCatalogue } from './array-types.ts';

/** A connection pool for sets and transactions in plain SQL; `bigint` arrives as a checked safe integer. */
export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;

export interface Database {
  /** Plain SQL. */
  readonly sql: Sql;
  /** Drizzle, on a client of its own: it changes the parsers of the client it is given. */
  readonly orm: PostgresJsDatabase;
  close(): Promise<void>;
}

/**
 * @param url a PostgreSQL URL. @param poolSize connections for plain SQL; Drizzle takes two more.
 * @param role a role that every connection takes on, in place of the user that the URL names.
 */
export function openDatabase(url: string, poolSize = 8, role?: string): Database {
  const shared = {
    ...withoutCatalogue,
    onnotice: () => undefined,
    connect_timeout: 10,
    idle_timeout: 60,
    connection: { application_name: 'wulou', ...(role ? { role } : {}) },
  };
  const sql = postgres(url, {
    ...shared,
    max: poolSize,
    types: { bigint: safeInteger, moment, day, ...arrayTypes },
  }) as unknown as Sql;
  const ormClient = postgres(url, { ...shared, max: 2 });
  return {
    sql,
    orm: drizzle(ormClient),
    close: async () => {
      await Promise.all([sql.end({ timeout: 5 }), ormClient.end({ timeout: 5 })]);
    },
  };
}

/** Moments arrive as ISO 8601 in UTC, days as YYYY-MM-DD. */
const moment = {
  to: 1184,
  from: [1114, 1184],
  serialize: (value: string | Date) => (value instanceof Date ? value.toISOString() : value),
  parse: (text: string) => new Date(text).toISOString(),
};
const day = { to: 1082, from: [1082], serialize: (value: string) => value, parse: (text: string) => text };

const safeInteger = { to: 20, from: [20], serialize: (value: number) => String(value), parse: exactInteger };

/** Runs `work` in a transaction of its own, or within the one that is given. */
export function inTransaction<T>(sql: Sql | Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return ('savepoint' in sql ? sql.savepoint(work) : sql.begin(work)) as Promise<T>;
}
