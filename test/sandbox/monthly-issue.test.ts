import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, putFaults } from './bank-client.ts';
import { basesOf, file, fileOf, idNumberOf, officeFile, putFile, textOf } from './office-client.ts';
import { freshFolder, startSandbox } from './sandbox-process.ts';

const [anna, bo, chen] = [idNumberOf(1), idNumberOf(2), idNumberOf(3)];
const october = officeFile(
  [
    { idNumber: anna, base: '6450.00' },
    { idNumber: bo, base: '12000.00' },
  ],
  { count: '2人', total: '18450.00' },
);
const filingOf = (filingId: string, idNumber: string, baseFen: number, effectivePeriod: string) => ({
  filingId,
  idNumber,
  baseFen,
  effectivePeriod,
});

describe("the office's own next file", () => {
  it('is the month before with the new month, the filed bases and their total', async () => {
    const { url } = await startSandbox(freshFolder());
    await putFile(url, '2026-10', october);
    await file(url, filingOf('F-1', anna, 677_250, '2026-11'));
    await file(url, filingOf('F-2', bo, 1_300_000, '2026-12'));
    const november = october
      .replace('2026年10月', '2026年11月')
      .replace('6450.00', '6772.50')
      .replace('18450.00', '18772.50');
    expect(await textOf(url, '2026-11')).toBe(november);
    expect(await textOf(url, '2026-12')).toBe(
      november
        .replace('2026年11月', '2026年12月')
        .replace('12000.00', '13000.00')
        .replace('18772.50', '19772.50'),
    );
    expect(await textOf(url, '2027-01')).toContain('申报月份,2027年01月');
  });

  it('comes out only one month after a month that is out', async () => {
    const { url } = await startSandbox(freshFolder());
    expect(await fileOf(url, '2026-11')).toBeNull();
    await putFile(url, '2026-10', october);
    expect(await fileOf(url, '2026-12')).toBeNull();
    expect(await fileOf(url, '2026-09')).toBeNull();
    expect(await fileOf(url, '2026-11')).not.toBeNull();
    expect(await fileOf(url, '2026-12')).not.toBeNull();
  });

  it('is fixed once it is out: later filings and a corrected month before wait for the following one', async () => {
    const dir = freshFolder();
    const first = await startSandbox(dir);
    await putFile(first.url, '2026-10', october);
    const issued = await Promise.all([1, 2, 3].map(() => fileOf(first.url, '2026-11')));
    expect(new Set(issued.map(String)).size).toBe(1);
    await file(first.url, filingOf('F-1', anna, 677_250, '2026-11'));
    await putFile(first.url, '2026-10', october.replace('12000.00', '11000.00'));
    expect(await fileOf(first.url, '2026-11')).toEqual(issued[0]);
    await first.kill();
    const { url } = await startSandbox(dir);
    expect(await fileOf(url, '2026-11')).toEqual(issued[0]);
    expect(await textOf(url, '2026-12')).toContain(`${anna},6772.50,`);
    const sha256 = createHash('sha256').update(String(issued[0])).digest('hex');
    expect(readFileSync(join(dir, 'journal.ndjson'), 'utf8')).toContain(`"sha256":"${sha256}"`);
  });

  it('gives way to a file that is put, and the following month is carried from that', async () => {
    const { url } = await startSandbox(freshFolder());
    await putFile(url, '2026-10', october);
    await fileOf(url, '2026-11');
    const put = october.replace('2026年10月', '2026年11月').replace(bo, chen);
    await putFile(url, '2026-11', put);
    expect(await textOf(url, '2026-11')).toBe(put);
    expect(await textOf(url, '2026-12')).toBe(put.replace('2026年11月', '2026年12月'));
  });

  it('carries of several filings the one effective last, and of these the one that arrived last', async () => {
    const { url } = await startSandbox(freshFolder());
    await putFile(url, '2026-10', october);
    await file(url, filingOf('F-1', anna, 700_000, '2026-11'));
    await file(url, filingOf('F-2', anna, 710_000, '2026-11'));
    await file(url, filingOf('F-3', anna, 690_000, '2026-10'));
    await file(url, filingOf('F-4', anna, 720_000, '2026-12'));
    expect(await textOf(url, '2026-11')).toContain(`${anna},7100.00,`);
    expect(await textOf(url, '2026-12')).toContain(`${anna},7200.00,`);
  });

  it('follows no filing that was refused', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { filingRefuse: 1 } });
    await putFile(url, '2026-10', october);
    expect((await file(url, filingOf('F-1', anna, 700_000, '2026-11'))).status).toBe(422);
    expect(await textOf(url, '2026-11')).toContain(`${anna},6450.00,`);
    expect(await basesOf(url, '2026-11', [anna])).toEqual([645_000]);
  });

  it('is issued while the office takes no filings', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { filingDown: true } });
    await putFile(url, '2026-10', october);
    expect(await fileOf(url, '2026-11')).not.toBeNull();
  });

  it('of 100,000 lines is there within seconds', async () => {
    const { url } = await startSandbox(freshFolder());
    const people = Array.from({ length: 100_000 }, (_, n) => ({ idNumber: idNumberOf(n), base: '6450.00' }));
    await putFile(url, '2026-10', officeFile(people, { count: '100000人', total: '645000000.00' }));
    await file(url, filingOf('F-1', idNumberOf(99_999), 677_250, '2026-11'));
    const startedAt = performance.now();
    expect(await textOf(url, '2026-11')).toContain('合计,100000人,,645000322.50,');
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});

describe('the base on record', () => {
  it('is the filed one in force, else that of the latest file, in the order asked', async () => {
    const { url } = await startSandbox(freshFolder());
    const notFiled = idNumberOf(9);
    expect(await basesOf(url, '2026-11', [anna])).toEqual([null]);
    await putFile(url, '2026-10', october);
    await file(url, filingOf('F-1', chen, 500_000, '2026-12'));
    expect(await basesOf(url, '2026-11', [bo, notFiled, chen, anna, ''])).toEqual([
      1_200_000,
      null,
      null,
      645_000,
      null,
    ]);
    expect(await basesOf(url, '2026-12', [chen])).toEqual([500_000]);
    expect(await basesOf(url, '2026-09', [anna])).toEqual([null]);
    expect(await basesOf(url, '2026-11', [])).toEqual([]);
  });

  it('is the filed one also where the file of the month was out before it was filed', async () => {
    const { url } = await startSandbox(freshFolder());
    await putFile(url, '2026-10', october);
    expect(await textOf(url, '2026-11')).toContain(`${anna},6450.00,`);
    await file(url, filingOf('F-1', anna, 677_250, '2026-11'));
    expect(await basesOf(url, '2026-11', [anna])).toEqual([677_250]);
    expect(await basesOf(url, '2026-10', [anna])).toEqual([645_000]);
  });

  it('is asked for at most 10,000 people at once, and not while the office takes no filings', async () => {
    const { url } = await startSandbox(freshFolder());
    const ask = (idNumbers: string[]) =>
      call(url, 'POST', '/social-security/bases/lookup', JSON.stringify({ period: '2026-11', idNumbers }));
    const people = Array.from({ length: 10_001 }, (_, n) => idNumberOf(n));
    expect((await ask(people.slice(1))).status).toBe(200);
    expect((await ask(people)).status).toBe(400);
    await putFaults(url, { filingDown: true });
    expect((await ask([anna])).status).toBe(503);
  });
});
