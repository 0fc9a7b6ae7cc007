import { appraisalStages } from '../../domain/appraisal-stages.ts';
import type { CycleReport } from './cycle-answers.ts';

/** What does not hold of a cycle, in words: every stage of every appraisal is behind it, or somebody has a task for it. */
export function faultsOfCycle({ cycle, counts, employees }: CycleReport): string[] {
  const faults: string[] = [];
  if (counts.withoutOwner > 0)
    faults.push(`${counts.withoutOwner} appraisals are neither over nor anybody's task`);
  if (counts.open === 0 && cycle.state !== 'closed')
    faults.push(`the cycle is ${cycle.state}, and every appraisal in it is over`);
  const cut = employees.filter(
    ({ appraisalState, stages }) =>
      appraisalState === 'completed' &&
      (stages.length !== appraisalStages.length || stages.some(({ leftAt }) => leftAt === null)),
  );
  if (cut.length > 0) faults.push(`${cut.length} completed appraisals have not been through all six stages`);
  const listed = employees.filter(({ workflowId }) => workflowId !== null).length;
  if (listed !== counts.appraisals)
    faults.push(`the report lists ${listed} appraisals of ${counts.appraisals}`);
  return faults;
}
