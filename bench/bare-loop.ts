/**
 * (b) The bare loop: the same reading, SQL and bank calls as the whole month, one after the other in a plain script,
 * without Temporal and the API. Run by run.ts in a process of its own, so that it starts as cold as a worker does.
 * The one argument is JSON: {databaseUrl, sandboxUrl, keys, people, employees, contributions}. Prints a MonthMeasure.
 */
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { createActivities } from '../src/activities/activities.ts';
import { createBankClient } from '../src/connectors/bank/bank-client.ts';
import { readContributionFile } from '../src/connectors/contribution-file/contribution-file.ts';
import { createSmsClient } from '../src/connectors/sms/sms-client.ts';
import { createOfficeClient } from '../src/connectors/social-security/office-client.ts';
import { openDatabase } from '../src/db/database.ts';
import { importContributions } from '../src/db/queries/disbursement/import-contributions.ts';
import { openRun } from '../src/db/queries/disbursement/runs.ts';
import { ensureOrganisation } from '../src/db/queries/people/organisation.ts';
import { must } from '../src/domain/assert.ts';
import { parsePeriod } from '../src/domain/period.ts';
import { embeddedSettings } from '../src/domain/settings.ts';
import type { Stage } from '../src/domain/stages.ts';
import { openKeyring } from '../src/keys/keyring.ts';
import { loadEmployees } from './load-employees.ts';
import { monthMeasure, type Step } from './measure.ts';
import { noReach } from './no-reach.ts';
import { type OrganisationFiles, period, programme } from './organisation.ts';

export interface BareLoopInput extends OrganisationFiles {
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
  /** Path of a key file; made if there is none. */
  readonly keys: string;
}

const input = JSON.parse(process.argv[2] ?? '') as BareLoopInput;
const settings = { ...embeddedSettings, settlementWindowMs: 0, correctionWindowMs: 0 };
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
await ensureOrganisation(sql, {
  name: 'Benchmark',
  settings,
  debtorName: '示范单位',
  debtorAccount: '0200001009000000001',
  debtorBankCode: '102100000013',
});

const stagesMs = {} as Record<Step, number>;
let since = performance.now();
function stepEnded(step: Step): void {
  stagesMs[step] = performance.now() - since;
  since = performance.now();
}

// As the command does: both files are checked whole, then both are loaded.
for (const dryRun of [true, false]) {
  await loadEmployees(sql, privateData, {
    path: input.employees,
    coolingOffDays: settings.coolingOffDays,
    dryRun,
  });
  await loadContributions(dryRun);
}
stepEnded('import');

const opened = await openRun(sql, {
  programme,
  period,
  scope: 'all',
  employeeId: null,
  workflowId: 'bare-loop',
  settings,
  startedBy: 'hr1',
});
const runId = opened.run.id;
const round = 1;
const enter = (stage: Stage) => activities.enterStage({ runId, stage, round });
await activities.resumePoint({ runId });
await enter('upload');
await activities.takeUpload({ runId });
await activities.closeTasks({ runId, kind: 'upload_late' });
stepEnded('upload');

await enter('reconcile');
await activities.takeUpload({ runId });
await activities.reconcile({ runId });
stepEnded('reconcile');

await enter('calculate');
await activities.calculate({ runId });
stepEnded('calculate');

await enter('approve');
const list = must(await activities.prepareApproval({ runId, round }), 'a list to approve');
await activities.approvalState({ runId, round });
for (let approver = 1; approver <= list.approversNeeded; approver += 1) {
  const command = {
    digest: list.digest,
    decision: 'approve',
    approver: `finance${approver}`,
    reason: null,
  } as const;
  const decided = await activities.decide({ runId, round, command });
  if (!decided.ok) throw new Error(`not approved: ${decided.refusal.code}`);
}
await activities.approvalState({ runId, round });
await activities.closeTasks({ runId, kind: 'approval_slow' });
await activities.startSending({ runId, round });
stepEnded('approve');

await enter('pay');
const sending = await activities.startSending({ runId, round });
if (!sending.ok) throw new Error(`not sent: ${sending.refusal.code}`);
await activities.missingFunds({ runId });
await activities.closeTasks({ runId, kind: 'funds_short' });
const queue = [...sending.batchIds];
await Promise.all(
  Array.from({ length: settings.batchesAtOnce }, async () => {
    for (let batchId = queue.shift(); batchId !== undefined; batchId = queue.shift())
      await activities.payBatch({ batchId });
  }),
);
stepEnded('pay');

await enter('settle');
const { awaiting } = await activities.settleStatements({ runId });
if (awaiting > 0) throw new Error(`the bank has not accounted for ${awaiting} transfers`);
await activities.closeTasks({ runId, kind: 'bank_silent' });
await activities.settleStatements({ runId });
stepEnded('settle');

await enter('notify');
await activities.writeNotices({ runId });
stepEnded('notify');

await enter('close');
const closed = await activities.closeRun({ runId });
if (!closed.ok) throw new Error(`not closed: ${closed.refusal.code}`);
stepEnded('close');

await database.close();
console.log(JSON.stringify(monthMeasure(input.people, closed.paid, stagesMs)));

async function loadContributions(dryRun: boolean): Promise<void> {
  const file = readContributionFile(
    { path: input.contributions, name: 'contributions.csv' },
    { expectedPeriod: parsePeriod(period) },
  );
  const imported = await importContributions(sql, privateData, {
    programme,
    period,
    fileName: 'contributions.csv',
    content: await readFile(input.contributions),
    rows: file.lines,
    facts: () => file.facts(),
    actor: 'hr1',
    dryRun,
  });
  if (!imported.ok) throw new Error(`contributions: ${imported.refusal.code}`);
}
