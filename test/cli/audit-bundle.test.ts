import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { archiveKey } from '../../src/archive/archive-key.ts';
import { writeManifest } from '../../src/archive/manifest.ts';
import { zipOf } from '../support/rezip.ts';

const wulou = resolve(import.meta.dirname, '../../bin/wulou.js');
const key = archiveKey(Buffer.alloc(32, 1));
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wulou-audit-'));
  const manifest = writeManifest({
    form: 'wulou-archive/1',
    subject: 'employee-change/1',
    kind: 'change',
    archivedAt: '2026-10-25T01:30:00.000Z',
    keyId: key.id,
    entries: [],
    histories: [],
    code: [],
    lists: [],
  });
  await zipOf(new Map([['manifest.json', manifest]]), join(folder, 'bundle.zip'));
  writeFileSync(join(folder, 'no.zip'), 'not a zip file');
  const other = {
    subject: 'employee-change/2',
    keyId: 'archive-other',
    key: Buffer.alloc(32, 2).toString('base64'),
  };
  writeFileSync(join(folder, 'other.key'), JSON.stringify(other));
  return () => rmSync(folder, { recursive: true });
});

async function audit(...args: string[]): Promise<{ code: number; said: string }> {
  try {
    const env = { PATH: process.env.PATH };
    const done = await promisify(execFile)(process.execPath, [wulou, 'audit', ...args], { cwd: folder, env });
    return { code: 0, said: done.stdout + done.stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

test.each([
  [['verify', 'none.zip'], 'There is no file none.zip.'],
  [['replay', 'no.zip'], 'no.zip is no bundle, or is damaged or cut off'],
  [['verify', 'bundle.zip', '--key', 'other.key'], 'other.key is the key of another archive.'],
  [['replay', 'bundle.zip', '--key', 'no.zip'], 'no.zip cannot be read as JSON'],
  [['export', '--run', 'x', '--out', 'y', '--key-out', 'z'], '--reason'],
])('wulou audit %s says what is wrong, and where', async (args, words) => {
  const { code, said } = await audit(...args);
  expect(said).toContain(words);
  expect(said).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});

test('a bundle without a trail and without its own history is none', async () => {
  const { code, said } = await audit('verify', 'bundle.zip');
  expect(code).toBe(1);
  expect(said).toContain('✗ trail.json: It was removed.');
  expect(said).toContain('✗ employee-change/1: Its own history is missing.');
});

test('a bundle that does not hold is not replayed: its code may be anybody’s', async () => {
  const { code, said } = await audit('replay', 'bundle.zip');
  expect(code).toBe(1);
  expect(said).toContain('✗ trail.json: It was removed.');
  expect(said).toContain('its code was not run');
  expect((await audit('replay', 'bundle.zip', '--anyway')).said).toContain('0 of 0 histories replay.');
});

test('heads that were kept before there was a seal are none', async () => {
  const none = { form: 'wulou-audit-heads/1', seals: [], keys: [] };
  writeFileSync(join(folder, 'none.json'), JSON.stringify(none));
  const { code, said } = await audit('verify', 'bundle.zip', '--head', 'none.json');
  expect([code, said]).toEqual([1, expect.stringContaining('none.json holds no sealed head')]);
});
