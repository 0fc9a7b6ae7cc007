import type { Words } from './phrase.ts';
import { words } from './problem-words.ts';

export type FileProblemCode = keyof typeof words;

/** What is wrong with a file, where, and what to do about it. Names no value of a cell: it may be personal data. */
export interface FileProblem {
  readonly file: string;
  readonly line: number | null;
  /** The header text of the column. */
  readonly column: string | null;
  readonly code: FileProblemCode;
  /** What is wrong. */
  readonly message: Words;
  /** What to do about it. */
  readonly remedy: Words;
}

export interface Place {
  readonly file: string;
  readonly line?: number | null;
  readonly column?: string | null;
}

export function fileProblem<Code extends FileProblemCode>(
  place: Place,
  code: Code,
  ...details: Parameters<(typeof words)[Code]>
): FileProblem {
  const phrase = words[code] as (...details: readonly unknown[]) => ReturnType<(typeof words)[Code]>;
  return {
    file: place.file,
    line: place.line ?? null,
    column: place.column ?? null,
    code,
    ...phrase(...details),
  };
}

/** Ends the reading of a file that must not be loaded. Carries every problem found, up to a limit. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly problems: readonly FileProblem[];
  /** How many problems were found beyond those listed. */
  readonly moreProblems: number;

  constructor(problems: readonly FileProblem[], moreProblems = 0) {
    super(problems[0] ? `${problems[0].file}: ${problems[0].message.en}` : 'the file is refused');
    this.problems = problems;
    this.moreProblems = moreProblems;
  }
}

/** Refuses a file for one reason. */
export function refused<Code extends FileProblemCode>(
  place: Place,
  code: Code,
  ...details: Parameters<(typeof words)[Code]>
): FileRefused {
  return new FileRefused([fileProblem(place, code, ...details)]);
}
