import { openCycle } from '../../src/db/queries/appraisals/cycles.ts';
import { openAppraisals } from '../../src/db/queries/appraisals/open-appraisals.ts';
import { usualCycleSettings } from '../../src/domain/appraisal-settings.ts';
import { programme } from '../support/organisation.ts';
import type { TestDatabase } from '../support/postgres.ts';

/** A cycle over the first half of a year that is over, with an appraisal for everyone employed at its end. */
export async function cycleOf({ sql }: TestDatabase, code = '2026H1'): Promise<number> {
  const opened = await openCycle(sql, {
    code,
    nameZh: '半年考核',
    nameEn: 'Half-year appraisal',
    evaluatedFrom: '2026-01-01',
    evaluatedTo: '2026-06-30',
    evaluationOpensOn: null,
    firstPeriod: '2026-10',
    lastPeriod: '2026-12',
    programme,
    salaryEffectiveOn: '2026-10-01',
    salaryBudgetFen: null,
    industry: 'general',
    settings: usualCycleSettings,
    openedBy: 'hr1',
  });
  if (!opened.ok) throw new Error('the cycle of a test was refused');
  await openAppraisals(sql, opened.cycle);
  return opened.cycle.id;
}

/** The key of somebody's appraisal. */
export async function appraisalOf(
  { sql }: TestDatabase,
  cycleId: number,
  employeeNo: string,
): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    select a.id from hr.appraisals a join hr.employees e on e.id = a.employee_id
    where a.cycle_id = ${cycleId} and e.employee_no = ${employeeNo}`;
  if (!row) throw new Error('a test asked for an appraisal that is not there');
  return row.id;
}
