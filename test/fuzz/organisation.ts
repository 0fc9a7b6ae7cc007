import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCycle } from '../../src/cli/cycle/cycle.ts';
import { openPeopleFile } from '../../src/cli/cycle/people-file.ts';
import { demoOrganisation } from '../../src/cli/demo-organisation.ts';
import { createHomeApi, type HomeApi } from '../../src/cli/home-api.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { must } from '../../src/domain/assert.ts';
import { firstDay, lastDay, nextPeriod, parsePeriod, previousPeriod } from '../../src/domain/period.ts';
import type { StackDescription } from '../../src/stack/stack.ts';
import { until } from '../support/months.ts';

const people = 24;
export const programme = 'medical-passbook';
export const today = must(parsePeriod(new Date().toISOString().slice(0, 7)), 'today has a month');
const employeeNo = (person: number): string => `D${String(person).padStart(6, '0')}`;

/**
 * Something of every kind, so that every read has something to find: two closed months and the appraisal cycle between
 * them, a run that waits for approval, a cycle with goals to answer, changes in several states, a refused filing.
 */
export async function fillOrganisation(
  home: string,
  description: StackDescription,
  say: (line: string) => void,
): Promise<void> {
  const evaluated = previousPeriod(previousPeriod(today));
  const files = demoOrganisation(people, evaluated);
  const at = (name: string, content: string): string => {
    const path = join(home, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  const faults = await runCycle(
    {
      programme,
      period: evaluated,
      employees: at('employees.csv', files.employees),
      contributions: at('contributions.csv', files.contributions),
      scores: at(
        'scores.csv',
        `工号,得分\n${employeeNo(2)},96\n${employeeNo(12)},88\n${employeeNo(13)},60\n`,
      ),
      approve: true,
    },
    home,
    () => description,
    say,
  );
  if (faults.length > 0) throw new Error(`the cycle of the demo does not hold: ${faults.join('; ')}`);

  const api = createHomeApi(description.api.url, home, openPeopleFile(home).passwordOf);
  await openCycle(api);
  await enterChanges(api, description.sandbox.url);
  await propose(api);
  await openRunForApproval(api, today);
}

async function openCycle(api: HomeApi): Promise<void> {
  const hr = api.as('hr1');
  const later = nextPeriod(nextPeriod(today));
  const { cycleId } = await dataOf(
    hr.POST('/v1/appraisal-cycles', {
      body: {
        code: 'fuzz-open',
        nameZh: '在途考核',
        nameEn: 'Open cycle',
        evaluatedFrom: firstDay(today),
        evaluatedTo: lastDay(today),
        firstPeriod: later,
        lastPeriod: nextPeriod(later),
        salaryEffectiveOn: firstDay(later),
        salaryBudgetFen: 1_000_000,
      },
    }),
  );
  await until('every appraisal to start', async () => {
    const path = { cycleId };
    const shown = await dataOf(hr.GET('/v1/appraisal-cycles/{cycleId}', { params: { path } }));
    return shown.counts.appraisals > 0 && shown.unstarted === 0;
  });
}

async function enterChanges(api: HomeApi, sandboxUrl: string): Promise<void> {
  const faults = (wanted: object) =>
    fetch(`${sandboxUrl}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
    });
  const hr = api.as('hr1');
  const soon = firstDay(nextPeriod(today));
  const position = { kind: 'position', effectiveOn: soon, position: '工程师' } as const;
  await dataOf(hr.POST('/v1/changes', { body: { employeeNo: employeeNo(14), ...position } }));
  const salary = { kind: 'salary', salaryFen: 900_000 } as const;
  await dataOf(
    hr.POST('/v1/changes', { body: { employeeNo: employeeNo(15), effectiveOn: soon, ...salary } }),
  );
  await faults({ filingRefuse: 1 });
  const refused = { employeeNo: employeeNo(16), effectiveOn: firstDay(today), ...salary };
  const { changeId } = await dataOf(hr.POST('/v1/changes', { body: refused }));
  const path = { id: changeId };
  await dataOf(api.as('hr2').POST('/v1/changes/{id}/approve', { params: { path } }));
  await until('the office to refuse a filing', async () => {
    const query = { state: 'refused' } as const;
    return (await dataOf(hr.GET('/v1/filings', { params: { query } }))).filings.length > 0;
  });
  await faults({});
}

async function propose(api: HomeApi): Promise<void> {
  const body = { coolingOffDays: 4, reason: 'Longer over the holidays' };
  await dataOf(api.as('admin1').POST('/v1/settings/proposals', { body }));
}

/** A month that has come as far as its approval; somebody may have cancelled or approved the one before. */
export async function openRunForApproval(api: HomeApi, period: string): Promise<void> {
  const hr = api.as('hr1');
  const { runId } = await dataOf(hr.POST('/v1/disbursements', { body: { programme, period } }));
  await until('the list that waits for approval', async () => {
    const path = { runId };
    const run = await dataOf(hr.GET('/v1/disbursements/{runId}', { params: { path } }));
    return run.waitingFor === 'approval';
  });
}
