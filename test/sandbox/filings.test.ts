import { appendFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { call, get, putFaults } from './bank-client.ts';
import { basesOf, file, idNumberOf } from './office-client.ts';
import { freshFolder, startSandbox } from './sandbox-process.ts';

const filing = { filingId: 'F-1', idNumber: idNumberOf(1), baseFen: 500_000, effectivePeriod: '2026-10' };

it('the same filing id with another base, month or person is refused as a conflict, also after a kill', async () => {
  const dir = freshFolder();
  const first = await startSandbox(dir);
  const answer = await file(first.url, filing);
  await first.kill();
  const { url } = await startSandbox(dir);
  for (const other of [{ baseFen: 500_001 }, { effectivePeriod: '2026-11' }, { idNumber: idNumberOf(2) }]) {
    const { status, text } = await file(url, { ...filing, ...other });
    expect(status).toBe(409);
    expect(text).not.toContain(idNumberOf(2));
  }
  expect(await file(url, filing)).toEqual(answer);
  expect(await basesOf(url, '2026-11', [filing.idNumber, idNumberOf(2)])).toEqual([500_000, null]);
});

it('of two filings of one id and other content that arrive at one moment, one is answered', async () => {
  const { url } = await startSandbox(freshFolder());
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => file(url, { ...filing, baseFen: 500_000 + (n % 2) })),
  );
  const accepted = answers.flatMap(({ status }, n) => (status === 200 ? [500_000 + (n % 2)] : []));
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect(accepted).toHaveLength(10);
  expect(await basesOf(url, '2026-10', [filing.idNumber])).toEqual([accepted[0]]);
});

it('the journal holds no ID number, and the key that stands for them is for its owner alone', async () => {
  const dir = freshFolder();
  const { url } = await startSandbox(dir);
  await file(url, filing);
  expect(readFileSync(join(dir, 'journal.ndjson'), 'utf8')).not.toContain(filing.idNumber);
  expect(statSync(join(dir, 'filing-key')).mode & 0o777).toBe(0o600);
});

it('a folder that lost its key while it holds filings is not opened with a new one', async () => {
  const dir = freshFolder();
  const first = await startSandbox(dir);
  await file(first.url, filing);
  await first.kill();
  rmSync(join(dir, 'filing-key'));
  await expect(startSandbox(dir)).rejects.toThrow('the key of the filings is missing');
  expect(existsSync(join(dir, 'filing-key'))).toBe(false);
});

it('a filing of an old journal, without content, keeps its answer and moves no base', async () => {
  const dir = freshFolder();
  const first = await startSandbox(dir);
  await first.kill();
  const answer = { status: 'accepted', filingId: 'F-1', receiptNo: 'SS1' };
  appendFileSync(
    join(dir, 'journal.ndjson'),
    `${JSON.stringify([{ type: 'filing', filingId: 'F-1', answer }])}\n`,
  );
  const { url } = await startSandbox(dir);
  expect(JSON.parse((await file(url, filing)).text)).toEqual(answer);
  expect(await basesOf(url, '2026-10', [filing.idNumber])).toEqual([null]);
  expect(await get(url, '/social-security/filings.csv')).toContain('\nF-1,,,accepted,SS1,\n');
});

it('the list of filings stands in the order of their arrival and meets no fault', async () => {
  const { url } = await startSandbox(freshFolder());
  const { text } = await file(url, { ...filing, filingId: 'F,"1"' });
  await putFaults(url, { filingRefuse: 1 });
  await file(url, { ...filing, filingId: 'A-2', effectivePeriod: '2026-12' });
  await putFaults(url, { filingDown: true });
  expect(await get(url, '/social-security/filings.csv')).toBe(
    [
      'filingId,baseFen,effectivePeriod,status,receiptNo,reason',
      `"F,""1""",500000,2026-10,accepted,${JSON.parse(text).receiptNo},`,
      'A-2,500000,2026-12,refused,,base_not_accepted',
      '',
    ].join('\n'),
  );
  expect((await call(url, 'GET', '/social-security/filings/A-2')).status).toBe(503);
});
