import { programme } from './organisation.ts';

/** A cycle over days that are past wherever this runs, with the results in force for one month. */
export const cycleRequest = (code: string, period: string) => ({
  code,
  nameZh: code,
  nameEn: code,
  evaluatedFrom: '2025-01-01',
  evaluatedTo: '2025-01-31',
  firstPeriod: period,
  lastPeriod: period,
  programme,
  salaryEffectiveOn: `${period}-01`,
  salaryBudgetFen: null,
  industry: 'general',
});
