import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { basesOf, file, fileOf, idNumberOf, officeFile, putFile, textOf } from './office-client.ts';
import { freshFolder, startSandbox } from './sandbox-process.ts';

const filed = idNumberOf(1);
const other = idNumberOf(2);
const filing = { filingId: 'F-1', idNumber: filed, baseFen: 700_000, effectivePeriod: '2026-11' };

/** What the office makes of its file for 2026-10 when `filed` has a new base of 7,000.00 yuan. */
async function carried(october: string | Buffer): Promise<Buffer | null> {
  const { url } = await startSandbox(freshFolder());
  await putFile(url, '2026-10', typeof october === 'string' ? october : Uint8Array.from(october));
  await file(url, filing);
  return fileOf(url, '2026-11');
}

const carriedText = async (october: string) => (await carried(october))?.toString('utf8');

describe('a carried file', () => {
  const october = officeFile(
    [
      { idNumber: filed, base: '6450.00', name: '龘芳' },
      { idNumber: other, base: '1.00' },
    ],
    { count: '2人', total: '6451.00' },
    '\n',
  );
  const november = october
    .replace('10月', '11月')
    .replace('6450.00', '7000.00')
    .replace('6451.00', '7001.00');

  it.each([
    ['GB18030', (text: string) => iconv.encode(text, 'gb18030')],
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a byte-order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ])('in %s keeps encoding and line ends', async (_, encode) => {
    expect(await carried(encode(october))).toEqual(encode(november));
  });

  it('changes the base of every line with the ID number, however that is written, and leaves other lines alone', async () => {
    const text = officeFile(
      [
        { idNumber: `'${filed.toLowerCase()}`, base: '"6,450.00"' },
        { idNumber: ` ${filed.slice(0, 6)}　${filed.slice(6)} `, base: '6450.00元' },
        { idNumber: '１１０１０１１９９０００００００１Ｘ', base: '"六千""元"""' },
        { idNumber: filed, base: '' },
        { idNumber: filed.replace('X', '5'), base: '"6,450.00"' },
        { idNumber: other, base: '６４５０．００', name: '"王,\n芳"' },
        { idNumber: '', base: '-100.00' },
        { idNumber: other, base: '不详' },
      ],
      { count: '8人', total: '0.00' },
    );
    const expected = text
      .replace('10月', '11月')
      .replace(`${filed.toLowerCase()},"6,450.00"`, `${filed.toLowerCase()},"7000.00"`)
      .replace(' ,6450.00元', ' ,7000.00')
      .replace('"六千""元"""', '"7000.00"')
      .replace(`${filed},,`, `${filed},7000.00,`)
      .replace('8人,,0.00', '8人,,40800.00');
    expect(await carriedText(text)).toBe(expected);
  });

  it.each([
    ['2026-10', '2026-11'],
    ['2026/10', '2026/11'],
    ['202610', '202611'],
    ['2026年10月份 ', '2026年11月份 '],
    ['２０２６年１０月', '２０２６年１１月'],
  ])('keeps the writing of the month %s', async (before, after) => {
    const text = await carriedText(october.replace('2026年10月', before));
    expect(text).toBe(november.replace('2026年11月', after));
  });

  it('declares what it holds in the words of the file, also where the month before declared it wrong', async () => {
    const wrong = october
      .replace('申报月份,', '申报月份：')
      .replace('合计,2人,,6451.00,', '合计：3人,,,"9,999.00元",');
    expect(await carriedText(`${wrong}制表人：李,,,,\n`)).toBe(
      `${november.replace('申报月份,', '申报月份：').replace('合计,2人,,7001.00,', '合计：2人,,,"7,001.00元",')}制表人：李,,,,\n`,
    );
  });

  it('of a workbook is CSV in UTF-8 with a byte-order mark, and is carried on from there', async () => {
    const rows = [
      ['医疗保险月度缴费明细'],
      ['申报月份', '2026-10', '单位编号', '110108000123'],
      ['序号', '姓名', '公民身份号码', '缴费基数(元)', '医保存折账号'],
      ['1', '王,芳', filed, 6450, '6222020000000000001'],
      ['2', '李雷', other, 8000.1, '6222020000000000002'],
      ['合计', '2人', null, 14450.1],
    ];
    const sheet = rows.map((row) => row.map((value) => (value === null ? null : { value })));
    const { url } = await startSandbox(freshFolder());
    await putFile(url, '2026-10', Uint8Array.from(await writeXlsxFile(sheet).toBuffer()));
    await file(url, filing);
    const lines = [
      '\ufeff医疗保险月度缴费明细,,,,',
      '申报月份,2026-11,单位编号,110108000123,',
      '序号,姓名,公民身份号码,缴费基数(元),医保存折账号',
      `1,"王,芳",${filed},7000.00,6222020000000000001`,
      `2,李雷,${other},8000.1,6222020000000000002`,
      '合计,2人,,15000.10,',
      '',
    ];
    expect(await basesOf(url, '2026-10', [other, filed])).toEqual([800_010, 645_000]);
    expect(await textOf(url, '2026-11')).toBe(lines.join('\r\n'));
    expect(await textOf(url, '2026-12')).toBe(lines.join('\r\n').replace('2026-11', '2026-12'));
  });

  it.each([
    ['garbage', Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x0d, 0x0a, 0x80])],
    ['a damaged workbook', Buffer.from('PK\x03\x04 and no more')],
    ['a file without its closing row', Buffer.from(october.replace(/合计.*\n/, ''))],
    ['a file with a quote that nothing closes', Buffer.from(october.replace('6450.00', '"6450.00'))],
    ['a file without its month', Buffer.from(october.replace('申报月份', '月份'))],
    ['nothing', Buffer.alloc(0)],
  ])('is not made of %s', async (_, bytes) => {
    expect(await carried(bytes)).toBeNull();
  });
});
