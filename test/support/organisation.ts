import type { ContributionRow } from '../../src/db/queries/disbursement/import-contributions.ts';
import {
  type ContributionsImported,
  importContributions,
} from '../../src/db/queries/disbursement/import-contributions.ts';
import { openRun, type Run } from '../../src/db/queries/disbursement/runs.ts';
import { type Imported, importEmployees } from '../../src/db/queries/people/import-employees.ts';
import { ensureOrganisation } from '../../src/db/queries/people/organisation.ts';
import { embeddedSettings, type RunSettings } from '../../src/domain/settings.ts';
import { disbursementId } from '../../src/workflows/contract.ts';
import { lineOf, type Person } from './people.ts';
import type { TestDatabase } from './postgres.ts';

export const programme = 'medical-passbook';
export const unitNo = '110108000999';

/** The embedded settings with waits that a test can afford. */
export const quickSettings: RunSettings = {
  ...embeddedSettings,
  settlementWindowMs: 200,
  correctionWindowMs: 0,
  statementPollMs: 200,
  retryPauseMaxMs: 500,
  fundsRecheckMs: 400,
};

/** Returns are booked a second after their booking: long enough for them to come within the month. */
export const windowForReturns: Partial<RunSettings> = { settlementWindowMs: 1_600 };

export async function setUpOrganisation(
  { sql }: TestDatabase,
  settings: Partial<RunSettings> = {},
): Promise<void> {
  await ensureOrganisation(sql, {
    name: '测试单位',
    settings: { ...quickSettings, ...settings },
    debtorName: '测试单位',
    debtorAccount: '0200001009000000001',
    debtorBankCode: '102100000013',
  });
}

export function loadEmployees(
  { sql, privateData }: TestDatabase,
  rows: readonly Person[],
  options: { actor?: string; dryRun?: boolean; today?: string } = {},
): Promise<Imported> {
  return importEmployees(sql, privateData, {
    rows: inOneGo(rows),
    actor: options.actor ?? 'hr1',
    today: options.today ?? '2026-10-01',
    coolingOffDays: 3,
    dryRun: options.dryRun ?? false,
  });
}

export function loadContributions(
  { sql, privateData }: TestDatabase,
  period: string,
  rows: readonly ContributionRow[],
  options: { actor?: string; dryRun?: boolean; unitNo?: string; programme?: string } = {},
): Promise<ContributionsImported> {
  const totalFen = rows.reduce((sum, row) => sum + (row.baseFen ?? 0), 0);
  return importContributions(sql, privateData, {
    programme: options.programme ?? programme,
    period,
    fileName: `contributions-${period}.csv`,
    content: Buffer.from(JSON.stringify(rows)),
    rows: inOneGo(rows),
    facts: () => ({ unitNo: options.unitNo ?? unitNo, lines: rows.length, totalFen }),
    actor: options.actor ?? 'hr1',
    dryRun: options.dryRun ?? false,
  });
}

/** Puts an organisation on record whose month's file is as right as its records. */
export async function loadMonth(
  database: TestDatabase,
  period: string,
  staff: readonly Person[],
): Promise<void> {
  const imported = await loadEmployees(database, staff);
  const uploaded = await loadContributions(
    database,
    period,
    staff.map((one) => lineOf(one)),
  );
  if (!imported.ok || !uploaded.ok) throw new Error('the organisation of a test was refused');
}

/** Records a run, as the API does before its workflow starts. */
export async function openMonth(
  { sql }: TestDatabase,
  period: string,
  options: {
    settings?: Partial<RunSettings>;
    startedBy?: string;
    employeeId?: number;
    programme?: string;
  } = {},
): Promise<Run> {
  const scope = options.employeeId === undefined ? 'all' : `employee-${options.employeeId}`;
  const code = options.programme ?? programme;
  const { run } = await openRun(sql, {
    programme: code,
    period,
    scope,
    employeeId: options.employeeId ?? null,
    workflowId: disbursementId(code, period, scope),
    settings: { ...quickSettings, ...options.settings },
    startedBy: options.startedBy ?? 'hr1',
  });
  return run;
}

async function* inOneGo<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield rows;
}
