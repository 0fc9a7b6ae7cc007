import { expect, test } from 'vitest';
import type { CycleEmployee, CycleReport } from '../../src/cli/cycle/cycle-answers.ts';
import { faultsOfCycle } from '../../src/cli/cycle/verify-cycle.ts';
import { appraisalStages } from '../../src/domain/appraisal-stages.ts';

const through: CycleEmployee['stages'] = appraisalStages.map((stage) => ({
  stage,
  enteredAt: '2026-11-19T08:00:00Z',
  leftAt: '2026-11-20T08:00:00Z',
  outcome: null,
}));

const appraised = (employeeNo: string, given: Partial<CycleEmployee> = {}): CycleEmployee => ({
  employeeNo,
  score: '90',
  amountFen: {},
  state: {},
  reason: {},
  endToEndId: {},
  salaryFenBefore: 645_000,
  salaryFenAfter: 645_000,
  baseFenBefore: 645_000,
  baseFenAfter: 645_000,
  workflowId: `appraisal/2026-10/${employeeNo}`,
  appraisalState: 'completed',
  stages: through,
  ...given,
});

function report(
  employees: CycleEmployee[],
  counts: Partial<CycleReport['counts']> = {},
  state: 'open' | 'closed' = 'closed',
): CycleReport {
  return {
    cycle: {
      cycleId: 1,
      code: '2026-10',
      nameZh: '十月考核',
      nameEn: 'October',
      evaluatedFrom: '2026-10-01',
      evaluatedTo: '2026-10-31',
      evaluationOpensOn: null,
      firstPeriod: '2026-11',
      lastPeriod: '2026-11',
      programme: 'medical-passbook',
      salaryEffectiveOn: '2026-11-01',
      salaryBudgetFen: null,
      industry: 'general',
      openedBy: 'hr1',
      openedAt: '2026-11-01T08:00:00Z',
      closedAt: null,
      workflowId: 'appraisal-cycle/2026-10',
      state,
      releasedAt: '2026-11-20T07:00:00Z',
      finalAt: '2026-11-20T07:30:00Z',
    },
    periods: ['2026-10', '2026-11'],
    counts: {
      appraisals: employees.filter(({ workflowId }) => workflowId !== null).length,
      open: 0,
      completed: employees.length,
      withdrawn: 0,
      stages: {},
      goalsConfirmed: employees.length,
      scored: employees.length,
      results: employees.length,
      raises: 0,
      filings: {},
      feedback: employees.length,
      openTasks: 0,
      withoutOwner: 0,
      ...counts,
    },
    scoresWithoutEffect: [],
    employees,
  };
}

test('a closed cycle whose appraisals went through all six stages holds', () => {
  expect(faultsOfCycle(report([appraised('A1'), appraised('A2')]))).toEqual([]);
});

test('somebody without an appraisal in the cycle is no fault', () => {
  const joinedLater = appraised('A2', { workflowId: null, appraisalState: null, stages: [] });
  expect(faultsOfCycle(report([appraised('A1'), joinedLater]))).toEqual([]);
});

test('an open appraisal that somebody has a task for is no fault', () => {
  const refused = appraised('A1', { appraisalState: 'open', stages: through.slice(0, 4) });
  expect(faultsOfCycle(report([refused], { open: 1, openTasks: 1 }, 'open'))).toEqual([]);
});

test('an open appraisal that nobody has a task for is a fault', () => {
  const stuck = appraised('A1', { appraisalState: 'open', stages: through.slice(0, 4) });
  expect(faultsOfCycle(report([stuck], { open: 1, withoutOwner: 1 }, 'open'))).toHaveLength(1);
});

test('a completed appraisal that missed a stage, or never left one, is a fault', () => {
  const missed = appraised('A1', { stages: through.slice(1) });
  const neverLeft = appraised('A2', {
    stages: through.map((one) => (one.stage === 'payout' ? { ...one, leftAt: null } : one)),
  });
  expect(faultsOfCycle(report([missed]))).toHaveLength(1);
  expect(faultsOfCycle(report([neverLeft]))).toHaveLength(1);
});

test('an appraisal that the report does not list is a fault', () => {
  expect(faultsOfCycle(report([appraised('A1')], { appraisals: 2 }))).toHaveLength(1);
});
