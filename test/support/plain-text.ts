import type { Person } from './people.ts';
import type { TestDatabase } from './postgres.ts';

/** What of a person must never be read where it need not be: ID number, account and phone. */
export function privateValues(staff: readonly Person[]): string[] {
  return staff.flatMap((one) => [one.idNumber, one.account, one.phone].filter((value) => value !== null));
}

/** Which of the values stand somewhere in a text, as they are or as bytes in hexadecimal. */
export function foundIn(text: string, values: readonly string[]): string[] {
  return values.filter((value) => text.includes(value) || text.includes(Buffer.from(value).toString('hex')));
}

/** Every row of every table of ours as text, table by table. */
export async function everyTable({ sql }: TestDatabase): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
  const rows: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql.unsafe(
      `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as text from ${name} t`,
    );
    rows[name] = String((row as { text: string } | undefined)?.text ?? '');
  }
  return rows;
}
