import type { Role } from '../../../domain/roles.ts';
import type { Sql, Transaction } from '../../database.ts';

/** The people of the embedded default. */
export const demoIdentities: readonly (readonly [Role, string])[] = [
  ['hr', 'hr1'],
  ['hr', 'hr2'],
  ['finance', 'finance1'],
  ['finance', 'finance2'],
  ['finance', 'finance3'],
  ['finance', 'finance4'],
  ['manager', 'manager1'],
  ['employee', 'employee1'],
  ['ops', 'ops1'],
  ['auditor', 'auditor1'],
  ['admin', 'admin1'],
];

/** Which of them may log in. */
export async function demoUsers(sql: Sql | Transaction): Promise<string[]> {
  const names = demoIdentities.map(([, username]) => username);
  const rows = await sql<{ username: string }[]>`
    select username from identity.users where active and username = any(${names}::text[]) order by username`;
  return rows.map(({ username }) => username);
}
