import type { FileProblem, FileRefused } from './file-problem.ts';
import type { Language } from './phrase.ts';

/** A problem in one line for a terminal: file:line column — what — what to do. */
export function formatProblem(problem: FileProblem, language: Language): string {
  const line = problem.line === null ? '' : `:${problem.line}`;
  const column = problem.column === null ? '' : ` ${problem.column}`;
  return `${problem.file}${line}${column} — ${problem.message[language]} — ${problem.remedy[language]}`;
}

/** All problems, a line each, and how many more there are. */
export function formatProblems(
  refusal: Pick<FileRefused, 'problems' | 'moreProblems'>,
  language: Language,
): string {
  const lines = refusal.problems.map((problem) => formatProblem(problem, language));
  const { moreProblems } = refusal;
  if (moreProblems > 0)
    lines.push(language === 'zh' ? `另有 ${moreProblems} 处问题未列出` : `and ${moreProblems} more problems`);
  return lines.join('\n');
}
