/** A thing to print with what is known of it and what it follows from. */
export interface Branch {
  readonly title: string;
  readonly facts: readonly string[];
  readonly branches: readonly Branch[];
}

export const fact = (label: string, text: string): string => `${label}: ${text}`;

/** One line each: the title, its facts below it, then its branches, each joined to it by a line. */
export function linesOfTree({ title, facts, branches }: Branch): string[] {
  const stem = branches.length > 0 ? '│  ' : '   ';
  return [
    title,
    ...facts.map((line) => stem + line),
    ...branches.flatMap((branch, place) => {
      const isLast = place === branches.length - 1;
      const [first = '', ...rest] = linesOfTree(branch);
      return [`${isLast ? '└' : '├'}─ ← ${first}`, ...rest.map((line) => (isLast ? '   ' : '│  ') + line)];
    }),
  ];
}
