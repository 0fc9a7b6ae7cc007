import { beforeEach, describe, expect, test } from 'vitest';
import { withdrawChange } from '../../src/db/queries/changes/decide-change.ts';
import { answered, carryThrough, entered, intoRecords } from '../support/changes-by-hand.ts';
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

describe('a file that was made before a change of somebody', () => {
  const recordOf = async (employeeNo: string) => {
    const [row] = await database.sql`
      select a.department, a.position, a.manager_no as "managerNo", e.left_on as "leftOn", b.bank_name as "bankName",
        b.account_hash as hash, b.cools_until is not null as cools
      from hr.employees e join hr.assignments a on a.employee_id = e.id and a.superseded_at is null
      join benefits.accounts b on b.employee_id = e.id and b.superseded_at is null where e.employee_no = ${employeeNo}`;
    return { ...row, hash: undefined, account: Buffer.from(row?.hash as Buffer).toString('hex') };
  };
  const put = async (wanted: Parameters<typeof entered>[2]) =>
    carryThrough(database, await entered(database, 'E0001', wanted));
  const moved = { department: '生产二部', position: '班组长', managerNo: 'E0002' };

  test.each([
    ['position, department and manager', { kind: 'promotion', ...moved }],
    ['account', { kind: 'account', account: accountOf(99) }],
    ['bank', { kind: 'account', bankName: '中国工商银行上海分行' }],
    ['account and bank', { kind: 'account', account: accountOf(99), bankName: '中国工商银行上海分行' }],
    ['last day', { kind: 'leaving', leftOn: '2026-10-31' }],
  ] as const)('does not undo the %s', async (_what, wanted) => {
    await openMonth(database, '2026-11');
    await put(wanted);
    const changed = await recordOf('E0001');
    expect(await loadEmployees(database, people(4))).toMatchObject({ ok: true, changed: 0, unchanged: 4 });
    expect(await recordOf('E0001')).toEqual(changed);
    expect(await loadEmployees(database, people(4))).toMatchObject({ ok: true, changed: 0 });
  });

  test('does not undo a row of changes either', async () => {
    await put({ kind: 'position', position: '班组长' });
    await put({ kind: 'position', position: '车间主任' });
    for (const position of ['操作工', '班组长'])
      expect(await loadEmployees(database, change(1, { position }))).toMatchObject({ changed: 0 });
    expect(await recordOf('E0001')).toMatchObject({ position: '车间主任' });
  });

  test('brings what else it says, and the next one does not undo the change either', async () => {
    await put({ kind: 'department', department: '生产二部' });
    for (const expected of [1, 0])
      expect(await loadEmployees(database, change(1, { position: '库管' }))).toMatchObject({
        changed: expected,
      });
    expect(await recordOf('E0001')).toMatchObject({ department: '生产二部', position: '库管' });
  });

  test('brings a new account with its bank, and one that is neither the old nor the new', async () => {
    await put({ kind: 'account', account: accountOf(99), bankName: '中国工商银行上海分行' });
    await loadEmployees(database, change(1, { account: accountOf(77) }));
    expect(await recordOf('E0001')).toMatchObject({ bankName: '中国银行北京分行' });
    await loadEmployees(database, people(4));
    expect(await recordOf('E0001')).toMatchObject({
      account: database.privateData.hash(accountOf(1)).toString('hex'),
    });
  });

  test('is known by its old values only until one has said the same as the change', async () => {
    await put({ kind: 'leaving', leftOn: '2026-10-31' });
    await loadEmployees(database, people(4));
    expect(await recordOf('E0001')).toMatchObject({ leftOn: '2026-10-31' });
    expect(await loadEmployees(database, change(1, { leftOn: '2026-10-31' }))).toMatchObject({ changed: 0 });
    await loadEmployees(database, people(4));
    expect(await recordOf('E0001')).toMatchObject({ leftOn: null });
  });

  test('is right again where the change was withdrawn', async () => {
    const id = await entered(database, 'E0001', {
      kind: 'promotion',
      position: '班组长',
      salaryFen: 700_000,
    });
    await intoRecords(database, id);
    await loadEmployees(database, people(4));
    expect(await recordOf('E0001')).toMatchObject({ position: '班组长' });
    await answered(database, id, false);
    expect(await withdrawChange(database.sql, id, 'hr2', '不办了')).toMatchObject({ ok: true });
    expect(await recordOf('E0001')).toMatchObject({ position: '操作工' });
    expect(await loadEmployees(database, change(1, { position: '班组长' }))).toMatchObject({ changed: 1 });
  });
});
