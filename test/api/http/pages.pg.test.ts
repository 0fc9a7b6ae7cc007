import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../support/fresh-database.ts';
import { loadContributions, loadEmployees, setUpOrganisation } from '../../support/organisation.ts';
import { lineOf, people } from '../../support/people.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { type ListeningApi, listen, logIn } from './listening-api.ts';

let database: TestDatabase;
let api: ListeningApi;
const tokens = new Map<string, string>();
const staff = people(7);

beforeAll(async () => {
  database = await freshDatabase();
  const { sql } = database;
  await setUpOrganisation(database);
  await loadEmployees(database, staff);
  for (const period of ['2026-08', '2026-09', '2026-10'])
    await loadContributions(
      database,
      period,
      staff.map((one) => lineOf(one)),
    );
  for (const [name, role] of [
    ['admin1', 'admin'],
    ['finance1', 'finance'],
    ['hr1', 'hr'],
  ] as const)
    tokens.set(name, await logIn(database, name, role));
  await sql`update identity.users set employee_id = (select min(id) from hr.employees) where username = 'hr1'`;
  await sql`
    insert into finance.runs (programme, period, scope, workflow_id, settings, started_by, state, closed_at)
    select 'medical-passbook', to_char(make_date(2026, n, 1), 'YYYY-MM'), 'all', 'run/' || n, '{}', 'hr1',
      case when n = 10 then 'open' else 'closed' end, case when n < 10 then now() end from generate_series(6, 10) n`;
  // Arrears of earlier months are paid in a later one: more than one payment of a month.
  await sql`
    insert into finance.items (run_id, programme, period, employee_id, obligation, obligation_key, state)
    select r.id, r.programme, r.period, (select min(id) from hr.employees), o, o, 'expected'
    from finance.runs r cross join unnest(array['month', 'arrear-1', 'arrear-2']) o`;
  await sql`
    insert into finance.exceptions (run_id, kind, reference, owner, due_at, state)
    select (select max(id) from finance.runs), case when n % 2 = 0 then 'short' else 'over' end, 'x' || n, 'finance', now(),
      case when n % 3 = 0 then 'resolved' else 'open' end from generate_series(1, 12) n`;
  await sql`
    insert into hr.tasks (kind, subject, owner, due_at)
    select case when n % 2 = 0 then 'goals_overdue' else 'release_due' end, 'cycle/' || n, 'hr', now() from generate_series(1, 5) n`;
  api = await listen(database);
});
afterAll(() => api.close());

type Row = Record<string, unknown>;
interface Page {
  readonly rows: Row[];
  readonly next: string | number | null;
}

async function page(as: string, path: string, query: Record<string, string>): Promise<Page> {
  const response = await fetch(`${api.url}${path}?${new URLSearchParams(query)}`, {
    headers: { authorization: `Bearer ${tokens.get(as)}` },
  });
  const body = (await response.json()) as Record<string, unknown>;
  expect([response.status, body.detail]).toEqual([200, undefined]);
  return {
    rows: Object.values(body).find(Array.isArray) as Row[],
    next: body.next as Page['next'],
  };
}

const runId = async () =>
  (await database.sql<{ id: number }[]>`select max(id) as id from finance.runs`)[0]?.id ?? 0;

const lists: readonly (readonly [string, string])[] = [
  ['admin1', '/v1/users'],
  ['admin1', '/v1/employees'],
  ['admin1', '/v1/programmes'],
  ['admin1', '/v1/programmes/medical-passbook/policies'],
  ['admin1', '/v1/disbursements'],
  ['admin1', '/v1/disbursements/RUN/items'],
  ['admin1', '/v1/disbursements/RUN/exceptions'],
  ['finance1', '/v1/disbursements/RUN/payment-files'],
  ['admin1', '/v1/contributions'],
  ['admin1', '/v1/appraisal-cycles'],
  ['admin1', '/v1/appraisal-templates'],
  ['admin1', '/v1/salary-policies'],
  ['hr1', '/v1/changes'],
  ['hr1', '/v1/filings'],
  ['hr1', '/v1/tasks'],
  ['hr1', '/v1/me/payments'],
  ['hr1', '/v1/me/messages'],
  ['hr1', '/v1/me/appraisals'],
  ['hr1', '/v1/me/feedback'],
];

describe('a list', () => {
  test.each(lists)('as %s at %s comes in pages that miss nobody and give nobody twice', async (as, path) => {
    const address = path.replace('RUN', String(await runId()));
    const whole = await page(as, address, { limit: '1000' });
    expect(whole.next).toBeNull();
    for (const limit of [1, 2, 3]) {
      const gathered: Row[] = [];
      for (let after: Page['next'] | undefined; after !== null; ) {
        const one = await page(as, address, {
          limit: String(limit),
          ...(after === undefined ? {} : { after: String(after) }),
        });
        expect(one.rows.length).toBeLessThanOrEqual(limit);
        // The last page says that it is the last: there is no empty one behind it.
        if (after !== undefined) expect(one.rows.length).toBeGreaterThan(0);
        gathered.push(...one.rows);
        after = one.next;
      }
      expect(gathered).toEqual(whole.rows);
    }
  });

  test('has the rows that the test means to see', async () => {
    const address = `/v1/disbursements/${await runId()}/exceptions`;
    expect((await page('admin1', address, {})).rows).toHaveLength(12);
    expect((await page('hr1', '/v1/me/payments', {})).rows).toHaveLength(15);
    expect((await page('admin1', '/v1/contributions', {})).rows).toHaveLength(3);
  });

  test.each([
    ['admin1', '/v1/users', { role: 'hr' }, 1],
    ['admin1', '/v1/users', { active: 'false' }, 0],
    ['admin1', '/v1/disbursements', { state: 'closed' }, 4],
    ['admin1', '/v1/disbursements', { period: '2026-10', state: 'open' }, 1],
    ['admin1', '/v1/disbursements', { programme: 'other' }, 0],
    ['admin1', '/v1/disbursements/RUN/exceptions', { kind: 'short' }, 6],
    ['admin1', '/v1/disbursements/RUN/exceptions', { state: 'open', kind: 'short' }, 4],
    ['admin1', '/v1/disbursements/RUN/exceptions', { owner: 'hr' }, 0],
    ['admin1', '/v1/disbursements/RUN/items', { employeeNo: 'E0001' }, 3],
    ['admin1', '/v1/disbursements/RUN/items', { owner: 'finance' }, 0],
    ['admin1', '/v1/contributions', { period: '2026-09' }, 1],
    ['hr1', '/v1/tasks', { kind: 'release_due' }, 3],
  ] as const)('as %s at %s is filtered by %j', async (as, path, query, expected) => {
    const address = path.replace('RUN', String(await runId()));
    expect((await page(as, address, query)).rows).toHaveLength(expected);
  });

  test('has no page above the limit', async () => {
    for (const limit of ['0', '1001', '-1', 'x']) {
      const response = await fetch(`${api.url}/v1/users?limit=${limit}`, {
        headers: { authorization: `Bearer ${tokens.get('admin1')}` },
      });
      expect(response.status).toBe(400);
    }
  });
});
