import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dataOf } from '../client/refusal.ts';
import { homeOf, readEnvironment } from '../config/environment.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import { demoOrganisation } from './demo-organisation.ts';
import { createHomeApi } from './home-api.ts';
import { runMonth } from './month.ts';
import { summaryOf } from './summary.ts';

const demoPeople = 1_000;
const programme = 'medical-passbook';
/** The demo shows what the system is for: the bank is down just when the month is paid, and then loses replies. */
const demoFaults = JSON.stringify({
  seed: 7,
  transient: 0.05,
  refuse: 0.01,
  lostReply: 0.1,
  outageSeconds: 8,
  returned: 0.005,
});

/** `npm start`: the whole stack on its usual ports, the demo's month if there are no records yet, until Ctrl-C. */
export async function start(
  options: { empty: boolean; home?: string | undefined },
  say: (line: string) => void,
): Promise<void> {
  const environment = readEnvironment();
  const home = options.home === undefined ? homeOf(environment) : resolve(options.home);
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  say(`Wulou starts in ${home}`);
  const stack = await startStack({
    home,
    ports: { api: environment.PORT ?? 8080, temporal: 7233, temporalUi: 8233, sandbox: 7070 },
    env: { WULOU_HOME: home },
    progress: say,
    signal: interrupted.signal,
  });
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say('Stopping: everything is kept for the next start …');
    void stack.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await demonstrate(stack, home, options.empty, say);
  } catch (error) {
    if (stopping) return stack.stopped;
    throw error;
  }
  for (const line of links(stack, home)) say(line);
  await stack.stopped;
}

async function demonstrate(
  stack: Stack,
  home: string,
  empty: boolean,
  say: (line: string) => void,
): Promise<void> {
  const hr = createHomeApi(stack.description.api.url, home).as('hr1');
  const one = { params: { query: { limit: 1 } } };
  const { runs } = await dataOf(hr.GET('/v1/disbursements', one));
  const { employees } = await dataOf(hr.GET('/v1/employees', one));
  if (empty && runs.length === 0) return;
  const [last] = runs;
  if (last?.state === 'closed' || (last && employees.length > 0 && last.startedBy !== 'hr1')) {
    const params = { path: { runId: last.runId } };
    const report = await dataOf(hr.GET('/v1/disbursements/{runId}/report', { params }));
    for (const line of summaryOf(report)) say(line);
    return;
  }
  if (empty || (employees.length > 0 && !last)) return;
  const period = last?.period ?? new Date().toISOString().slice(0, 7);
  say(`Demo: ${demoPeople} employees, ${period}, with the bank out of reach for 8 seconds in the middle`);
  const folder = mkdtempSync(join(tmpdir(), 'wulou-demo-'));
  try {
    const files = demoOrganisation(demoPeople, period);
    const employeesFile = join(folder, 'employees.csv');
    const contributions = join(folder, `contributions-${period}.csv`);
    writeFileSync(employeesFile, files.employees, { mode: 0o600 });
    writeFileSync(contributions, files.contributions, { mode: 0o600 });
    const { faults } = await runMonth(
      {
        programme,
        period,
        employees: employeesFile,
        contributions,
        faults: demoFaults,
        approve: true,
        correctionWindowMs: 0,
      },
      home,
      () => stack.description,
      say,
    );
    for (const fault of faults) say(`  does not hold: ${fault}`);
    await fetch(`${stack.description.sandbox.url}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function links({ description }: Stack, home: string): string[] {
  return [
    '',
    `  API docs      ${description.api.url}/docs`,
    `  Temporal UI   http://127.0.0.1:${description.temporal.uiPort}/namespaces/${description.temporal.namespace}/workflows`,
    `  Logins        ${join(home, 'credentials.json')} (one for each role)`,
    `  Your files    npx wulou month --period YYYY-MM --employees FILE --contributions FILE`,
    '  Ctrl-C stops everything; the data stays.',
  ];
}
