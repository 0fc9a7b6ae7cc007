import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { words } from '../src/connectors/tabular-file/problem-words.ts';
import { holdRules, zeroReasons } from '../src/domain/hold-reasons.ts';

const root = resolve(import.meta.dirname, '..');

interface TextFile {
  readonly name: string;
  readonly text: string;
}

function filesBelow(folder: string, ending: string): TextFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
}

const source = filesBelow('src', '.ts');
const inFolder = (folder: string): TextFile[] => source.filter((file) => file.name.startsWith(folder));
const allOf = (files: readonly TextFile[], pattern: RegExp): string[] =>
  files.flatMap((file) => [...file.text.matchAll(pattern)].map((match) => match[1] as string));
const quoted = (texts: readonly string[]): string[] =>
  texts.flatMap((text) =>
    [...text.matchAll(/'([a-z][a-z0-9]*(?:_[a-z0-9]+)*)'/g)].map((match) => match[1] as string),
  );

/** Refusals that never leave the inside: the API gives them under another code. */
const insideOnly = new Set([
  'conflicts_with_records',
  'no_policy',
  'no_upload',
  'not_approved',
  'salaries_changed',
]);

/** What the API answers: `refuse(409, 'code', …)`, tables of refusals, and the answers that are sent without them. */
function apiCodes(): string[] {
  const api = inFolder('src/api/');
  return [
    ...allOf(api, /\brefuse\(\s*\d+,\s*'([a-z0-9_]+)'/g),
    ...allOf(api, /\bcode: '([a-z0-9_]+)'/g),
    // A table of codes with what is said of each.
    ...allOf(api, /\b(?:r|\w+R)efusals\b[^=\n]*= \{\n([\s\S]*?)\n\}/g).flatMap((table) =>
      [...table.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1] as string),
    ),
    // A code that is compared with before it is passed on.
    ...allOf(api, /=== '([a-z0-9_]+)'\)\s*(?:return )?refuse\(/g),
    // A code that is chosen by a chain of conditions before it is sent.
    ...quoted(allOf(api, /const code =([^;]+);/g)),
    // Where a file and the records disagree.
    ...quoted(allOf(inFolder('src/db/'), /type RecordConflict =([^;]+);/g)),
  ];
}

/** Refusals as values: the unions of codes in results, and those of a type of their own. */
function refusalUnions(): string[] {
  const files = [...inFolder('src/db/queries/'), ...inFolder('src/workflows/')];
  return [
    ...quoted(allOf(files, /readonly code:(?:\s*\w+\['code'\]\s*\|)?((?:\s*\|?\s*'[a-z0-9_]+')+)/g)),
    ...quoted(allOf(files, /refusal: \{ (?:readonly )?code:((?:\s*\|?\s*'[a-z0-9_]+')+)/g)),
    ...quoted(allOf(files, /type \w*(?:Refusal|SkipReason) =([^;]+);/g)),
    ...quoted(allOf(inFolder('src/domain/indicators.ts'), /type IndicatorsFault =([^;]+);/g)),
  ];
}

/** The kind is the first text of each statement that records an exception, or the verdict on a bank's entry. */
function exceptionKinds(): string[] {
  const queries = inFolder('src/db/queries/');
  const inserted = allOf(queries, /insert into finance\.exceptions ([^`]+)`/g).filter(
    (statement) => !statement.includes('e.verdict'),
  );
  const verdicts = allOf(queries, /verdict = case([\s\S]+?) end\b/g).flatMap((text) =>
    [...text.matchAll(/(?:then|else) '([a-z0-9_]+)'/g)].map((match) => match[1] as string),
  );
  return [
    ...inserted.map((statement) => quoted([statement])[0] ?? 'a kind that this test does not find'),
    ...verdicts
      .filter((verdict) => verdict !== 'matched')
      .map((verdict) => (verdict === 'unmatched' ? 'unmatched_bank' : verdict)),
  ];
}

function taskKinds(): string[] {
  return quoted(allOf(inFolder('src/db/queries/'), /interface TaskKind \{[\s\S]*?readonly kind:([^;]+);/g));
}

function hrTaskKinds(): string[] {
  return quoted(allOf(inFolder('src/db/queries/people/hr-tasks.ts'), /type HrTaskKind =([^;]+);/g));
}

/** How a stage of an appraisal may end: what its workflow enters the next one with, and the facts that it passes on. */
function stageOutcomes(): string[] {
  const workflow = inFolder('src/workflows/appraisal.ts');
  const facts = inFolder('src/db/queries/appraisals/appraisal-facts.ts');
  return [
    ...quoted(allOf(workflow, /await at\('\w+',([^\n]+)\)\) \{/g)),
    ...quoted(allOf(workflow, / outcome: ([^}\n]+) \}\)/g)),
    ...quoted(allOf(facts, /readonly (?:filing|payout):([^;]+);/g)),
    ...quoted(allOf(facts, /outcome = ('\w+')/g)),
    // Nothing is left before the office has answered and the payment is settled.
  ].filter((outcome) => !['pending', 'refused', 'waiting'].includes(outcome));
}

function differenceCodes(): string[] {
  return quoted(
    allOf(inFolder('src/db/queries/consistency/consistency.ts'), /type DifferenceCode =([^;]+);/g),
  );
}

const page = readFileSync(join(root, 'docs/refusals.md'), 'utf8');
const headings = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1] as string);
const rows = [...page.matchAll(/^\| `([a-z0-9_]+)` \|.*[\u4e00-\u9fff].*\|$/gm)].map(
  (match) => match[1] as string,
);

test('every command for the temporal CLI names a namespace: without one it asks `default`', () => {
  const commands = filesBelow('docs', '.md').flatMap(({ name, text }) =>
    [
      ...text
        .replaceAll(/\\\n\s*/g, '')
        .matchAll(/\btemporal (?:workflow|schedule|worker|operator) [^`\n]* --[^`\n]*/g),
    ].map(([command]) => `${name}: ${command}`),
  );
  expect(commands.length).toBeGreaterThanOrEqual(10);
  expect(commands.filter((command) => !command.includes('--namespace '))).toEqual([]);
});

describe('docs/refusals.md', () => {
  const kinds: readonly (readonly [string, readonly string[], number])[] = [
    ["the API's answers", apiCodes(), 20],
    ['the refusals of rules', refusalUnions(), 10],
    ['the problems of files', Object.keys(words), 40],
    ['the reasons of holds', Object.keys(holdRules), 15],
    ['the reasons of zero', zeroReasons, 3],
    ['the kinds of exceptions', exceptionKinds(), 9],
    ['the kinds of tasks', taskKinds(), 7],
    ["the kinds of HR's tasks", hrTaskKinds(), 11],
  ];

  test.each(kinds)('%s each have a paragraph', (_what, codes, atLeast) => {
    // Fewer would mean that the source is written otherwise now and nothing was looked at.
    expect(new Set(codes).size).toBeGreaterThanOrEqual(atLeast);
    const missing = [...new Set(codes)].filter((code) => !insideOnly.has(code) && !headings.includes(code));
    expect(missing.sort()).toEqual([]);
  });

  test.each([
    ['the outcomes of stages', stageOutcomes(), 16],
    ['the differences that the consistency check finds', differenceCodes(), 10],
  ])('%s each have a row, in Chinese too', (_what, codes, atLeast) => {
    expect(new Set(codes).size).toBeGreaterThanOrEqual(atLeast);
    expect([...new Set(codes)].filter((code) => !rows.includes(code))).toEqual([]);
  });

  test('every code that is listed at the top has its paragraph, and every paragraph is listed there', () => {
    const [top = ''] = page.split(/^## /m);
    const listed = [...top.matchAll(/\]\(#([a-z0-9_]+)\)/g)].map((match) => match[1] as string);
    expect([...new Set(listed)].sort()).toEqual([...headings].sort());
  });

  test('a paragraph stands there once, and says it in Chinese too', () => {
    expect(headings.filter((heading, place) => headings.indexOf(heading) !== place)).toEqual([]);
    const [, ...sections] = page.split(/^## /m);
    const without = sections.filter((section) => !/[\u4e00-\u9fff]/.test(section));
    expect(without.map((section) => section.split('\n')[0])).toEqual([]);
  });

  test('no paragraph is about a code that nothing gives any more', () => {
    const known = new Set(kinds.flatMap(([, codes]) => codes));
    expect(headings.filter((heading) => !known.has(heading))).toEqual([]);
  });
});

describe('the links of the documentation', () => {
  const pages = [
    ...readdirSync(root)
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') })),
    ...filesBelow('docs', '.md'),
  ];

  /** What a heading is called in a link: lower case, spaces as dashes, no punctuation. */
  const anchorOf = (heading: string): string =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');

  function leadsSomewhere(page: TextFile, target: string): boolean {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? join(root, page.name) : resolve(root, dirname(page.name), decodeURI(path));
    if (!existsSync(file) || relative(root, file).startsWith('..')) return false;
    if (anchor === undefined || !file.endsWith('.md')) return true;
    const anchors = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) =>
      anchorOf(match[1] as string),
    );
    return anchors.includes(anchor);
  }

  test.each(
    pages.map((file) => [file.name, file] as const),
  )('every link of %s leads somewhere', (_name, file) => {
    const prose = file.text.replace(/^```[\s\S]*?^```/gm, '');
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
    const dead = targets.filter((target) => !/^https?:/.test(target) && !leadsSomewhere(file, target));
    expect(dead).toEqual([]);
  });
});

describe('the pages on security', () => {
  const pages = ['docs/security.md', 'docs/security/asvs-5.0.md'].map((name) => ({
    name,
    text: readFileSync(join(root, name), 'utf8'),
  }));
  const rowOfStandard =
    /^\| v5\.0\.0-((\d+)\.\d+\.\d+) L[12]: .+ \| (holds|partly|not yet|does not apply|outside) \|$/gm;
  const standard = pages[1] as TextFile;
  const judged = [...standard.text.matchAll(rowOfStandard)].map(([, number, chapter, mark]) => ({
    number: number as string,
    chapter: Number(chapter),
    mark: mark as string,
  }));

  test('name only files that are there', () => {
    const paths = allOf(pages, /`((?:src|test|docs|migrations|tools|bench|\.ci)\/[^`\s]+)`/g);
    expect(paths.length).toBeGreaterThan(150);
    expect([...new Set(paths)].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('judge each requirement of levels 1 and 2 of chapters 1 to 16 once', () => {
    const inChapter = (chapter: number) => judged.filter((row) => row.chapter === chapter).length;
    // So many has ASVS 5.0.0, chapter by chapter.
    const counts = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16];
    expect(counts.map((_, place) => inChapter(place + 1))).toEqual(counts);
    expect(new Set(judged.map((row) => row.number)).size).toBe(judged.length);
    expect(standard.text.match(/^\| v5\.0\.0-/gm)).toHaveLength(judged.length);
  });

  test('count the marks as they were given', () => {
    const said = [
      ...standard.text.matchAll(/^\| (holds|partly|not yet|does not apply|outside) \| (\d+) \|/gm),
    ];
    const given = said.map(([, mark]) => judged.filter((row) => row.mark === mark).length);
    expect(said.map(([, , count]) => Number(count))).toEqual(given);
    expect(said).toHaveLength(5);
  });

  test('show by a test or a file whatever holds, but where nothing is there that could be shown', () => {
    const bare =
      standard.text.match(/^\| v5\.0\.0-\S+ L[12]: [^|]+\| [^|]+\| {1,2}\| (?:holds|partly) \|$/gm) ?? [];
    expect(bare.map((row) => row.slice(0, 16).trim())).toEqual(['| v5.0.0-1.4.1 L', '| v5.0.0-6.4.2 L']);
  });
});
