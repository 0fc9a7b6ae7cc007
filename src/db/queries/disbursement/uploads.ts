import type { Sql, Transaction } from '../../database.ts';

/** The upload that the month is reckoned from, or null while none arrived. */
export async function currentUpload(
  sql: Sql | Transaction,
  programme: string,
  period: string,
): Promise<number | null> {
  const [row] = await sql<{ id: number }[]>`
    select id from benefits.uploads where programme = ${programme} and period = ${period} and state = 'current'`;
  return row?.id ?? null;
}
