/**
 * Applies the results of a cycle to everyone: final results, the list of raises, its approval, the salaries with the
 * new bases, and the filing of every base with the office. The same calls that the cycle's workflow makes, without the
 * telling of single appraisals. Run by results-applied.ts in a process of its own. The one argument is JSON:
 * {databaseUrl, sandboxUrl, keys, people, employees}. Prints an AppliedMeasure.
 */
import { performance } from 'node:perf_hooks';
import { createActivities } from '../src/activities/activities.ts';
import { createBankClient } from '../src/connectors/bank/bank-client.ts';
import { createSmsClient } from '../src/connectors/sms/sms-client.ts';
import { createOfficeClient } from '../src/connectors/social-security/office-client.ts';
import { openDatabase } from '../src/db/database.ts';
import { openCycle } from '../src/db/queries/appraisals/cycles.ts';
import { openAppraisals } from '../src/db/queries/appraisals/open-appraisals.ts';
import { releaseResults } from '../src/db/queries/appraisals/results.ts';
import { ensureOrganisation } from '../src/db/queries/people/organisation.ts';
import { decideRaises, salaryListOf } from '../src/db/queries/raises/salary-lists.ts';
import { usualCycleSettings } from '../src/domain/appraisal-settings.ts';
import { must } from '../src/domain/assert.ts';
import { embeddedSettings } from '../src/domain/settings.ts';
import { openKeyring } from '../src/keys/keyring.ts';
import { confirmGoals, giveScores } from './appraisal-acts.ts';
import { type AppliedMeasure, type AppliedPart, appliedParts } from './cycle-measure.ts';
import { cycleRequest } from './cycle-request.ts';
import { loadEmployees } from './load-employees.ts';
import { noReach } from './no-reach.ts';
import type { OrganisationFiles } from './organisation.ts';

export interface ApplyResultsInput extends OrganisationFiles {
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
  /** Path of a key file; made if there is none. */
  readonly keys: string;
}

const input = JSON.parse(process.argv[2] ?? '') as ApplyResultsInput;
const outside = { baseUrl: input.sandboxUrl, timeoutMs: 60_000 };
const database = openDatabase(input.databaseUrl, 16);
const { sql } = database;
const privateData = (
  await openKeyring(sql, { path: input.keys, value: null, command: null }, { mayCreate: true })
).privateData;
const activities = createActivities({
  sql,
  privateData,
  bank: createBankClient(outside),
  office: createOfficeClient(outside),
  sms: createSmsClient(outside),
  reach: noReach,
  heartbeat: () => undefined,
});
const cycleId = await releasedCycle();

const partsMs = {} as Record<AppliedPart, number>;
async function part<T>(name: AppliedPart, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  const done = await work();
  partsMs[name] = performance.now() - since;
  return done;
}

const finalised = await part('results', () => activities.finaliseResults({ cycleId }));
if (!finalised.final) throw new Error('the results are not final');
await part('list', () => activities.prepareRaises({ cycleId }));
await part('approval', approve);
const applied = await part('salaries', () => activities.applyRaises({ cycleId }));
if (!applied.ok) throw new Error(`not applied: ${applied.code}`);
const filed = await part('filings', () => activities.fileBases({ source: 'appraisal', cycleId }));
if (filed.accepted !== applied.filings) throw new Error('not every base was filed');
await requireApplied(applied.raises, applied.filings);
await database.close();

const measure: AppliedMeasure = {
  employees: input.people,
  raises: applied.raises,
  filings: applied.filings,
  partsMs,
  totalMs: appliedParts.reduce((sum, name) => sum + partsMs[name], 0),
};
console.log(JSON.stringify(measure));

/** Everyone on record, with a base from the month before, scored for a raise; the time to appeal is over at once. */
async function releasedCycle(): Promise<number> {
  await ensureOrganisation(sql, {
    name: 'Benchmark',
    settings: embeddedSettings,
    debtorName: '示范单位',
    debtorAccount: '0200001009000000001',
    debtorBankCode: '102100000013',
  });
  await loadEmployees(sql, privateData, { path: input.employees, coolingOffDays: 0, dryRun: false });
  await sql`
    insert into benefits.bases (employee_id, base_fen, valid_from, source)
    select s.employee_id, least(greatest(s.salary_fen, p.base_floor_fen), p.base_cap_fen), '2026-12', 'upload'
    from payroll.salaries s cross join benefits.policies p where s.superseded_at is null`;
  await sql`analyze`;
  const opened = await openCycle(sql, {
    ...cycleRequest('bench-results', '2027-01'),
    evaluationOpensOn: null,
    settings: { ...usualCycleSettings, appealWindowMs: 0 },
    openedBy: 'hr1',
  });
  if (!opened.ok) throw new Error(`no cycle: ${opened.refusal.code}`);
  const { cycle } = opened;
  await openAppraisals(sql, cycle);
  // No server here: without workflows of their own they count as not opened yet, and nothing is released.
  await sql`update hr.appraisals set started_at = now() where cycle_id = ${cycle.id}`;
  await confirmGoals(sql, cycle.id);
  await giveScores(sql, cycle.id);
  const released = await releaseResults(sql, cycle, 'hr1', false);
  if (!released.ok) throw new Error(`not released: ${released.refusal.code}`);
  return cycle.id;
}

async function approve(): Promise<void> {
  const { digest, approversNeeded } = must(await salaryListOf(sql, cycleId), 'list');
  for (let approver = 1; approver <= approversNeeded; approver += 1) {
    const decided = await decideRaises(sql, {
      cycleId,
      digest,
      decision: 'approve',
      reason: null,
      approver: `finance${approver}`,
    });
    if (!decided.ok) throw new Error(`not approved: ${decided.refusal.code}`);
  }
}

/** Everyone has a final result and the new salary, and every base filed is the one in force. */
async function requireApplied(raises: number, filings: number): Promise<void> {
  const [row] = await sql<{ results: number; salaries: number; bases: number }[]>`
    select (select count(*) from hr.appraisal_results) as results,
      (select count(*) from payroll.salaries where source = 'appraisal' and superseded_at is null) as salaries,
      (select count(*) from benefits.bases b join benefits.base_filings f on f.id = b.source_id and f.base_fen = b.base_fen
        where b.source = 'filing') as bases`;
  const counted = must(row, 'counts');
  if (counted.results !== input.people || counted.salaries !== raises || counted.bases !== filings)
    throw new Error(`applied to ${JSON.stringify(counted)} of ${input.people}`);
}
