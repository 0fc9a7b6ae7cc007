import type { Sql, Transaction } from './database.ts';

/**
 * Brings the planner's picture of tables up to date after a bulk load. Without it the first month of an organisation
 * is planned as if the tables were empty, and joins over whole sets become loops.
 */
export async function analyzeTables(sql: Sql | Transaction, ...tables: string[]): Promise<void> {
  for (const table of tables) await sql.unsafe(`analyze ${table}`);
}
