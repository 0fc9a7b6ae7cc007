import { beforeAll, describe, expect, test } from 'vitest';
import { moveItems } from '../../src/db/queries/disbursement/item-moves.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { allowedMoves, itemStates } from '../../src/domain/item-states.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { itemOf, reconcile } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  run = await openMonth(database, '2026-10');
  await reconcile(database, run);
});

const move = (employeeNo: string, from: string, to: 'paid' | 'held' | 'zero') =>
  database.sql.begin((tx) =>
    moveItems(
      tx,
      to,
      'a test',
      tx`select i.id as item_id, ${from} as from_state, 'because' as reason from finance.items i
         join hr.employees e on e.id = i.employee_id where i.run_id = ${run.id} and e.employee_no = ${employeeNo}`,
    ),
  );

describe('moves of an item', () => {
  test('the database allows exactly the moves that the domain allows', async () => {
    const rows = await database.sql<{ from: string; to: string }[]>`
      select from_state as "from", to_state as "to" from finance.allowed_moves`;
    const inDatabase = rows.map(({ from, to }) => `${from} → ${to}`).sort();
    const inDomain = itemStates.flatMap((from) => allowedMoves[from].map((to) => `${from} → ${to}`)).sort();
    expect(inDatabase).toEqual(inDomain);
  });

  test('the database knows exactly the states that the domain knows', async () => {
    const [row] = await database.sql<{ definition: string }[]>`
      select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'items_state_known'`;
    const known = [...(row?.definition ?? '').matchAll(/'([a-z]+)'::text/g)].map((match) => match[1]);
    expect(known.sort()).toEqual([...itemStates].sort());
  });

  test('a move is a row of the event table, and the item follows it', async () => {
    expect(await move('E0001', 'due', 'held')).toBe(1);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'because' });
    const events = await database.sql`
      select ev.from_state, ev.to_state, ev.reason, ev.actor from finance.item_events ev join finance.items i on i.id = ev.item_id
      join hr.employees e on e.id = i.employee_id where e.employee_no = 'E0001' order by ev.id`;
    expect(events).toEqual([
      { from_state: 'expected', to_state: 'due', reason: null, actor: 'reconcile' },
      { from_state: 'due', to_state: 'held', reason: 'because', actor: 'a test' },
    ]);
  });

  test('a move that is not allowed is refused', async () => {
    await expect(move('E0002', 'due', 'paid')).rejects.toThrow('an item may not move from due to paid');
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ state: 'due' });
  });

  test('a move out of a state that the item has left meanwhile is refused, and so is the whole set', async () => {
    await expect(move('E0002', 'held', 'zero')).rejects.toThrow('were not in the state they were to leave');
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ state: 'due' });
  });

  test('the state cannot be changed past the event table', async () => {
    const direct = database.sql`update finance.items set state = 'held' where run_id = ${run.id}`;
    await expect(direct).rejects.toThrow('changes only through finance.item_events');
  });

  test('a new item is expected, and nothing else', async () => {
    const [row] = await database.sql<{ employeeId: number }[]>`
      select employee_id as "employeeId" from finance.items limit 1`;
    const insert = database.sql`
      insert into finance.items (run_id, programme, period, employee_id, obligation, obligation_key, state)
      values (${run.id}, 'medical-passbook', '2026-10', ${row?.employeeId ?? 0}, 'made-up', 'made-up', 'paid')`;
    await expect(insert).rejects.toThrow();
  });

  test.each(['update', 'delete', 'truncate'] as const)('the event table refuses %s', async (verb) => {
    const statements = {
      update: database.sql`update finance.item_events set reason = 'another'`,
      delete: database.sql`delete from finance.item_events`,
      truncate: database.sql`truncate finance.item_events`,
    };
    await expect(statements[verb]).rejects.toThrow('item_events is append-only');
  });

  test.each(['audit.events', 'finance.approvals'])('%s is append-only too', async (table) => {
    await expect(database.sql.unsafe(`delete from ${table}`)).rejects.toThrow('is append-only');
    await expect(database.sql.unsafe(`truncate ${table}`)).rejects.toThrow('is append-only');
  });
});
