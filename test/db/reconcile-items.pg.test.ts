import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Correction, correct } from '../../src/db/queries/disbursement/corrections.ts';
import type { ContributionRow } from '../../src/db/queries/disbursement/import-contributions.ts';
import { openRun, type Run } from '../../src/db/queries/disbursement/runs.ts';
import { holdRules, reconciliationPrecedence } from '../../src/domain/hold-reasons.ts';
import { nameKey } from '../../src/domain/person-name.ts';
import { parseYuan } from '../../src/domain/yuan.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { itemOf, reconcile } from '../support/month-by-hand.ts';
import {
  loadContributions,
  loadEmployees,
  openMonth,
  quickSettings,
  setUpOrganisation,
} from '../support/organisation.ts';
import { accountOf, idNumberOf, lineOf, type Person, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

interface Scenario {
  readonly case: string;
  readonly hired: string;
  readonly left: string;
  readonly 'account on record': string;
  readonly bank: string;
  readonly 'id in line': string;
  readonly 'name in line': string;
  readonly 'account in line': string;
  readonly 'base in line': string;
  readonly 'second line': string;
  readonly correction: string;
  readonly state: string;
  readonly reason: string;
  readonly 'all reasons': string;
}

const table = new URL('scenarios/reconciliation.csv', import.meta.url);
const scenarios = parse<Scenario>(readFileSync(table), { columns: true });
const period = '2026-10';

/** Each scenario has a person of its own, and another one who is right and only there to be mixed up with. */
const ownNumber = (index: number) => index + 1;
const otherNumber = (index: number) => index + 1_001;
const nobodysNumber = (index: number) => index + 5_001;

/** A word of the table as what it stands for; a word that the table does not know is a mistake in the table. */
function meaning<T>(word: string, meanings: Record<string, () => T>): T {
  const found = meanings[word];
  if (!found) throw new Error(`the table of scenarios says ${word}, which means nothing here`);
  return found();
}

function recordOf(scenario: Scenario, index: number): Person {
  const shared = () => accountOf(otherNumber(index));
  return person(ownNumber(index), {
    hiredOn: scenario.hired || '2015-03-01',
    leftOn: scenario.left || null,
    bankCode: meaning(scenario.bank, { known: () => '104100000004', unknown: () => null }),
    account: meaning<string | null>(scenario['account on record'], {
      own: () => accountOf(ownNumber(index)),
      blank: () => null,
      shared,
      'shared with a leaver': shared,
      cooling: () => accountOf(ownNumber(index)),
      'cooling and released': () => accountOf(ownNumber(index)),
    }),
  });
}

function otherOf(scenario: Scenario, index: number): Person {
  const left = scenario['account on record'] === 'shared with a leaver' ? '2026-09-30' : null;
  return person(otherNumber(index), { leftOn: left });
}

const wrongCheckDigit = (digits: string) => digits.slice(0, -1) + ((Number(digits.at(-1)) + 1) % 10 || 0);

function linesOf(scenario: Scenario, index: number): ContributionRow[] {
  const owner = recordOf(scenario, index);
  const other = lineOf(otherOf(scenario, index), { line: 2_000 + index });
  if (scenario['id in line'] === 'none') return [other];
  const base = scenario['base in line'];
  const readable = parseYuan(base);
  const otherName = { name: '欧阳不同', nameKey: nameKey('欧阳不同') };
  const otherAccount = { account: accountOf(nobodysNumber(index)), accountValid: true };
  const wrongId = { idNumber: wrongCheckDigit(owner.idNumber), idValid: false };
  const line = lineOf(owner, {
    ...meaning(scenario['id in line'], {
      same: () => ({}),
      'wrong check digit': () => wrongId,
      "nobody's": () => ({ idNumber: idNumberOf(nobodysNumber(index)) }),
      'of another': () => ({ idNumber: idNumberOf(otherNumber(index)) }),
    }),
    ...meaning(scenario['name in line'], { same: () => ({}), other: () => otherName }),
    ...meaning<Partial<ContributionRow>>(scenario['account in line'], {
      same: () => ({}),
      blank: () => ({ account: null, accountValid: false }),
      other: () => otherAccount,
      'of another': () => ({ account: accountOf(otherNumber(index)), accountValid: true }),
      'wrong check digit': () => ({
        account: wrongCheckDigit(owner.account ?? ''),
        accountValid: false,
      }),
    }),
    baseFen: readable !== null && readable > 0 ? readable : null,
    baseProblem: readable !== null && readable > 0 ? null : base === 'blank' ? 'blank' : 'not_an_amount',
  });
  const second = meaning<Partial<ContributionRow> | null>(scenario['second line'], {
    '': () => null,
    identical: () => ({}),
    'other base': () => ({ baseFen: 700_000 }),
    'other name': () => otherName,
    'other account': () => otherAccount,
    'wrong id': () => wrongId,
  });
  return [
    line,
    ...(second ? [{ ...line, ...second, line: 4_000 + index }] : []),
    ...(scenario['id in line'] === 'of another' ? [] : [other]),
  ];
}

describe('reconciliation', () => {
  let database: TestDatabase;
  let run: Run;

  beforeAll(async () => {
    database = await freshDatabase();
    const { sql } = database;
    await setUpOrganisation(database);
    const records = scenarios.map(recordOf);
    const before = records.map((record, index) =>
      (scenarios[index]?.['account on record'] ?? '').startsWith('cooling')
        ? { ...record, account: accountOf(8_001 + index) }
        : record,
    );
    await loadEmployees(database, [...before, ...scenarios.map(otherOf)]);
    // An account cools off only once there was a run.
    await openRun(sql, {
      programme: 'medical-passbook',
      period: '2026-09',
      scope: 'all',
      employeeId: null,
      workflowId: 'earlier',
      settings: quickSettings,
      startedBy: 'hr1',
    });
    await loadEmployees(database, records);
    for (const [index, scenario] of scenarios.entries()) {
      if (scenario['account on record'] !== 'cooling and released') continue;
      await sql`update benefits.accounts a set released_by = 'hr2' from hr.employees e
        where e.id = a.employee_id and e.employee_no = ${person(ownNumber(index)).employeeNo} and a.superseded_at is null`;
    }
    await loadContributions(database, period, scenarios.flatMap(linesOf));
    run = await openMonth(database, period);
    await reconcile(database, run);
    for (const [index, scenario] of scenarios.entries()) await assert(scenario, index);
    await reconcile(database, run);
  });

  async function assert(scenario: Scenario, index: number): Promise<void> {
    if (scenario.correction === '') return;
    const owner = recordOf(scenario, index);
    const [field = '', value = ''] = scenario.correction.split(/ (?=[\d])/);
    const asserted = meaning<Partial<Correction>>(field, {
      hold: () => ({ hold: true }),
      name: () => ({ name: { name: owner.name, nameKey: owner.nameKey } }),
      id: () => ({ idNumber: owner.idNumber }),
      account: () => ({ account: accountOf(ownNumber(index)) }),
      'new account': () => ({ account: accountOf(nobodysNumber(index)) }),
      bank: () => ({ bank: { bankName: '中国工商银行', bankCode: '102100099996' } }),
      base: () => ({ baseFen: parseYuan(value) ?? 0 }),
    });
    const corrected = await correct(database.sql, database.privateData, {
      runId: run.id,
      employeeNo: owner.employeeNo,
      note: null,
      actor: 'hr1',
      coolingOffDays: 3,
      ...asserted,
    });
    if (!corrected.ok) throw new Error(`${scenario.case}: ${corrected.refusal.code}`);
  }

  for (const [index, row] of scenarios.entries()) {
    test(`${row.case}: ${row.state} ${row.reason}`, async () => {
      const item = await itemOf(database, run, person(ownNumber(index)).employeeNo);
      expect({ state: item.state, reason: item.reason ?? '', reasons: item.reasons.join(' ') }).toEqual({
        state: row.state,
        reason: row.reason,
        reasons: row['all reasons'],
      });
      const rule = row.state === 'held' ? holdRules[row.reason as keyof typeof holdRules] : null;
      expect(item.owner).toBe(rule?.owner ?? null);
    });
  }

  test('every reason that reconciliation can give has a scenario', () => {
    const shown = new Set(scenarios.flatMap((scenario) => scenario['all reasons'].split(' ')));
    // A base differs only from a filing of ours, and filings are made by appraisal cycles.
    const wanted = reconciliationPrecedence.filter((reason) => reason !== 'base_differs');
    expect(wanted.filter((reason) => !shown.has(reason))).toEqual([]);
  });

  test('the reasons of a person stand in the order of precedence', () => {
    for (const scenario of scenarios) {
      const places = scenario['all reasons']
        .split(' ')
        .filter(Boolean)
        .map((reason) => reconciliationPrecedence.indexOf(reason as never));
      expect(places, scenario.case).toEqual([...places].sort((a, b) => a - b));
    }
  });

  test('a line with the account of another tells the other', async () => {
    const index = scenarios.findIndex((scenario) => scenario['account in line'] === 'of another');
    const other = person(otherNumber(index)).employeeNo;
    const told = await database.sql`
      select x.kind, x.owner from finance.exceptions x join hr.employees e on e.id = x.employee_id where e.employee_no = ${other}`;
    expect(told).toEqual([{ kind: 'account_in_anothers_line', owner: 'hr' }]);
  });

  test('a line that is nobody’s and a line that stands twice are exceptions, once each', async () => {
    await reconcile(database, run);
    const kinds = await database.sql<{ kind: string; count: number }[]>`
      select kind, count(*) as count from finance.exceptions where kind in ('not_on_record', 'duplicate_line') group by kind order by kind`;
    const strangers = scenarios.filter((scenario) => scenario.case.includes("a stranger's")).length;
    expect(kinds).toEqual([
      { kind: 'duplicate_line', count: 1 },
      { kind: 'not_on_record', count: strangers },
    ]);
  });

  test('reconciling again changes nothing', async () => {
    const state = () => database.sql`
      select id, state, reason, reasons, owner, due_at, base_fen, updated_at from finance.items where run_id = ${run.id} order by id`;
    const before = await state();
    await reconcile(database, run);
    expect(await state()).toEqual(before);
  });

  test('the base of a line holds from its month on, whatever else holds the person; a doubtful one is not taken', async () => {
    const bases = await database.sql<{ employeeNo: string; baseFen: number; validFrom: string }[]>`
      select e.employee_no as "employeeNo", b.base_fen as "baseFen", b.valid_from as "validFrom"
      from benefits.bases b join hr.employees e on e.id = b.employee_id`;
    const of = (name: string) => {
      const index = scenarios.findIndex((scenario) => scenario.case === name);
      return bases.filter((row) => row.employeeNo === person(ownNumber(index)).employeeNo);
    };
    expect(of('Everything agrees')).toMatchObject([{ baseFen: 645_000, validFrom: period }]);
    expect(of('The name differs')).toMatchObject([{ baseFen: 645_000, validFrom: period }]);
    expect(of('The base is a fen above the cap')).toEqual([]);
  });
});
