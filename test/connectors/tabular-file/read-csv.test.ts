import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { refusedFor, rowsOf, textsOf } from './reading.ts';
import { temporaryFile } from './temporary-file.ts';

const text = '姓名,字\n古丽·阿不都,𬭎\n张㛃,Қ\n';
const table = [
  [1, '姓名', '字'],
  [2, '古丽·阿不都', '𬭎'],
  [3, '张㛃', 'Қ'],
];

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${text}`)],
  ['GB18030', iconv.encode(text, 'gb18030')],
  ['lines that end with CR LF', Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['lines that end with CR', Buffer.from(text.replaceAll('\n', '\r'))],
  ['no line break at the end', Buffer.from(text.trimEnd())],
  ['GB18030 with CR LF and no end', iconv.encode(text.trimEnd().replaceAll('\n', '\r\n'), 'gb18030')],
])('%s is read', async (_, content) => {
  expect(await textsOf(temporaryFile(content))).toEqual(table);
});

test.each([
  '\n',
  '\r\n',
  '\r',
])('a line number is that of the file, with blank lines and breaks inside of quotes (line break %j)', async (lineBreak) => {
  const lines = ['', 'a,b', ',', '"x', 'y","""z"""', '   ', '', 'c,d', ''];
  expect(await textsOf(temporaryFile(lines.join(lineBreak)))).toEqual([
    [2, 'a', 'b'],
    [4, `x${lineBreak}y`, '"z"'],
    [8, 'c', 'd'],
  ]);
});

test('line numbers hold across the blocks in which a file is read', async () => {
  const lines = Array.from({ length: 30_000 }, (_, at) => (at % 7 === 0 ? `"${at}\n",名` : `${at},名`));
  const rows = await rowsOf(temporaryFile(iconv.encode(lines.join('\r\n'), 'gb18030')));
  expect(rows).toHaveLength(30_000);
  rows.forEach((row, at) => {
    expect(Number(row.cells[0]?.text)).toBe(at);
    expect(row.line).toBe(at + 1 + Math.ceil(at / 7));
  });
});

test('a text that is neither UTF-8 nor GB18030 is refused with its line', async () => {
  const content = Buffer.concat([Buffer.from('a,b\nc,'), Buffer.from([0xff, 0xff]), Buffer.from('\ne,f\n')]);
  expect(await refusedFor(rowsOf(temporaryFile(content)))).toEqual(['2 file_encoding']);
});

test.each([
  ['UTF-8', Buffer.from('姓名,字\n古丽,𬭎').subarray(0, -1)],
  ['UTF-8, at the only such character of its line', Buffer.from('姓名,字\n1,𬭎').subarray(0, -2)],
  ['GB18030', iconv.encode('姓名,字\n古丽', 'gb18030').subarray(0, -1)],
  ['GB18030, inside of four bytes', iconv.encode('姓名,字\n𬭎', 'gb18030').subarray(0, -1)],
])('a file in %s that ends inside of a character was cut off', async (_, content) => {
  expect(await refusedFor(rowsOf(temporaryFile(content)))).toEqual(['file_cut_off']);
});

test('a line of 64 KB is read and one byte more is refused with its line', async () => {
  const longest = 'x'.repeat(64 * 1024 - 1);
  expect(await rowsOf(temporaryFile(`a\n${longest}\nb\n`))).toHaveLength(3);
  expect(await refusedFor(rowsOf(temporaryFile(`a\n${longest}xx\nb\n`)))).toEqual(['2 line_too_long']);
});

test('a line without an end is refused before it is read whole', async () => {
  const endless = temporaryFile(`a\nb\n${'x'.repeat(1_000_000)}`);
  expect(await refusedFor(rowsOf(endless))).toEqual(['3 line_too_long']);
});

test.each([
  ['is never closed, in a small file', 'a,b\n1,"2\n3,4\n'],
  ['is never closed, in a big file', `a,b\n1,"2\n${'3,4\n'.repeat(100_000)}`],
  ['stands inside of a field', 'a,b\n1,2"2\n3,4"\n'],
  ['is followed by text', 'a,b\n"1"2,3\n'],
])('a quotation mark that %s is refused with its line', async (_, content) => {
  expect(await refusedFor(rowsOf(temporaryFile(content)))).toEqual(['2 quote_broken']);
});

test('a row of more than 256 columns is refused', async () => {
  expect(await rowsOf(temporaryFile(`a${','.repeat(255)}`))).toHaveLength(1);
  expect(await refusedFor(rowsOf(temporaryFile(`a${','.repeat(256)}`)))).toEqual(['1 too_many_columns']);
});
