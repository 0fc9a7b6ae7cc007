import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { accountOf, idNumberOf, type Person, people, person } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(4));
});

const onRecord = () => database.sql`select employee_no, name, left_on from hr.employees order by employee_no`;
const cooling = async (employeeNo: string) =>
  (
    await database.sql<{ cools: boolean }[]>`
      select cools_until is not null as cools from benefits.accounts a join hr.employees e on e.id = a.employee_id
      where e.employee_no = ${employeeNo} and superseded_at is null`
  )[0]?.cools;
const change = (number: number, changes: Partial<Person>) =>
  people(4).map((one, index) => (index + 1 === number ? person(number, changes) : one));

describe('an employees file', () => {
  test('that says nothing new changes nothing', async () => {
    expect(await loadEmployees(database, people(4))).toEqual({
      ok: true,
      added: 0,
      changed: 0,
      unchanged: 4,
      absent: [],
    });
  });

  test('adds the new, changes the changed, and deletes nobody: the absent are listed', async () => {
    const imported = await loadEmployees(database, [
      person(1),
      person(2, { leftOn: '2026-10-31' }),
      person(9),
    ]);
    expect(imported).toEqual({ ok: true, added: 1, changed: 1, unchanged: 1, absent: ['E0003', 'E0004'] });
    expect(await onRecord()).toHaveLength(5);
  });

  test('in a dry run says the same and changes nothing', async () => {
    const before = await everyTable(database);
    const rows = [person(1), person(2, { salaryFen: 1 }), person(9)];
    const rehearsed = await loadEmployees(database, rows, { dryRun: true });
    expect(await everyTable(database)).toEqual(before);
    expect(rehearsed).toEqual(await loadEmployees(database, rows));
  });

  test.each([
    ['a salary', { salaryFen: 700_000 }, 'payroll.salaries'],
    ['a position', { position: '班组长' }, 'hr.assignments'],
    ['an account', { account: accountOf(99) }, 'benefits.accounts'],
  ] as const)('with %s changed opens a new row from today on and keeps the old one', async (_what, changes, table) => {
    const imported = await loadEmployees(database, change(2, changes), { today: '2026-10-15' });
    expect(imported).toMatchObject({ ok: true, changed: 1, unchanged: 3 });
    const rows = await database.sql.unsafe(
      `select superseded_at is null as in_force from ${table} t join hr.employees e on e.id = t.employee_id
       where e.employee_no = 'E0002' order by t.id`,
    );
    expect(rows).toMatchObject([{ in_force: false }, { in_force: true }]);
  });

  test('of another organisation is refused: the numbers are ours, the people are not', async () => {
    const strangers = people(4).map((one, index) => ({
      ...person(index + 501),
      employeeNo: one.employeeNo,
    }));
    expect(await loadEmployees(database, strangers)).toEqual({
      ok: false,
      refusal: { code: 'another_organisation' },
    });
    expect(await onRecord()).toMatchObject(people(4).map((one) => ({ name: one.name })));
  });

  test('of another organisation is refused: neither numbers nor people are ours', async () => {
    const strangers = Array.from({ length: 5 }, (_, index) => person(index + 501));
    expect(await loadEmployees(database, strangers)).toEqual({
      ok: false,
      refusal: { code: 'another_organisation' },
    });
  });

  test('that gives somebody’s ID number to another number is refused with its line', async () => {
    const imported = await loadEmployees(database, [...people(4), person(9, { idNumber: idNumberOf(2) })]);
    expect(imported).toEqual({
      ok: false,
      refusal: { code: 'conflicts_with_records', conflicts: [{ line: 10, conflict: 'id_of_another' }] },
    });
  });

  test('that gives somebody’s number to another person is refused with its line', async () => {
    const rows = change(3, { ...person(77), employeeNo: 'E0003', line: 4 });
    expect(await loadEmployees(database, rows)).toMatchObject({
      refusal: { code: 'conflicts_with_records', conflicts: [{ line: 4, conflict: 'number_of_another' }] },
    });
  });

  test('with a manager who is neither in it nor on record is refused with its line', async () => {
    expect(await loadEmployees(database, change(1, { managerNo: 'E9999' }))).toMatchObject({
      refusal: { conflicts: [{ line: 2, conflict: 'manager_unknown' }] },
    });
    expect(await loadEmployees(database, [person(1, { managerNo: 'E0004' })])).toMatchObject({ ok: true });
  });

  test('that is refused leaves nothing half-loaded', async () => {
    const before = await everyTable(database);
    await loadEmployees(database, [person(8), ...change(1, { salaryFen: 1, managerNo: 'E9999' })]);
    expect(await everyTable(database)).toEqual(before);
  });

  test('may correct a name or an ID number, one at a time', async () => {
    expect(await loadEmployees(database, change(1, { name: '新名字', nameKey: '新名字' }))).toMatchObject({
      changed: 1,
    });
    const renamed = { name: '新名字', nameKey: '新名字', idNumber: idNumberOf(88) };
    expect(await loadEmployees(database, change(1, renamed))).toMatchObject({ changed: 1 });
  });
});

describe('a changed account', () => {
  test('does not cool off before the first run', async () => {
    await loadEmployees(database, change(1, { account: accountOf(99) }));
    expect(await cooling('E0001')).toBe(false);
  });

  test('cools off from the first run on', async () => {
    await openMonth(database, '2026-10');
    await loadEmployees(database, change(1, { account: accountOf(99) }));
    expect(await cooling('E0001')).toBe(true);
    expect(await cooling('E0002')).toBe(false);
  });

  test('does not cool off where it is the first one on record', async () => {
    await loadEmployees(database, change(1, { account: null }));
    await openMonth(database, '2026-10');
    await loadEmployees(database, people(4));
    expect(await cooling('E0001')).toBe(false);
  });

  test('goes on cooling off when the same file comes again', async () => {
    await openMonth(database, '2026-10');
    await loadEmployees(database, change(1, { account: accountOf(99) }));
    await loadEmployees(database, change(1, { account: accountOf(99) }));
    expect(await cooling('E0001')).toBe(true);
  });

  test('cools off too where it was taken away first and another one given after', async () => {
    await openMonth(database, '2026-10');
    await loadEmployees(database, change(1, { account: null }));
    await loadEmployees(database, change(1, { account: accountOf(99) }));
    expect(await cooling('E0001')).toBe(true);
  });

  test('goes on cooling off when only its bank’s name is written otherwise', async () => {
    await openMonth(database, '2026-10');
    await loadEmployees(database, change(1, { account: accountOf(99) }));
    await loadEmployees(database, change(1, { account: accountOf(99), bankName: '中国银行海淀支行' }));
    expect(await cooling('E0001')).toBe(true);
  });
});
