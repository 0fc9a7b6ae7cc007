import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CycleReport } from '../src/cli/cycle/cycle-answers.ts';
import { demoOrganisation } from '../src/cli/demo-organisation.ts';
import { nextPeriod, parsePeriod, previousPeriod } from '../src/domain/period.ts';
import { type Stack, startStack } from '../src/stack/stack.ts';
import { temporaryHome } from './stack/temporary-home.ts';
import { until } from './support/months.ts';

const today = parsePeriod(new Date().toISOString().slice(0, 7));
if (!today) throw new Error('assertion failed: today has a month');
const period = previousPeriod(today);
const next = nextPeriod(period);
const count = 30;

let home: string;
let remove: () => Promise<void>;
let stack: Stack | null = null;
let commands: ChildProcess[] = [];

beforeEach(async () => {
  ({ home, remove } = temporaryHome());
  stack = await startStack({
    home,
    ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
    env: { WULOU_HOME: home },
    progress: () => undefined,
  });
  const files = demoOrganisation(count, period);
  writeFileSync(join(home, 'employees.csv'), files.employees);
  writeFileSync(join(home, 'contributions.csv'), files.contributions);
}, 240_000);
afterEach(async () => {
  for (const child of commands) if (child.exitCode === null && child.signalCode === null) kill(child);
  commands = [];
  await stack?.stop();
  stack = null;
  await remove();
}, 60_000);

const employeeNo = (person: number): string => `D${String(person).padStart(6, '0')}`;
const kill = (child: ChildProcess): void => {
  process.kill(-(child.pid as number), 'SIGKILL');
};

function scores(lines: readonly string[]): string {
  const path = join(home, 'scores.csv');
  writeFileSync(path, `工号,得分\n${lines.join('\n')}\n`);
  return path;
}

function cycle(scoresFile: string): {
  child: ChildProcess;
  ended: Promise<unknown>;
  said: () => string;
} {
  const file = (name: string) => join(home, name);
  const options = [
    ...['--period', period, '--approve', '--home', home, '--report', file('report.json')],
    ...['--employees', file('employees.csv'), '--contributions', file('contributions.csv')],
  ];
  const child = spawn(process.execPath, ['bin/wulou.js', 'cycle', ...options, '--scores', scoresFile], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  commands.push(child);
  const said: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return { child, ended: once(child, 'exit').then(([code]) => code), said: () => said.join('') };
}

async function ask<T>(query: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(stack?.description.postgres.url as string, { max: 1, fetch_types: false });
  try {
    return await query(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** As if the command had been killed before the answer with these passwords was on disk. */
function losePasswords(since: Date): void {
  const path = join(home, 'people.json');
  const content = JSON.parse(readFileSync(path, 'utf8')) as { people: unknown[] };
  const people = content.people.slice(2);
  writeFileSync(path, JSON.stringify({ askingSince: since.toISOString(), people }));
}

test('a command killed in the middle of a cycle is given again, and nothing is done twice', async () => {
  const file = scores([
    ...[`${employeeNo(2)},89.99`, `${employeeNo(3)},90.00`, `${employeeNo(4)},69.99`, `${employeeNo(5)},100`],
    ...Array.from({ length: 20 }, (_, index) => `${employeeNo(10 + index)},85.5`),
  ]);
  const startedAt = new Date();
  for (const sight of ['logins made', 'goals confirmed', 'results released', 'started disbursement']) {
    const command = cycle(file);
    // The first month is started in the first round, so that it is the second one that starts in the last.
    await until(sight, () => command.said().includes(sight) || command.child.exitCode !== null, 120_000);
    expect(command.child.exitCode, command.said()).toBeNull();
    kill(command.child);
    await command.ended;
    if (sight === 'logins made') losePasswords(startedAt);
  }
  const last = cycle(file);
  expect(await last.ended, last.said()).toBe(0);

  const report = JSON.parse(readFileSync(join(home, 'report.json'), 'utf8')) as CycleReport;
  expect(report.cycle.state).toBe('closed');
  expect(report.counts).toMatchObject({ appraisals: count, completed: count, goalsConfirmed: count });
  expect(report.counts).toMatchObject({ results: 24, raises: 2, feedback: count, withoutOwner: 0 });
  const of = new Map(report.employees.map((employee) => [employee.employeeNo, employee]));
  expect(of.get(employeeNo(4))?.reason[next]).toBe('score_below_threshold');
  expect(of.get(employeeNo(2))?.amountFen[next]).toBe(of.get(employeeNo(2))?.amountFen[period]);
  const once = await ask(async (sql) => {
    const [row] = await sql<{ goals: number; scored: number; raises: number; runs: number }[]>`
      select (select count(*)::int from audit.events where action = 'goals_confirmed') as goals,
        (select count(*)::int from hr.appraisal_evaluations) as scored,
        (select count(*)::int from payroll.salaries where source = 'appraisal') as raises,
        (select count(*)::int from finance.runs) as runs`;
    return row;
  });
  expect(once).toEqual({ goals: count, scored: 24, raises: 2, runs: 2 });
}, 400_000);

test('a scores file with mistakes is refused with every line of it, and nobody is paid', async () => {
  const file = scores([
    `${employeeNo(1)},90`,
    'X999,70',
    `${employeeNo(2)},abc`,
    `${employeeNo(3)},100.01`,
    `${employeeNo(1)},80`,
  ]);
  const command = cycle(file);
  expect(await command.ended).toBe(1);
  for (const line of [2, 3, 4, 5, 6]) expect(command.said()).toContain(`scores.csv:${line}:`);
  expect(command.said()).not.toMatch(/^\s+at /m);
  expect(existsSync(join(home, 'report.json'))).toBe(false);
  expect(
    await ask(
      async (sql) => (await sql`select from finance.runs union all select from hr.appraisal_cycles`).count,
    ),
  ).toBe(0);
}, 120_000);
