import { type FileProblem, FileRefused } from '../connectors/tabular-file/file-problem.ts';
import { maskNumbersIn } from '../domain/masking.ts';
import { refuse } from './problem.ts';

/** Gives a refused file's problems to the user, every one with its place and its remedy. */
export async function refusingBadFiles<T>(
  work: () => Promise<T>,
  moreProblems: () => Promise<readonly FileProblem[]> = async () => [],
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return refuseFile([...error.problems, ...(await moreProblems())], error.moreProblems);
  }
}

/** A problem of a file, or between a file and the records. */
export type PlacedProblem = Omit<FileProblem, 'code'> & { readonly code: string };

export function refuseFile(problems: readonly PlacedProblem[], more = 0): never {
  const ordered = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const listed = ordered.map(({ file, line, column, code, message, remedy }) => ({
    // What stands where a name was expected may be somebody's number.
    file: maskNumbersIn(file),
    line,
    column: column === null ? null : maskNumbersIn(column),
    code,
    zh: maskNumbersIn(`${message.zh} — ${remedy.zh}`),
    en: maskNumbersIn(`${message.en} — ${remedy.en}`),
  }));
  const names = [...new Set(ordered.map((problem) => problem.file))].join(', ');
  return refuse(
    422,
    'file_refused',
    `${names}: ${problems.length + more} problems; nothing was loaded. 文件有误，未导入任何数据。`,
    {
      problems: listed,
      ...(more > 0 ? { moreProblems: more } : {}),
    },
  );
}
