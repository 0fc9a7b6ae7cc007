import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { Bundle } from '../../src/archive/bundle.ts';
import { zipOf } from '../support/rezip.ts';

async function linesOf(name: string, content: Buffer): Promise<object[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wulou-lines-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bundle = await Bundle.open(await zipOf(new Map([[name, content]]), join(folder, 'a.zip')));
  const rows: object[] = [];
  for await (const row of bundle.lines<object>(name)) rows.push(row);
  bundle.close();
  return rows;
}

test('lines are read one by one, whatever bytes a piece of them ends with', async () => {
  const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `${'赵'.repeat(id % 7)}𠮷` }));
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  expect(await linesOf('a.ndjson.gz', gzipSync(`${text}\n`))).toEqual(rows);
  expect(await linesOf('a.ndjson.gz', gzipSync(text))).toEqual(rows);
  expect(await linesOf('a.ndjson.gz', gzipSync(''))).toEqual([]);
});

test('bytes that do not unpack are a fault, not an end', async () => {
  const whole = gzipSync(`${JSON.stringify({ id: 1 })}\n`.repeat(1_000));
  await expect(linesOf('a.ndjson.gz', whole.subarray(0, whole.length - 20))).rejects.toThrow();
  await expect(linesOf('a.ndjson.gz', Buffer.from('no gzip'))).rejects.toThrow();
});
