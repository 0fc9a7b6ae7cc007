import { expect, test } from 'vitest';
import { makeXlsx, textRows } from './make-xlsx.ts';
import { refusedFor, rowsOf, textsOf } from './reading.ts';
import { temporaryFile } from './temporary-file.ts';

const sheet = 'xl/worksheets/sheet1.xml';

async function cellOf(xml: string, parts = {}) {
  const rows = await rowsOf(temporaryFile(makeXlsx(`<row r="1">${xml}</row>`, parts)));
  return rows[0]?.cells[0];
}

test('rows keep their number in the sheet, and blank rows and cells are passed over', async () => {
  const rows =
    '<row r="2"><c r="B2" t="inlineStr"><is><t>a</t></is></c><c r="D2" t="inlineStr"/></row>' +
    '<row r="3"><c r="A3" t="inlineStr"><is><t> </t></is></c></row><row r="7"><c r="A7"><v>1</v></c></row>';
  expect(await textsOf(temporaryFile(makeXlsx(rows)))).toEqual([
    [2, '', 'a'],
    [7, '1'],
  ]);
});

test('rows and cells without a reference follow one another', async () => {
  expect(await textsOf(temporaryFile(makeXlsx(textRows([['a', 'b'], ['c']]))))).toEqual([
    [1, 'a', 'b'],
    [2, 'c'],
  ]);
});

test('shared texts are read with all their runs and without reading aids', async () => {
  const strings =
    '<sst><si><t>一</t></si><si><r><t>𬭎</t></r><r><t xml:space="preserve"> 远</t></r><rPh><t>hong</t></rPh></si>' +
    '<si/><si><t>a_x000D_b</t></si></sst>';
  const rows =
    '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>';
  const file = temporaryFile(makeXlsx(rows, { 'xl/sharedStrings.xml': strings }));
  expect(await textsOf(file)).toEqual([[1, '𬭎 远', '一', '', 'a\rb']]);
});

test('many shared texts of every length are found again', async () => {
  const texts = Array.from({ length: 20_000 }, (_, at) => `${at}${'名'.repeat(at % 300)}`);
  const strings = `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
  const rows = texts.map((_, at) => `<row><c t="s"><v>${at}</v></c></row>`).join('');
  const read = await textsOf(temporaryFile(makeXlsx(rows, { 'xl/sharedStrings.xml': strings })));
  expect(read.map(([, text]) => text)).toEqual(texts);
});

test.each([
  ['6450', '6450'],
  ['6450.1000000000004', '6450.1'],
  ['1.1000000000000001', '1.1'],
  ['9330769.3300000001', '9330769.33'],
  ['1.35E4', '13500'],
  ['-100', '-100'],
  ['6216610096539801940', '6216610096539801940'],
  ['6.2166100965398E18', '6.2166100965398E18'],
  ['123456789012345', '123456789012345'],
])('the stored number %s is %s', async (stored, text) => {
  expect(await cellOf(`<c><v>${stored}</v></c>`)).toEqual({ text, kind: 'number' });
});

test.each([
  ['1', '42666', '2016-10-23', 'date'],
  ['2', '59', '1900-02-28', 'date'],
  ['2', '61', '1900-03-01', 'date'],
  ['2', '1', '1900-01-01', 'date'],
  ['1', '42666.5', '2016-10-23T12:00:00', 'date'],
  ['1', '60', '60', 'number'],
  ['1', '-1', '-1', 'number'],
  ['0', '42666', '42666', 'number'],
  ['3', '42666', '42666', 'number'],
])('in style %s the number %s is %s', async (style, stored, text, kind) => {
  expect(await cellOf(`<c s="${style}"><v>${stored}</v></c>`)).toEqual({ text, kind });
});

test('a workbook may count its days from 1904', async () => {
  const workbook = '<workbook><workbookPr date1904="1"/><sheets><sheet id="rId1"/></sheets></workbook>';
  expect(await cellOf('<c s="1"><v>0</v></c><c s="1"><v>1</v></c>', { 'xl/workbook.xml': workbook })).toEqual(
    {
      text: '0',
      kind: 'number',
    },
  );
  expect(await cellOf('<c s="1"><v>41204</v></c>', { 'xl/workbook.xml': workbook })).toEqual({
    text: '2016-10-23',
    kind: 'date',
  });
});

test.each([
  ['<c><f>SUM(A1:A9)</f><v>12</v></c>', { text: '12', kind: 'formula' }],
  ['<c t="str"><f t="shared" si="0"/><v>x</v></c>', { text: 'x', kind: 'formula' }],
  ['<c><f>A1</f></c>', { text: '', kind: 'formula' }],
  ['<c t="e"><v>#N/A</v></c>', { text: '#N/A', kind: 'error' }],
  ['<c t="d"><v>2016-10-23T00:00:00</v></c>', { text: '2016-10-23', kind: 'date' }],
  [
    '<x:c xmlns:x="x" t="inlineStr"><x:is><x:t>a&amp;&#20110;</x:t></x:is></x:c>',
    { text: 'a&于', kind: 'text' },
  ],
])('%s is read with its kind', async (xml, cell) => {
  expect(await cellOf(xml)).toEqual(cell);
});

test.each([
  ['a DTD', 'xlsx_unsafe', { [sheet]: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>' }],
  ['an unknown entity', 'xlsx_damaged', { [sheet]: '<worksheet><sheetData>&a;</sheetData></worksheet>' }],
  ['XML that is cut off', 'xlsx_damaged', { [sheet]: '<worksheet><sheetData><row>' }],
  ['bytes that are no UTF-8', 'xlsx_damaged', { [sheet]: Buffer.from([0x3c, 0x61, 0x3e, 0xff]) }],
  ['no relation to its sheet', 'xlsx_damaged', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }],
])('a workbook with %s is refused', async (_, code, parts) => {
  expect(await refusedFor(rowsOf(temporaryFile(makeXlsx('', parts))))).toEqual([code]);
});

test.each([
  ['an unknown shared text', '<row r="2"><c t="s"><v>5</v></c></row>', '2 xlsx_damaged'],
  ['rows out of order', '<row r="2"/><row r="1"/>', '2 xlsx_damaged'],
  ['a cell without a place', '<row r="2"><c r="?"/></row>', '2 xlsx_damaged'],
  ['a column beyond the 256th', '<row r="2"><c r="IW2"><v>1</v></c></row>', '2 too_many_columns'],
  ['a row beyond 64 KB', `<row r="2"><c><v>${'1'.repeat(66_000)}</v></c></row>`, '2 line_too_long'],
])('a sheet with %s is refused', async (_, rows, problem) => {
  expect(await refusedFor(rowsOf(temporaryFile(makeXlsx(rows))))).toEqual([problem]);
});

test('an archive that is cut off is refused', async () => {
  const content = makeXlsx(textRows([['a']]));
  expect(await refusedFor(rowsOf(temporaryFile(content.subarray(0, -30))))).toEqual(['xlsx_damaged']);
});

test('an archive with flipped bits is refused', async () => {
  const content = makeXlsx(textRows(Array.from({ length: 500 }, (_, at) => [`${at}`, `${at * 31}`])));
  for (let at = 900; at < 960; at += 1) content[at] = (content[at] ?? 0) ^ 0xff;
  expect(await refusedFor(rowsOf(temporaryFile(content)))).toEqual(['xlsx_damaged']);
});

test('a bomb is stopped at the limit of unpacked bytes, which counts all parts together', async () => {
  const bomb = temporaryFile(makeXlsx(`${textRows([['a']])}${' '.repeat(900_000)}`));
  expect(await refusedFor(rowsOf(bomb, { maxUnpackedBytes: 500_000 }))).toEqual(['xlsx_unpacks_too_large']);
  expect(await rowsOf(bomb, { maxUnpackedBytes: 1_000_000 })).toHaveLength(1);
});

test('a text of megabytes without a tag is refused before it is held', async () => {
  const text = ' '.repeat(3_000_000);
  expect(await refusedFor(rowsOf(temporaryFile(makeXlsx(text))))).toEqual(['xlsx_damaged']);
});
