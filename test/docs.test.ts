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
  texts.flatMap((text) => [...text.matchAll(/'([a-z]+(?:_[a-z]+)*)'/g)].map((match) => match[1] as string));

/** Refusals that never leave the inside: the API gives them under another code. */
const insideOnly = new Set(['conflicts_with_records', 'no_policy', 'no_upload', 'not_approved']);

/** What the API answers: `refuse(409, 'code', …)`, and the answers that are sent without it. */
function apiCodes(): string[] {
  const api = inFolder('src/api/');
  return [
    ...allOf(api, /\brefuse\(\s*\d+,\s*'([a-z_]+)'/g),
    ...allOf(api, /\bcode: '([a-z_]+)'/g),
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
    ...quoted(allOf(files, /readonly code:((?:\s*\|?\s*'[a-z_]+')+)/g)),
    ...quoted(allOf(files, /refusal: \{ (?:readonly )?code:((?:\s*\|?\s*'[a-z_]+')+)/g)),
    ...quoted(allOf(files, /type \w*Refusal =([^;]+);/g)),
  ];
}

/** The kind is the first text of each statement that records an exception, or the verdict on a bank's entry. */
function exceptionKinds(): string[] {
  const queries = inFolder('src/db/queries/');
  const inserted = allOf(queries, /insert into finance\.exceptions ([^`]+)`/g).filter(
    (statement) => !statement.includes('e.verdict'),
  );
  const verdicts = allOf(queries, /verdict = case([\s\S]+?) end\b/g).flatMap((text) =>
    [...text.matchAll(/(?:then|else) '([a-z_]+)'/g)].map((match) => match[1] as string),
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

const headings = [...readFileSync(join(root, 'docs/refusals.md'), 'utf8').matchAll(/^## (.+)$/gm)].map(
  (match) => match[1] as string,
);

describe('docs/refusals.md', () => {
  const kinds: readonly (readonly [string, readonly string[], number])[] = [
    ["the API's answers", apiCodes(), 20],
    ['the refusals of rules', refusalUnions(), 10],
    ['the problems of files', Object.keys(words), 40],
    ['the reasons of holds', Object.keys(holdRules), 15],
    ['the reasons of zero', zeroReasons, 3],
    ['the kinds of exceptions', exceptionKinds(), 9],
    ['the kinds of tasks', taskKinds(), 7],
  ];

  test.each(kinds)('%s each have a paragraph', (_what, codes, atLeast) => {
    // Fewer would mean that the source is written otherwise now and nothing was looked at.
    expect(new Set(codes).size).toBeGreaterThanOrEqual(atLeast);
    const missing = [...new Set(codes)].filter((code) => !insideOnly.has(code) && !headings.includes(code));
    expect(missing.sort()).toEqual([]);
  });

  test('a paragraph stands there once, and says it in Chinese too', () => {
    expect(headings.filter((heading, place) => headings.indexOf(heading) !== place)).toEqual([]);
    const [, ...sections] = readFileSync(join(root, 'docs/refusals.md'), 'utf8').split(/^## /m);
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
    pages.map((page) => [page.name, page] as const),
  )('every link of %s leads somewhere', (_name, page) => {
    const prose = page.text.replace(/^```[\s\S]*?^```/gm, '');
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
    const dead = targets.filter((target) => !/^https?:/.test(target) && !leadsSomewhere(page, target));
    expect(dead).toEqual([]);
  });
});
