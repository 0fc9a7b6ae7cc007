import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { contributionColumns } from '../../../src/connectors/contribution-file/columns.ts';
import { readContributionFile } from '../../../src/connectors/contribution-file/contribution-file.ts';
import { employeeColumns } from '../../../src/connectors/employees-file/columns.ts';
import { readEmployeesFile } from '../../../src/connectors/employees-file/employees-file.ts';
import { formatProblems } from '../../../src/connectors/tabular-file/format-problems.ts';
import { must } from '../../../src/domain/assert.ts';
import { parsePeriod } from '../../../src/domain/period.ts';
import { accountOf, idNumberOf } from '../people.ts';
import { makeXlsx, textRows } from '../tabular-file/make-xlsx.ts';
import { allOf, refusalOf, refusedFor } from '../tabular-file/reading.ts';
import { temporaryFile } from '../tabular-file/temporary-file.ts';

const october = must(parsePeriod('2026-10'), 'period');
const title = [['医疗保险月度缴费明细'], ['申报月份', '2026年10月', '单位编号', '110108000123']];
const header = [...contributionColumns];
type Rows = readonly (readonly string[])[];

const line = (
  number: number,
  base = '6450.00',
  more: { name?: string; id?: string; account?: string } = {},
) => [
  String(number),
  more.name ?? '王小明',
  more.id ?? idNumberOf(number),
  base,
  more.account ?? accountOf(number),
];
const closing = (count: string, total: string) => ['合计', count, '', total, ''];

const quoted = (text: string) => (text.includes(',') ? `"${text}"` : text);
const csv = (rows: Rows) => rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

async function readContent(content: string | Buffer) {
  const file = readContributionFile(temporaryFile(content, 'month.csv'), { expectedPeriod: october });
  const lines = await allOf(file.lines);
  return { lines, facts: file.facts() };
}
const read = (rows: Rows) => readContent(csv(rows));

test('CSV in either encoding and XLSX give the same lines and facts', async () => {
  const rows = [
    ...title,
    header,
    line(1, '6,450.00'),
    line(2, '7000', { name: '𬭎远' }),
    closing('2人', '13450.00'),
  ];
  const [first, ...others] = await Promise.all(
    [csv(rows), `\ufeff${csv(rows)}`, iconv.encode(csv(rows), 'gb18030'), makeXlsx(textRows(rows))].map(
      readContent,
    ),
  );
  expect(first?.facts).toEqual({ period: '2026-10', unitNo: '110108000123', lines: 2, totalFen: 1345000 });
  expect(first?.lines).toEqual([
    {
      line: 4,
      name: '王小明',
      nameKey: '王小明',
      idNumber: idNumberOf(1),
      idValid: true,
      account: accountOf(1),
      accountValid: true,
      baseFen: 645000,
      baseProblem: null,
    },
    expect.objectContaining({ line: 5, name: '𬭎远', baseFen: 700000 }),
  ]);
  for (const other of others) expect(other).toEqual(first);
});

test('columns stand in any order, month and unit anywhere above them', async () => {
  const turned = [header, line(1), closing('1人', '6450')].map((cells) => [...cells].reverse());
  const { facts, lines } = await read([['单位编号：110'], ['', '制表', '申报月份:202610'], ...turned]);
  expect(facts).toMatchObject({ period: '2026-10', unitNo: '110' });
  expect(lines).toHaveLength(1);
});

test('what is unusable in a line is told with it, and counts in the total where it reads as a number', async () => {
  const rows = [
    line(1, '-100.00'),
    line(2, '0.00'),
    line(3, '六千元'),
    line(4, ''),
    line(5, '99999.00', { account: '' }),
    line(6, '6450', { id: '110105194912310021', account: '123' }),
    line(7, '6450', { id: '1.10101E+17', account: accountOf(7).replace(/(\d{4})/g, '$1-') }),
  ];
  const { lines } = await read([...title, header, ...rows, closing('7人', '112,799.00')]);
  expect(
    lines.map((one) => [one.baseFen, one.baseProblem, one.idValid, one.account, one.accountValid]),
  ).toEqual([
    [-10000, 'negative', true, accountOf(1), true],
    [0, 'zero', true, accountOf(2), true],
    [null, 'unreadable', true, accountOf(3), true],
    [null, 'blank', true, accountOf(4), true],
    [9999900, null, true, null, false],
    [645000, null, false, '123', false],
    [645000, null, false, accountOf(7), true],
  ]);
});

test('digits that a spreadsheet lost make an ID and an account invalid, whatever their check digits say', async () => {
  const cells = line(1).map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  cells[2] = `<c><v>110101199103070011</v></c>`;
  cells[3] = '<c><v>6450.1000000000004</v></c>';
  cells[4] = `<c><v>${accountOf(1)}</v></c>`;
  const rows = `${textRows([...title, header])}<row>${cells.join('')}</row>${textRows([closing('1人', '6450.10')])}`;
  const { lines } = await readContent(makeXlsx(rows));
  expect(lines).toMatchObject([{ idValid: false, accountValid: false, baseFen: 645010, baseProblem: null }]);
});

test('a month may be a date or a number of the spreadsheet', async () => {
  const rest = textRows([header, line(1), closing('1人', '6450')]);
  const titled = (value: string) =>
    `<row><c t="inlineStr"><is><t>单位编号</t></is></c><c><v>110</v></c>` +
    `<c t="inlineStr"><is><t>申报月份</t></is></c>${value}</row>${rest}`;
  for (const value of ['<c s="1"><v>46296</v></c>', '<c><v>202610</v></c>'])
    expect((await readContent(makeXlsx(titled(value)))).facts).toMatchObject({
      period: '2026-10',
      unitNo: '110',
    });
});

const good = [...title, header, line(1), line(2)];
test.each<[string, Rows, string[]]>([
  ['a wrong count', [...good, closing('3人', '12900')], ['6 count_differs']],
  ['a wrong total', [...good, closing('2人', '12900.01')], ['6 缴费基数(元) total_differs']],
  [
    'a wrong count and total',
    [...good, closing('1人', '6450')],
    ['6 count_differs', '6 缴费基数(元) total_differs'],
  ],
  ['no closing line', good, ['5 closing_missing']],
  ['a last line cut off', [...good, ['3', '王小']], ['6 row_cut_short', '6 closing_missing']],
  ['a closing line without a total', [...good, closing('2人', '')], ['6 closing_unreadable']],
  ['a closing line without a count', [...good, closing('', '12900')], ['6 closing_unreadable']],
  ['lines after the closing line', [...good, closing('2人', '12900'), line(3)], ['7 lines_after_closing']],
  [
    'two closing lines',
    [...good, closing('2人', '12900'), closing('2人', '12900')],
    ['7 lines_after_closing'],
  ],
  [
    'another month',
    [title[0] as string[], ['申报月份', '2026-09', '单位编号', '1'], ...good.slice(2)],
    ['2 申报月份 period_differs'],
  ],
  ['no month', [['单位编号', '1'], ...good.slice(2)], ['2 申报月份 period_missing']],
  ['no unit', [['申报月份', '2026-10'], ...good.slice(2)], ['2 单位编号 unit_missing']],
  ['a formula in its title', [['=A1'], ...good.slice(1)], ['1 formula']],
  ['a formula as base', [...good, line(3, '=1+1'), closing('3人', '12900')], ['6 缴费基数(元) formula']],
  [
    'a formula as name',
    [...good, line(3, '1', { name: '@SUM(A1)' }), closing('3人', '12901')],
    ['6 姓名 formula'],
  ],
  [
    'a formula as total',
    [...good, closing('2人', '=SUM(D4:D5)')],
    ['6 缴费基数(元) formula', '6 closing_unreadable'],
  ],
  [
    'a comma that shifts the cells',
    [...good, [...line(3), 'x'], closing('3人', '19350')],
    ['6 cells_beyond_header'],
  ],
  [
    'a column under another name',
    [...title, header.map((name) => name.replace('缴费基数(元)', '金额'))],
    ['3 金额 column_unknown', '3 缴费基数(元) column_missing'],
  ],
  ['no line', [...title, header, closing('0人', '0')], ['rows_missing']],
])('a file with %s is refused', async (_, rows, problems) => {
  expect(await refusedFor(read(rows))).toEqual(problems);
});

test('a spreadsheet may leave out the blank cells at the end of a row', async () => {
  const rows = [...title, header, line(1).slice(0, 4), closing('1人', '6450')];
  expect((await readContent(makeXlsx(textRows(rows)))).lines).toMatchObject([{ account: null }]);
});

test('notes below the closing line are passed over', async () => {
  expect((await read([...good, closing('2人', '12900'), ['制表人：甲', '2026-10-05']])).lines).toHaveLength(
    2,
  );
});

test('the count may stand with its label, and the total need not stand in its column', async () => {
  expect((await read([...good, ['合计：2人', '', '12,900.00', '', '']])).facts.lines).toBe(2);
});

test('the two kinds of file given for each other are recognised', async () => {
  const people = temporaryFile(csv([[...employeeColumns]]), 'people.csv');
  const month = temporaryFile(csv(good), 'month.csv');
  const asMonth = await refusalOf(allOf(readContributionFile(people, { expectedPeriod: october }).lines));
  const asPeople = await refusalOf(allOf(readEmployeesFile(month).rows));
  expect(formatProblems(asMonth, 'en')).toMatch(/^people\.csv:1 .*employees file.*seem to be swapped/);
  expect(formatProblems(asPeople, 'en')).toMatch(/^month\.csv:3 .*contribution file.*seem to be swapped/);
});

test('a wrong month names both months and a wrong total both totals', async () => {
  const other = await refusalOf(read([['申报月份', '2026年9月', '单位编号', '1'], ...good.slice(2)]));
  expect(formatProblems(other, 'zh')).toMatch(/2026-09.*2026-10/);
  const total = await refusalOf(read([...good, closing('2人', '13,000.00')]));
  expect(formatProblems(total, 'en')).toMatch(/13,000\.00.*12,900\.00/);
});

test('the facts are not told before the file was read to its end', () => {
  const file = readContributionFile(temporaryFile(csv(good)), { expectedPeriod: october });
  expect(() => file.facts()).toThrow('once it was read');
});
