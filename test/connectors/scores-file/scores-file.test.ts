import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { contributionColumns } from '../../../src/connectors/contribution-file/columns.ts';
import { readContributionFile } from '../../../src/connectors/contribution-file/contribution-file.ts';
import { employeeColumns } from '../../../src/connectors/employees-file/columns.ts';
import { readEmployeesFile } from '../../../src/connectors/employees-file/employees-file.ts';
import {
  readScoresFile,
  type ScoresFileOptions,
  unknownEmployee,
} from '../../../src/connectors/scores-file/scores-file.ts';
import { formatProblem, formatProblems } from '../../../src/connectors/tabular-file/format-problems.ts';
import { makeXlsx, textRows } from '../tabular-file/make-xlsx.ts';
import { allOf, refusalOf, refusedFor } from '../tabular-file/reading.ts';
import { temporaryFile } from '../tabular-file/temporary-file.ts';

const header = ['工号', '得分'];
const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

const readContent = (content: string | Buffer, options?: ScoresFileOptions) =>
  allOf(readScoresFile(temporaryFile(content, 'scores.csv'), options).rows);
const read = (rows: readonly (readonly string[])[], options?: ScoresFileOptions) =>
  readContent(csv(rows), options);

/** A sheet of the two columns, the second cell as XML. */
const sheet = (...cells: readonly string[]) =>
  makeXlsx(
    textRows([header]) +
      cells.map((cell, at) => `<row><c t="inlineStr"><is><t>A${at + 1}</t></is></c>${cell}</row>`).join(''),
  );

describe('a scores file that holds', () => {
  test('CSV in either encoding, with or without a byte-order mark, and XLSX give the same scores', async () => {
    const rows = [header, ['A000001', '89.99'], ['A000003', '90.00'], ['甲000788', '79.1'], ['A4', '0']];
    const files = [
      csv(rows),
      `\ufeff${csv(rows)}`,
      iconv.encode(csv(rows), 'gb18030'),
      makeXlsx(textRows(rows)),
    ];
    for (const content of files)
      expect(await readContent(content)).toEqual([
        { line: 2, employeeNo: 'A000001', score: '89.99' },
        { line: 3, employeeNo: 'A000003', score: '90.00' },
        { line: 4, employeeNo: '甲000788', score: '79.1' },
        { line: 5, employeeNo: 'A4', score: '0' },
      ]);
  });

  test('what is only notation is cleaned away, in numbers and in scores', async () => {
    const rows = await read([
      header,
      [' A1 ', ' ８９．９９ '],
      ["'Ａ２", "'90.00"],
      ['A\u30003', '85.5 分'],
      ['A4', '085'],
    ]);
    expect(rows.map((row) => [row.employeeNo, row.score])).toEqual([
      ['A1', '89.99'],
      ['A2', '90.00'],
      ['A3', '85.5'],
      ['A4', '85'],
    ]);
  });

  test('every decimal from 0 to 100 with at most four places comes out digit for digit', async () => {
    const score = fc
      .tuple(fc.nat(99), fc.nat(9999), fc.nat(4))
      .map(([whole, part, places]) =>
        places === 0 ? `${whole}` : `${whole}.${String(part).padStart(4, '0').slice(0, places)}`,
      );
    await fc.assert(
      fc.asyncProperty(fc.array(score, { minLength: 1, maxLength: 50 }), async (scores) => {
        const rows = [header, ...scores.map((text, at) => [`A${at}`, text])];
        for (const content of [csv(rows), makeXlsx(textRows(rows))])
          expect((await readContent(content)).map((row) => row.score)).toEqual(scores);
      }),
      { numRuns: 25 },
    );
  });

  test('a number in a sheet is the decimal that people see, however it is stored in binary', async () => {
    const score = fc.integer({ min: 0, max: 1_000_000 }).map((units) => units / 10_000);
    // What spreadsheet programs write: seventeen digits, which show the error of the binary number.
    const stored = (value: number) => `<c><v>${Number(value.toPrecision(17)).toPrecision(17)}</v></c>`;
    await fc.assert(
      fc.asyncProperty(fc.array(score, { minLength: 1, maxLength: 50 }), async (scores) => {
        const rows = await readContent(sheet(...scores.map(stored)));
        expect(rows.map((row) => row.score)).toEqual(scores.map((value) => `${value}`));
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ['89.989999999999995', '89.99'],
    ['89.99', '89.99'],
    ['90', '90'],
    ['9E1', '90'],
    ['79.099999999999994', '79.1'],
    ['100', '100'],
  ])('the stored number %s is the score %s', async (stored, score) => {
    expect(await readContent(sheet(`<c><v>${stored}</v></c>`))).toEqual([
      { line: 2, employeeNo: 'A1', score },
    ]);
  });

  test.each([
    ['员工编号', '考核得分'],
    ['人员编号', '分数'],
    ['职工编号', '加权得分'],
    ['工 号', '得分（分）'],
    ['Employee No', 'Score'],
    ['EMPLOYEE NUMBER', 'score'],
    ['employee_no', 'weighted score'],
  ])('its columns may be called %s and %s', async (numberName, scoreName) => {
    const rows = [
      [numberName, scoreName],
      ['A1', '89.99'],
    ];
    const expected = [{ line: 2, employeeNo: 'A1', score: '89.99' }];
    expect(await read(rows)).toEqual(expected);
    expect(await read(rows.map((cells) => [...cells].reverse()))).toEqual(expected);
  });

  test('the header may stand below lines of title, and blank lines between the rows', async () => {
    const rows = await read([['2026年度考核得分表'], [], header, ['A1', '80'], ['', ''], ['A2', '90']]);
    expect(rows.map((row) => [row.line, row.score])).toEqual([
      [4, '80'],
      [6, '90'],
    ]);
  });

  test('the rows come in chunks', async () => {
    const people = Array.from({ length: 60_000 }, (_, at) => [`A${at}`, '80']);
    const file = readScoresFile(temporaryFile(csv([header, ...people])), { chunkRows: 1000 });
    const sizes: number[] = [];
    for await (const chunk of file.rows) sizes.push(chunk.length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(60_000);
  });
});

const badRows: readonly (readonly [string, readonly [string, string], string])[] = [
  ['no employee number', [' ', '80'], '工号 employee_no_blank'],
  ['no score', ['A1', ''], '得分 score_missing'],
  ['a score of spaces', ['A2', '\u3000 '], '得分 score_missing'],
  ['a word for a score', ['A3', '优秀'], '得分 score_invalid'],
  ['a score of 101', ['A4', '101'], '得分 score_invalid'],
  ['a score just above 100', ['A5', '100.0001'], '得分 score_invalid'],
  ['a negative score', ['A6', '-1'], '得分 score_invalid'],
  ['a score with a plus', ['A7', '+90'], '得分 score_invalid'],
  ['a score with an exponent', ['A8', '9e1'], '得分 score_invalid'],
  ['a score with five decimals', ['A9', '89.99999'], '得分 score_invalid'],
  ['a percentage', ['A10', '89.99%'], '得分 score_invalid'],
  ['a thousands separator', ['A11', '1,000'], '得分 score_invalid'],
  ['two scores in a cell', ['A12', '8\n9'], '得分 score_invalid'],
  ['a formula for a score', ['A13', '=90'], '得分 formula'],
  ['a formula for a number', ['=A1', '90'], '工号 formula'],
  ['a very long number', ['A'.repeat(201), '90'], '工号 text_too_long'],
  ['a very long score', ['A14', '9'.repeat(201)], '得分 text_too_long'],
];

describe('a scores file that is refused', () => {
  test.each(badRows)('a row with %s is named with its line and column', async (_, row, problem) => {
    expect(await refusedFor(read([header, ['B1', '80'], row, ['B2', '80']]))).toEqual([`3 ${problem}`]);
  });

  test('all problems are told at once, in the order of lines, in both languages and none with the value', async () => {
    const refusal = await refusalOf(read([header, ...badRows.map(([, row]) => row)]));
    // A line break within a cell makes the lines below it one later.
    const broken = badRows.findIndex(([, [, score]]) => score.includes('\n'));
    expect(refusal.problems.map(({ line }) => line)).toEqual(
      badRows.map((_, at) => at + 2 + (at > broken ? 1 : 0)),
    );
    for (const language of ['zh', 'en'] as const) {
      const said = formatProblems(refusal, language);
      expect(said.split('\n')).toHaveLength(badRows.length);
      for (const value of ['优秀', 'A13', '89.99999', '9e1', '1,000']) expect(said).not.toContain(value);
    }
  });

  test('a bad score is said with what is accepted', async () => {
    const refusal = await refusalOf(read([header, ['A1', '9e1']]));
    expect(formatProblems(refusal, 'en')).toMatch(
      /^scores\.csv:2 得分 — .*0 to 100 — .*at most 4 decimals.*exponent/,
    );
    expect(formatProblems(refusal, 'zh')).toMatch(/^scores\.csv:2 得分 — .*0 至 100.* — .*最多 4 位小数/);
  });

  test('two problems of one row are both told', async () => {
    expect(await refusedFor(read([header, ['', '优秀']]))).toEqual([
      '2 工号 employee_no_blank',
      '2 得分 score_invalid',
    ]);
  });

  test('one employee number twice is told at both lines, also where the scores agree', async () => {
    const refusal = await refusalOf(read([header, ['A1', '80'], ['A2', '90'], ['A1 ', '80']]));
    expect(formatProblems(refusal, 'en').split('\n')).toEqual([
      expect.stringMatching(/^scores\.csv:2 工号 — the same employee number as in line 4 — /),
      expect.stringMatching(/^scores\.csv:4 工号 — the same employee number as in line 2 — /),
    ]);
  });

  test('one employee number three times is told once a line', async () => {
    const rows = [header, ['A1', '80'], ['A1', 'x'], ['A1', '90']];
    expect(await refusedFor(read(rows))).toEqual([
      '2 工号 employee_no_twice',
      '3 得分 score_invalid',
      '3 工号 employee_no_twice',
      '4 工号 employee_no_twice',
    ]);
  });

  test('no number twice is no problem where the numbers are missing', async () => {
    expect(await refusedFor(read([header, ['', '80'], ['', '80']]))).toEqual([
      '2 工号 employee_no_blank',
      '3 工号 employee_no_blank',
    ]);
  });

  test('a problem names the column as the file calls it', async () => {
    const rows = [
      ['Employee No', '考核得分'],
      ['', '优秀'],
      ['=1', '=2'],
      ['A1', '80'],
      ['A1', '81'],
    ];
    expect(await refusedFor(read(rows))).toEqual([
      '2 EmployeeNo employee_no_blank',
      '2 考核得分 score_invalid',
      '3 EmployeeNo formula',
      '3 考核得分 formula',
      '4 EmployeeNo employee_no_twice',
      '5 EmployeeNo employee_no_twice',
    ]);
  });

  test.each([
    ['a formula', '<c><f>SUM(B3:B9)</f><v>90</v></c>', 'formula'],
    ['an error', '<c t="e"><v>#N/A</v></c>', 'formula'],
    ['a date', '<c s="1"><v>85</v></c>', 'score_invalid'],
    ['a number above 100', '<c><v>100.5</v></c>', 'score_invalid'],
    ['a negative number', '<c><v>-1</v></c>', 'score_invalid'],
    ['a number with many decimals', '<c><v>86.666666666666671</v></c>', 'score_invalid'],
    ['no cell', '', 'score_missing'],
  ])('%s in a sheet is named with its row', async (_, cell, code) => {
    expect(await refusedFor(readContent(sheet('<c><v>80</v></c>', cell)))).toEqual([`3 得分 ${code}`]);
  });

  test('a row that is cut short or has a cell too many is named', async () => {
    expect(await refusedFor(read([header, ['A1', '80'], ['A2']]))).toEqual(['3 row_cut_short']);
    expect(await refusedFor(read([header, ['A1', '1', '000']]))).toEqual(['2 cells_beyond_header']);
    expect(await read([header, ['A1', '80', '', ' ']])).toHaveLength(1);
  });

  test('a line of totals is no person', async () => {
    expect(await refusedFor(read([header, ['A1', '80'], ['合计', '971人']]))).toEqual([
      '3 得分 score_invalid',
    ]);
  });

  test('no chunk follows a problem, and a broken file tells what was found before', async () => {
    const rows = csv([header, ['A1', '优秀'], ['A2', '80']]);
    const given: unknown[] = [];
    const file = readScoresFile(temporaryFile(`${rows}"`), { chunkRows: 1 });
    const reading = (async () => {
      for await (const chunk of file.rows) given.push(...chunk);
    })();
    expect(await refusedFor(reading)).toEqual(['2 得分 score_invalid', '4 quote_broken']);
    expect(given).toEqual([]);
  });

  test('problems beyond the limit are counted', async () => {
    const rows = [header, ...[1, 2, 3, 4, 5].map((number) => [`A${number}`, '优秀'])];
    const refusal = await refusalOf(read(rows, { maxProblems: 2 }));
    expect([refusal.problems.length, refusal.moreProblems]).toEqual([2, 3]);
  });
});

describe('another file in its place', () => {
  test.each([
    ['nothing', '', 'file_empty'],
    ['a byte-order mark alone', '\ufeff', 'file_empty'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'file_of_other_kind'],
    ['a text without a header', 'A1,80\r\nA2,90\r\n', 'header_missing'],
    ['a header alone', csv([header]), 'rows_missing'],
    ['a file in UTF-16', iconv.encode(csv([header]), 'utf16'), 'file_utf16'],
  ])('%s is refused', async (_, content, code) => {
    expect(await refusedFor(readContent(content))).toEqual([code]);
  });

  test('no file is refused', async () => {
    const file = readScoresFile({ path: '/nowhere/scores.csv', name: 'scores.csv' });
    expect(await refusedFor(allOf(file.rows))).toEqual(['file_missing']);
  });

  test.each([
    ['the employees file', employeeColumns, '员工花名册', /employees file, where a scores file is expected/],
    ['the contribution file', contributionColumns, '社保缴费明细', /contribution file, where a scores file/],
  ])('%s is refused by its name', async (_, columns, nameZh, sentence) => {
    const refusal = await refusalOf(read([[...columns], columns.map(() => '1')]));
    expect(refusal.problems.map(({ line, code }) => [line, code])).toEqual([[1, 'files_swapped']]);
    expect(formatProblems(refusal, 'zh')).toContain(`${nameZh}的列，此处应为考核得分表`);
    expect(formatProblems(refusal, 'en')).toMatch(sentence);
    expect(formatProblems(refusal, 'en')).toMatch(/give the scores file, with the columns 工号 and 得分$/);
  });

  test('a scores file in the place of the other two is refused with the columns they have', async () => {
    const scores = temporaryFile(csv([header, ['A1', '80']]));
    for (const rows of [
      allOf(readEmployeesFile(scores).rows),
      allOf(readContributionFile(scores, { expectedPeriod: null }).lines),
    ])
      expect(await refusedFor(rows)).toEqual(['header_missing']);
  });

  test('columns of the employees file besides the two are named, and the file is not taken for another', async () => {
    expect(
      await refusedFor(
        read([
          ['工号', '姓名', '部门', '岗位', '得分'],
          ['A1', '', '', '', '80'],
        ]),
      ),
    ).toEqual(['1 姓名 column_unknown', '1 部门 column_unknown', '1 岗位 column_unknown']);
  });

  test.each([
    ['two columns of scores', ['工号', '得分', '考核得分'], ['1 考核得分 column_twice']],
    ['two scores and no number', ['得分', '分数'], ['1 分数 column_twice', '1 工号 column_missing']],
    ['a formula in the header', ['工号', '得分', '=1'], ['1 formula']],
  ])('a header with %s is refused, naming it', async (_, names, problems) => {
    expect(await refusedFor(read([names, names.map(() => '1')]))).toEqual(problems);
  });
});

test('a number that is not on record is told with its line and what to do', () => {
  expect(formatProblem(unknownEmployee('scores.csv', 7), 'en')).toMatch(
    /^scores\.csv:7 工号 — no employee on record has this number — check the number/,
  );
});
