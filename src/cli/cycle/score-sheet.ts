import { ApiRefusal, dataOf } from '../../client/refusal.ts';
import type { HomeApi } from '../home-api.ts';
import { upload } from '../upload.ts';

/**
 * Has the scores file checked, with nothing loaded. Before the employees of the same command are on record, a refusal
 * that names numbers not on record says nothing yet: it is judged with every line of it once they are.
 */
export async function checkScores(
  api: HomeApi,
  file: string,
  { onRecord }: { onRecord: boolean } = { onRecord: false },
): Promise<void> {
  try {
    const sheet = await upload(file, { dryRun: true });
    await dataOf(api.as('hr1').POST('/v1/score-sheets', sheet));
  } catch (error) {
    const namesStrangers =
      error instanceof ApiRefusal && error.problem.problems?.some(({ code }) => code === 'employee_unknown');
    if (onRecord || !namesStrangers) throw error;
  }
}

/** Loads the scores that the managers of a cycle are to give; again, it takes the place of what was loaded. */
export async function loadScores(
  api: HomeApi,
  file: string,
  cycle: string,
  say: (line: string) => void,
): Promise<void> {
  const sheet = await upload(file, { cycle });
  const { lines, withoutAppraisal } = await dataOf(api.as('hr1').POST('/v1/score-sheets', sheet));
  say(
    `  scores: ${lines} lines${withoutAppraisal.length > 0 ? `; ${withoutAppraisal.length} have no appraisal in the cycle (left, or not joined yet), their scores have no effect: ${withoutAppraisal.slice(0, 10).join(', ')}${withoutAppraisal.length > 10 ? ' …' : ''}` : ''}`,
  );
}
