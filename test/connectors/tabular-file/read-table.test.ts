import { expect, test } from 'vitest';
import { formatProblems } from '../../../src/connectors/tabular-file/format-problems.ts';
import { makeZip } from './make-xlsx.ts';
import { refusalOf, refusedFor, rowsOf } from './reading.ts';
import { temporaryFile } from './temporary-file.ts';

const utf16 = Buffer.from('\ufeff姓名,字\n', 'utf16le');
const kinds: [string, string, string | Buffer][] = [
  ['a PDF', 'PDF', '%PDF-1.7\n%âãÏÓ'],
  ['a PDF behind rubbish', 'PDF', '\n\n%PDF-1.4\n'],
  ['an old XLS', 'XLS', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')],
  ['an image', '图片', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['a web page under the name of a table', '网页', '<html><table><tr><td>1</td></tr></table></html>'],
  ['an archive of other documents', '压缩包', makeZip({ 'word/document.xml': '<x/>' })],
  ['a binary workbook', 'XLSB', makeZip({ 'xl/workbook.bin': 'x' })],
  ['binary data', '二进制', Buffer.from([1, 2, 3, 0, 4])],
];

test.each(
  kinds,
)('%s is refused by its content, naming it and the kinds accepted', async (_, named, content) => {
  const refusal = await refusalOf(rowsOf(temporaryFile(content, 'people.csv')));
  expect(refusal.problems.map((problem) => problem.code)).toEqual(['file_of_other_kind']);
  const said = formatProblems(refusal, 'zh');
  for (const word of ['people.csv', named, 'CSV', 'XLSX']) expect(said).toContain(word);
});

test('binary data behind text is refused', async () => {
  const content = Buffer.concat([Buffer.from('a,b\n'.repeat(1000)), Buffer.alloc(3)]);
  expect(await refusedFor(rowsOf(temporaryFile(content)))).toEqual(['file_of_other_kind']);
});

test.each([utf16, Buffer.from(utf16).swap16()])('UTF-16 is refused with the remedy', async (content) => {
  const refusal = await refusalOf(rowsOf(temporaryFile(content)));
  expect(formatProblems(refusal, 'en')).toMatch(/UTF-16.*save it as "CSV UTF-8/);
});

test.each(['', '\ufeff', ' \r\n\n'])('a file of %j is empty', async (content) => {
  expect(await refusedFor(rowsOf(temporaryFile(content)))).toEqual(['file_empty']);
});

test('a file that is not there is named', async () => {
  const refusal = await refusalOf(rowsOf({ path: '/nowhere/people.csv', name: 'people.csv' }));
  expect(formatProblems(refusal, 'en')).toBe(
    'people.csv — there is no such file — check the path and the name',
  );
});

test('a folder is no file', async () => {
  expect(await refusedFor(rowsOf({ path: '/tmp', name: 'tmp' }))).toEqual(['file_not_readable']);
});

test('a file of the greatest size is read and one byte more is refused, with both sizes', async () => {
  const file = temporaryFile('a,b\n1,2\n');
  expect(await rowsOf(file, { maxBytes: 8 })).toHaveLength(2);
  const refusal = await refusalOf(rowsOf(file, { maxBytes: 7 }));
  expect(formatProblems(refusal, 'en')).toContain('the file has 8 B, more than the limit of 7 B');
});
