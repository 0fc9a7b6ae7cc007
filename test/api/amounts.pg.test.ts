import { expect, test } from 'vitest';
import { freshDatabase } from '../support/fresh-database.ts';
import { drawUp } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { apiOver } from './api.ts';

const database = await freshDatabase();
await setUpOrganisation(database);
await loadMonth(database, '2026-10', people(2));
const run = await openMonth(database, '2026-10');
await drawUp(database, run);

test('what each is paid is shown to whoever looks for payments, and not to an administrator, who could reckon the base', async () => {
  const api = await apiOver(database);
  const seen: Record<string, unknown> = {};
  for (const role of ['hr', 'finance', 'ops', 'auditor', 'admin'] as const) {
    await api.addPerson(role, role);
    const { status, body } = await api.get(`/v1/disbursements/${run.id}/items`, { as: role });
    expect(status).toBe(200);
    const [item] = body.items as { employeeNo: string; amountFen: number | null }[];
    expect(item?.employeeNo).toBe('E0001');
    seen[role] = item?.amountFen;
  }
  expect(seen).toEqual({ hr: 12_900, finance: 12_900, ops: 12_900, auditor: 12_900, admin: null });
});
