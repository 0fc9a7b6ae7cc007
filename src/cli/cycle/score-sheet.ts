import { type ApiClient, ApiRefusal } from '../api-client.ts';

/**
 * Has the scores file checked, with nothing loaded. Before the employees of the same command are on record, a refusal
 * that names numbers not on record says nothing yet: it is judged with every line of it once they are.
 */
export async function checkScores(
  api: ApiClient,
  file: string,
  { onRecord }: { onRecord: boolean } = { onRecord: false },
): Promise<void> {
  try {
    await api.upload('/v1/score-sheets?dryRun=true', 'hr1', file);
  } catch (error) {
    const namesStrangers =
      error instanceof ApiRefusal && error.problem.problems?.some(({ code }) => code === 'employee_unknown');
    if (onRecord || !namesStrangers) throw error;
  }
}

/** Loads the scores that the managers of a cycle are to give; again, it takes the place of what was loaded. */
export async function loadScores(
  api: ApiClient,
  file: string,
  cycle: string,
  say: (line: string) => void,
): Promise<void> {
  const { lines, withoutAppraisal } = await api.upload<{ lines: number; withoutAppraisal: string[] }>(
    `/v1/score-sheets?cycle=${encodeURIComponent(cycle)}`,
    'hr1',
    file,
  );
  say(
    `  scores: ${lines} lines${withoutAppraisal.length > 0 ? `; ${withoutAppraisal.length} have no appraisal in the cycle (left, or not joined yet), their scores have no effect: ${withoutAppraisal.slice(0, 10).join(', ')}${withoutAppraisal.length > 10 ? ' …' : ''}` : ''}`,
  );
}
