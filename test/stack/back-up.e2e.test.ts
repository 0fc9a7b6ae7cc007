import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoOrganisation } from '../../src/cli/demo-organisation.ts';
import { approveList, followRun } from '../../src/cli/follow-run.ts';
import { createHomeApi, type HomeApi } from '../../src/cli/home-api.ts';
import { upload } from '../../src/cli/upload.ts';
import { faultsOfMonth } from '../../src/cli/verify-month.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { type Stack, startStack } from '../../src/stack/stack.ts';
import { until } from '../support/months.ts';
import { temporaryHome } from './temporary-home.ts';

/*
 * Back-ups of the embedded default, by the commands that people give: one while the list waits for approval, one while
 * the bank may have booked and answers get lost. The month is then paid and closed. Each back-up is restored against the bank that
 * went on, with Temporal as it was or as it has become, and the month is gone through once more.
 */

const period = '2026-10';
const programme = 'medical-passbook';
const wulou = resolve(import.meta.dirname, '../../bin/wulou.js');
const quiet = () => undefined;
const homes = [temporaryHome(), temporaryHome(), temporaryHome(), temporaryHome()] as const;
const [original, beforeApproval, whilePaying, withNewerTemporal] = homes.map(({ home }) => home) as [
  string,
  string,
  string,
  string,
];
let scratch: string;
let stack: Stack | null = null;
/** The home that the stack runs in. */
let running = original;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'wulou-back-up-'));
});

afterAll(async () => {
  await stack?.stop();
  for (const { remove } of homes) await remove();
  rmSync(scratch, { recursive: true });
}, 120_000);

async function start(home: string): Promise<HomeApi> {
  running = home;
  const ports = { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 };
  stack = await startStack({ home, ports, env: { WULOU_HOME: home }, progress: quiet });
  return createHomeApi(stack.description.api.url, home);
}

async function stop(): Promise<void> {
  await stack?.stop();
  stack = null;
}

async function setFaults(faults: object): Promise<void> {
  await fetch(`${stack?.description.sandbox.url}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
}

function command(...args: string[]): { status: number | null; said: string } {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', WULOU_HOME: original };
  const { status, stdout, stderr } = spawnSync(process.execPath, [wulou, ...args], { encoding: 'utf8', env });
  return { status, said: stdout + stderr };
}

const showRun = (api: HomeApi, runId: number) =>
  dataOf(api.as('hr1').GET('/v1/disbursements/{runId}', { params: { path: { runId } } }));

/** What does not hold of the closed month against the bank's own book, and how many lines that book has. */
async function judge(api: HomeApi, runId: number): Promise<{ faults: string[]; lines: number }> {
  const params = { path: { runId } };
  const report = await dataOf(api.as('hr1').GET('/v1/disbursements/{runId}/report', { params }));
  const query = { reason: 'a test holds the month against the bank' };
  const ledger = await dataOf(
    api.as('finance1').GET('/v1/bank/ledger', { params: { query }, parseAs: 'text' }),
  );
  return { faults: faultsOfMonth(report, ledger), lines: ledger.trimEnd().split('\n').length };
}

const finish = (api: HomeApi, runId: number) =>
  followRun({ api, runId, approve: true, say: quiet, homeOption: '' });

/** The run waits, paused, and people let it go on when they have entered again what is lost. */
async function resume(api: HomeApi, runId: number): Promise<void> {
  expect((await showRun(api, runId)).pause).toMatchObject({
    reason: expect.stringContaining('restored to an earlier time'),
  });
  expect(command('resume', period, '--home', running)).toMatchObject({ status: 0 });
  expect((await showRun(api, runId)).pause).toBeNull();
}

test('a restored home goes on where it was, and pays nobody whom the bank has paid since', async () => {
  const files = demoOrganisation(60, period);
  writeFileSync(join(scratch, 'employees.csv'), files.employees);
  writeFileSync(join(scratch, 'contributions.csv'), files.contributions);
  let api = await start(original);
  const hr = api.as('hr1');
  await dataOf(hr.POST('/v1/employees/import', await upload(join(scratch, 'employees.csv'), {})));
  const contributions = await upload(join(scratch, 'contributions.csv'), { programme, period });
  await dataOf(hr.POST('/v1/contributions', contributions));
  const body = { programme, period, correctionWindowMs: 0 };
  const { runId } = await dataOf(hr.POST('/v1/disbursements', { body }));
  await until('the list to approve', async () => (await showRun(api, runId)).waitingFor === 'approval');

  const reason = 'the bank asked for a moment';
  expect(command('pause', period, '--reason', reason, '--home', original)).toMatchObject({ status: 0 });
  expect(command('show', period, '--home', original).said).toMatch(/paused by ops1 since .*the bank asked/);
  const again = command('pause', period, '--reason', reason, '--home', original);
  expect([again.status, again.said]).toEqual([1, expect.stringMatching(/paused/)]);
  expect(command('resume', period, '--home', original).said).toContain('resumed by ops1');

  expect(command('backup', '--home', original, '--out', join(scratch, 'too-early'))).toMatchObject({
    status: 1,
  });
  await stop();
  const first = join(scratch, 'before-approval.tgz');
  const said = command('backup', '--home', original, '--out', first);
  expect(said).toMatchObject({ status: 0 });
  expect(said.said).toContain('The key file is NOT in it');
  expect(statSync(first).mode & 0o077).toBe(0);
  expect(command('backup', '--home', original, '--out', first).said).toContain('exists already');

  api = await start(original);
  await setFaults({ seed: 1, lostReply: 0.6 });
  await until('the list again', async () => (await showRun(api, runId)).waitingFor === 'approval');
  await approveList(api, runId, quiet);
  await until('something on its way', async () => {
    const { counts } = await showRun(api, runId);
    return (counts.unknown ?? 0) + (counts.sent ?? 0) > 0;
  });
  await stop();
  const second = join(scratch, 'while-paying.tgz');
  expect(command('backup', '--home', original, '--out', second, '--with-keys')).toMatchObject({ status: 0 });

  api = await start(original);
  await setFaults({});
  await finish(api, runId);
  const paid = await judge(api, runId);
  expect(paid.faults).toEqual([]);
  await stop();

  // The key file was kept apart, as the command asked for.
  const restored = command('restore', first, '--home', beforeApproval, '--sandbox-of', original);
  expect(restored).toMatchObject({ status: 0 });
  expect(restored.said).toContain('Put the key file there');
  spawnSync('cp', ['-p', join(original, 'keys'), join(beforeApproval, 'keys')]);
  api = await start(beforeApproval);
  expect((await showRun(api, runId)).stage).toBe('approve');
  await resume(api, runId);
  await finish(api, runId);
  expect(await judge(api, runId)).toEqual(paid);
  expect(command('audit', 'verify', '--home', beforeApproval).said).toContain('The trail holds');
  await stop();

  expect(command('restore', second, '--home', whilePaying, '--sandbox-of', original)).toMatchObject({
    status: 0,
  });
  expect(command('restore', second, '--home', whilePaying).said).toContain('is not empty');
  api = await start(whilePaying);
  await resume(api, runId);
  await finish(api, runId);
  expect(await judge(api, runId)).toEqual(paid);
  await stop();

  // Only PostgreSQL was lost: Temporal knows the month as closed, and starts it again for a database in which it is open.
  expect(command('restore', first, '--home', withNewerTemporal, '--sandbox-of', original)).toMatchObject({
    status: 0,
  });
  for (const name of ['keys', 'temporal.db', 'temporal.db-wal', 'temporal.db-shm']) {
    rmSync(join(withNewerTemporal, name), { force: true });
    if (existsSync(join(original, name))) cpSync(join(original, name), join(withNewerTemporal, name));
  }
  api = await start(withNewerTemporal);
  expect((await showRun(api, runId)).state).toBe('open');
  await resume(api, runId);
  await finish(api, runId);
  expect(await judge(api, runId)).toEqual(paid);
}, 600_000);
