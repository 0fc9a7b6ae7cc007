import { readEmployeesFile } from '../src/connectors/employees-file/employees-file.ts';
import type { Sql } from '../src/db/database.ts';
import type { PrivateData } from '../src/db/private-data.ts';
import { importEmployees } from '../src/db/queries/people/import-employees.ts';

/** An employees file into a database, or only checked against it. */
export async function loadEmployees(
  sql: Sql,
  privateData: PrivateData,
  { path, coolingOffDays, dryRun }: { path: string; coolingOffDays: number; dryRun: boolean },
): Promise<void> {
  const file = readEmployeesFile({ path, name: 'employees.csv' });
  const imported = await importEmployees(sql, privateData, {
    rows: file.rows,
    actor: 'hr1',
    today: new Date().toISOString().slice(0, 10),
    coolingOffDays,
    dryRun,
  });
  if (!imported.ok) throw new Error(`employees: ${imported.refusal.code}`);
}
