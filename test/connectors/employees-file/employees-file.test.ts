import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { employeeColumns } from '../../../src/connectors/employees-file/columns.ts';
import {
  type EmployeesFileOptions,
  readEmployeesFile,
  unknownManager,
} from '../../../src/connectors/employees-file/employees-file.ts';
import { formatProblem, formatProblems } from '../../../src/connectors/tabular-file/format-problems.ts';
import { accountOf, idNumberOf } from '../people.ts';
import { makeXlsx, textRows } from '../tabular-file/make-xlsx.ts';
import { allOf, refusalOf, refusedFor } from '../tabular-file/reading.ts';
import { temporaryFile } from '../tabular-file/temporary-file.ts';

type Values = Partial<Record<(typeof employeeColumns)[number], string>>;

function person(number: number, values: Values = {}): string[] {
  const filled: Values = {
    工号: `E${number}`,
    姓名: '王小明',
    身份证号: idNumberOf(number),
    部门: '财务部',
    岗位: '会计',
    入职日期: '2020-01-31',
    '月工资(元)': '6450.00',
    开户行: '中国工商银行北京分行',
    医保存折账号: accountOf(number),
    手机号: '13800138000',
    ...values,
  };
  return employeeColumns.map((column) => filled[column] ?? '');
}

const header = [...employeeColumns];
const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

function read(rows: readonly (readonly string[])[], options?: EmployeesFileOptions) {
  return allOf(readEmployeesFile(temporaryFile(csv(rows), 'people.csv'), options).rows);
}

test('a person is read with everything that is only notation cleaned away', async () => {
  const row = person(1, {
    工号: ' E1 ',
    姓名: '古丽\u3000・ 阿不都',
    身份证号: `'${idNumberOf(1)}`,
    部门: ' 财务部\t一组 ',
    入职日期: '2020年1月31日',
    离职日期: '20261031',
    '月工资(元)': '６，４５０．００元',
    医保存折账号: accountOf(1).replace(/(\d{4})/g, '$1 '),
    手机号: '+86 138-0013-8000',
  });
  expect(await read([header, row])).toEqual([
    {
      line: 2,
      employeeNo: 'E1',
      name: '古丽·阿不都',
      nameKey: '古丽·阿不都',
      idNumber: idNumberOf(1),
      department: '财务部 一组',
      position: '会计',
      managerNo: null,
      hiredOn: '2020-01-31',
      leftOn: '2026-10-31',
      salaryFen: 645000,
      bankName: '中国工商银行北京分行',
      bankCode: '102100099996',
      account: accountOf(1),
      phone: '13800138000',
    },
  ]);
});

test('CSV in either encoding and XLSX give the same people', async () => {
  const rows = [header, person(1, { 姓名: '𬭎远' }), person(2, { 姓名: '张㛃', 直接上级工号: 'E1' })];
  const files = [csv(rows), iconv.encode(csv(rows), 'gb18030'), makeXlsx(textRows(rows))];
  const [first, ...others] = await Promise.all(
    files.map((content) => allOf(readEmployeesFile(temporaryFile(content)).rows)),
  );
  expect(first).toHaveLength(2);
  for (const other of others) expect(other).toEqual(first);
});

test('columns stand in any order, below lines of title, above a closing line and notes', async () => {
  const turned = [header, person(1), person(2)].map((cells) => [...cells].reverse());
  const closing = Array.from({ length: 12 }, (_, at) => ['合计', '2人'][at] ?? (at === 3 ? '12900' : ''));
  const rows = await read([['员工花名册'], ...turned, closing, ['制表人：甲']]);
  expect(rows.map((row) => [row.line, row.employeeNo])).toEqual([
    [3, 'E1'],
    [4, 'E2'],
  ]);
});

test('a blank account, a shared account and a blank phone are no problem of the file', async () => {
  const rows = await read([
    header,
    person(1, { 医保存折账号: '' }),
    person(2, { 医保存折账号: accountOf(9), 手机号: '' }),
    person(3, { 医保存折账号: accountOf(9), 开户行: '某某银行' }),
  ]);
  expect(rows.map((row) => [row.account, row.phone, row.bankCode])).toEqual([
    [null, '13800138000', '102100099996'],
    [accountOf(9), null, '102100099996'],
    [accountOf(9), '13800138000', null],
  ]);
});

const badValues: [string, Values, string][] = [
  ['no employee number', { 工号: ' ' }, '工号 employee_no_blank'],
  ['no name', { 姓名: '\u3000' }, '姓名 name_blank'],
  ['a character lost', { 姓名: '王\ufffd' }, '姓名 character_lost'],
  ['no ID', { 身份证号: '' }, '身份证号 id_blank'],
  ['an ID in scientific notation', { 身份证号: '1.10101E+17' }, '身份证号 id_scientific'],
  ['an ID of 15 digits', { 身份证号: '110105491231002' }, '身份证号 id_form'],
  ['an ID with an impossible birth date', { 身份证号: '110101199013070015' }, '身份证号 id_birth_date'],
  ['an ID with a wrong check digit', { 身份证号: '110105194912310021' }, '身份证号 id_check_digit'],
  ['no day of hiring', { 入职日期: '' }, '入职日期 date_missing'],
  ['an impossible day of hiring', { 入职日期: '2025/13/40' }, '入职日期 date_impossible'],
  ['an impossible day of leaving', { 离职日期: '2026-02-30' }, '离职日期 date_impossible'],
  ['leaving before hiring', { 离职日期: '2020-01-30' }, '离职日期 leaving_before_hiring'],
  ['an unreadable salary', { '月工资(元)': 'abc' }, '月工资(元) salary_unreadable'],
  ['no salary', { '月工资(元)': '' }, '月工资(元) salary_unreadable'],
  ['a negative salary', { '月工资(元)': '-0.01' }, '月工资(元) salary_negative'],
  ['an account in scientific notation', { 医保存折账号: '6.21661E+18' }, '医保存折账号 account_scientific'],
  ['a short account', { 医保存折账号: '621661' }, '医保存折账号 account_form'],
  [
    'an account with a wrong check digit',
    { 医保存折账号: '4111111111111112' },
    '医保存折账号 account_check_digit',
  ],
  ['a bad phone', { 手机号: '12345' }, '手机号 phone_bad'],
  ['a formula as name', { 姓名: '=HYPERLINK("http://x","y")' }, '姓名 formula'],
  ['a formula behind an apostrophe', { 岗位: "'=1+1" }, '岗位 formula'],
  ['a formula as salary', { '月工资(元)': '=6450' }, '月工资(元) formula'],
  ['a text that begins with +', { 部门: '+1' }, '部门 formula'],
  ['a full-width formula', { 部门: '＠SUM(1)' }, '部门 formula'],
  ['a formula as manager', { 直接上级工号: '=A1' }, '直接上级工号 formula'],
  ['a text of 201 characters', { 岗位: '会'.repeat(201) }, '岗位 text_too_long'],
];

test.each(badValues)('a row with %s is refused with its line and column', async (_, values, problem) => {
  expect(await refusedFor(read([header, person(1), person(2, values)]))).toEqual([`3 ${problem}`]);
});

test('leaving on the day of hiring, and no salary but zero, are accepted', async () => {
  expect(await read([header, person(1, { 离职日期: '2020-01-31', '月工资(元)': '0' })])).toHaveLength(1);
});

test('two rows with one employee number or one ID are refused, naming both lines', async () => {
  const rows = [
    header,
    person(1),
    person(2),
    person(1, { 身份证号: idNumberOf(3) }),
    person(4, { 身份证号: idNumberOf(2) }),
  ];
  const refusal = await refusalOf(read(rows));
  expect(formatProblems(refusal, 'en').split('\n')).toEqual([
    expect.stringMatching(/^people\.csv:4 工号 — the same employee number as in line 2 — /),
    expect.stringMatching(/^people\.csv:5 身份证号 — the same ID number as in line 3 — /),
  ]);
});

test('all problems are told, in the order of lines, each in words of its own and none with the value', async () => {
  const rows = [header, ...badValues.map(([, values], at) => person(at + 1, values))];
  const refusal = await refusalOf(read(rows));
  expect(refusal.problems.map((problem) => problem.line)).toEqual(badValues.map((_, at) => at + 2));
  for (const language of ['zh', 'en'] as const) {
    const said = formatProblems(refusal, language);
    expect(said.split('\n')).toHaveLength(badValues.length);
    for (const [, values] of badValues)
      for (const value of Object.values(values))
        if (value.trim().length > 5) expect(said).not.toContain(value);
  }
});

test('problems beyond the limit are counted', async () => {
  const rows = [header, ...[1, 2, 3, 4, 5].map((number) => person(number, { 姓名: '' }))];
  const refusal = await refusalOf(read(rows, { maxProblems: 2 }));
  expect(formatProblems(refusal, 'en').split('\n').at(-1)).toBe('and 3 more problems');
  expect(formatProblems(refusal, 'zh').split('\n')).toHaveLength(3);
});

test('a manager who is not in the file is told with the line, for the caller to look up', async () => {
  const rows = [
    header,
    person(1, { 直接上级工号: 'E2' }),
    person(2, { 直接上级工号: 'E9' }),
    person(3, { 直接上级工号: 'E9' }),
  ];
  const file = readEmployeesFile(temporaryFile(csv(rows)));
  await allOf(file.rows);
  expect(file.managersNotInFile()).toEqual([
    { line: 3, managerNo: 'E9' },
    { line: 4, managerNo: 'E9' },
  ]);
  expect(formatProblem(unknownManager('people.csv', 3), 'en')).toMatch(
    /^people\.csv:3 直接上级工号 — the manager/,
  );
});

test('a manager whose own row is bad is in the file all the same', async () => {
  const rows = [header, person(1, { 姓名: '' }), person(2, { 直接上级工号: 'E1' })];
  const file = readEmployeesFile(temporaryFile(csv(rows)));
  expect(await refusedFor(allOf(file.rows))).toEqual(['2 姓名 name_blank']);
  expect(file.managersNotInFile()).toEqual([]);
});

test.each([
  ['lacks a column', header.slice(0, -1), ['1 手机号 column_missing']],
  ['has an unknown column', [...header, '备注'], ['1 备注 column_unknown']],
  [
    'has a column under another name',
    header.map((name) => (name === '手机号' ? '电话' : name)),
    ['1 电话 column_unknown', '1 手机号 column_missing'],
  ],
  ['has a column twice', [...header, '姓名'], ['1 姓名 column_twice']],
])('a header that %s is refused, naming it', async (_, names, problems) => {
  expect(await refusedFor(read([names, person(1)]))).toEqual(problems);
});

test('a header in full-width and with spaces is the same header', async () => {
  const names = header.map((name) => ` ${name.replace('(元)', '（元）')}\n`);
  expect(await read([names, person(1)])).toHaveLength(1);
});

test('a table without a header is refused, naming the columns', async () => {
  const refusal = await refusalOf(read([person(1), person(2)]));
  expect(formatProblems(refusal, 'zh')).toContain(header.join('、'));
});

test('a header without a row is refused', async () => {
  expect(await refusedFor(read([header]))).toEqual(['rows_missing']);
});

test('a row that is cut short or has a cell too many is refused with its line', async () => {
  expect(await refusedFor(read([header, person(1), person(2).slice(0, -1)]))).toEqual(['3 row_cut_short']);
  expect(await refusedFor(read([header, [...person(1), 'x']]))).toEqual(['2 cells_beyond_header']);
  expect(await read([header, [...person(1), '', ' ']])).toHaveLength(1);
});

test('a closing line that declares another count or total is refused', async () => {
  const closing = (count: string, total: string) => {
    const row = person(1, { 工号: '合计', 姓名: count, '月工资(元)': total });
    return row.map((text, at) => ([0, 1, 8].includes(at) ? text : ''));
  };
  expect(await read([header, person(1), closing('1人', '6,450.00')])).toHaveLength(1);
  expect(await refusedFor(read([header, person(1), closing('2人', '6450')]))).toEqual(['3 count_differs']);
  expect(await refusedFor(read([header, person(1), closing('1人', '6451')]))).toEqual([
    '3 月工资(元) total_differs',
  ]);
  expect(await refusedFor(read([header, person(1), closing('', ''), person(2)]))).toEqual([
    '4 lines_after_closing',
  ]);
});

test('no chunk follows a problem, and a broken file tells what was found before', async () => {
  const rows = [header, person(1), person(2, { 姓名: '' }), person(3)];
  const file = readEmployeesFile(temporaryFile(`${csv(rows)}"`, 'people.csv'), { chunkRows: 1 });
  const given: unknown[] = [];
  const refusal = refusedFor(
    (async () => {
      for await (const chunk of file.rows) given.push(...chunk);
    })(),
  );
  expect(await refusal).toEqual(['3 姓名 name_blank', '5 quote_broken']);
  expect(given).toEqual([]);
});

test('an ID or account that a spreadsheet stored as a number has lost digits', async () => {
  const cells = person(1).map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  cells[2] = '<c><v>110101199103070012</v></c>';
  cells[6] = '<c s="1"><v>42666</v></c>';
  cells[8] = '<c><v>6450.1000000000004</v></c>';
  cells[10] = `<c><v>${accountOf(1)}</v></c>`;
  cells[11] = '<c><v>13800138000</v></c>';
  const file = temporaryFile(makeXlsx(`${textRows([header])}<row>${cells.join('')}</row>`));
  expect(await refusedFor(allOf(readEmployeesFile(file).rows))).toEqual([
    '2 身份证号 id_scientific',
    '2 医保存折账号 account_scientific',
  ]);
});
