import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeXlsx, makeZip, textRows } from './make-xlsx.ts';
import { refusedFor, rowsOf } from './reading.ts';
import { temporaryFile } from './temporary-file.ts';

const strings = 'xl/sharedStrings.xml';
const refusal = (content: Buffer) => refusedFor(rowsOf(temporaryFile(content)));

/** What reading takes at most, beyond what it began with. */
async function memoryOf(reading: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  await reading();
  clearInterval(watch);
  return most - before;
}

describe('an archive', () => {
  test('that unpacks to hundreds of times its size is a bomb, whatever the limit is', async () => {
    const bomb = makeXlsx(`<row r="1">${'<c r="A1"/>'.repeat(9_000_000)}</row>`);
    expect(bomb.length).toBeLessThan(600_000);
    expect(await refusal(bomb)).toEqual(['xlsx_unpacks_too_large']);
  });

  test('with one name for two parts is refused: every program would read another', async () => {
    const two = makeZip({ 'xl/workbook.xml': 'a', 'xl/workbook.xmL': 'b' });
    for (let at = two.indexOf('xmL'); at >= 0; at = two.indexOf('xmL', at)) two.write('xml', at, 'latin1');
    expect(await refusal(two)).toEqual(['xlsx_damaged']);
  });

  test.each([
    '../../etc/passwd',
    '/etc/passwd',
    'C:/windows',
    'a\\b',
  ])('with a part called %s is refused or harmless', async (name) => {
    const content = makeXlsx(textRows([['a']]), { [name]: 'x' });
    const read = await rowsOf(temporaryFile(content)).catch((error: Error) => error.name);
    expect(read === 'FileRefused' || (read as unknown[]).length === 1).toBe(true);
  });

  test('of archives is not opened any further', async () => {
    const inner = makeXlsx('', { 'xl/bomb.bin': Buffer.alloc(50_000_000) });
    const outer = makeXlsx(textRows([['a']]), { 'xl/embeddings/inner.xlsx': inner });
    expect(await rowsOf(temporaryFile(outer))).toHaveLength(1);
  });

  test('of many thousand parts is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`p${at}`, '']));
    expect(await refusal(makeZip(parts))).toEqual(['xlsx_damaged']);
  });

  test('whose parts lie over one another is read no more often than its parts are', async () => {
    // Every entry of the directory points at the first part: the parts that are read are those of its bytes.
    const content = makeXlsx(textRows([['a']]));
    const first = content.readUInt32LE(content.indexOf(Buffer.from('504b0102', 'hex')) + 42);
    for (let at = content.indexOf(Buffer.from('504b0102', 'hex')); at >= 0; ) {
      content.writeUInt32LE(first, at + 42);
      at = content.indexOf(Buffer.from('504b0102', 'hex'), at + 46);
    }
    expect(await refusal(content)).toEqual(['xlsx_damaged']);
  });
});

describe('XML', () => {
  test.each([
    [
      'entities that multiply',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst>&b;</sst>',
    ],
    ['an entity of elsewhere', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>'],
    ['a DTD of elsewhere', '<!DOCTYPE x SYSTEM "http://example.com/x.dtd"><sst/>'],
  ])('with %s is refused', async (_what, xml) => {
    expect(await refusal(makeXlsx('', { [strings]: xml }))).toEqual(['xlsx_unsafe']);
    expect(await refusal(makeXlsx('', { 'xl/workbook.xml': xml }))).toEqual(['xlsx_unsafe']);
  });

  test('that nests without end is refused before it fills memory', async () => {
    const content = makeXlsx('<a>'.repeat(5_000_000));
    expect(await memoryOf(async () => expect(await refusal(content)).toEqual(['xlsx_damaged']))).toBeLessThan(
      150_000_000,
    );
  });

  test('with one text of many pieces is refused before it fills memory', async () => {
    const pieces = '<r><t>aaaaaaaaaaaaaaaaaaaaaaaa</t></r>'.repeat(500_000);
    expect(await refusal(makeXlsx('', { [strings]: `<sst><si>${pieces}</si></sst>` }))).toEqual([
      'xlsx_damaged',
    ]);
    const cell = `<row r="1"><c t="inlineStr"><is>${pieces}</is></c></row>`;
    expect(await refusal(makeXlsx(cell))).toEqual(['1 line_too_long']);
  });

  test('of a style for every grain of sand is refused', async () => {
    const styles = `<styleSheet><cellXfs>${'<xf/>'.repeat(4_000_000)}</cellXfs></styleSheet>`;
    expect(await refusal(makeXlsx('', { 'xl/styles.xml': styles }))).toEqual(['xlsx_unpacks_too_large']);
  });

  test('of more empty texts than a sheet has cells is refused', async () => {
    const texts = `<sst>${'<si/>'.repeat(16_000_001)}</sst>`;
    // Packed less tightly than a bomb, by parts that say nothing.
    const padding = randomBytes(600_000);
    expect(await refusal(makeXlsx('', { [strings]: texts, 'xl/noise': padding }))).toEqual(['xlsx_damaged']);
  }, 60_000);
});
