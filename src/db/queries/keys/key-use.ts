import type { Sql, Transaction } from '../../database.ts';
import { type EncryptedColumn, encryptedColumns } from '../../encrypted-columns.ts';

/** Whether anything at all was ever encrypted here. */
export async function anyEncryptedValue(sql: Sql | Transaction): Promise<boolean> {
  for (const { table, column } of encryptedColumns) {
    const [row] = await sql`select from ${sql(table)} where ${sql(column)} is not null limit 1`;
    if (row) return true;
  }
  return false;
}

export interface KeyUse {
  readonly keyId: string;
  readonly values: number;
}

/** How many values of a column are under which key: reads the whole column. */
export async function keyUseOf(
  sql: Sql | Transaction,
  { table, column }: Pick<EncryptedColumn, 'table' | 'column'>,
): Promise<KeyUse[]> {
  // Only the head of a value is read: files lie outside their rows.
  return sql<KeyUse[]>`
    select convert_from(substring(head from 2 for get_byte(head, 0)), 'SQL_ASCII') as "keyId", count(*) as values
    from (select substring(${sql(column)} from 1 for 33) as head from ${sql(table)} where ${sql(column)} is not null) heads
    group by 1`;
}

/** How many values of all columns are under each key. */
export async function keyUse(sql: Sql | Transaction): Promise<Map<string, number>> {
  const total = new Map<string, number>();
  for (const encrypted of encryptedColumns)
    for (const { keyId, values } of await keyUseOf(sql, encrypted))
      total.set(keyId, (total.get(keyId) ?? 0) + values);
  return total;
}
