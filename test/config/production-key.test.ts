import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readEnvironment } from '../../src/config/environment.ts';
import { adoptKeyFile, createKeyFile } from '../../src/config/key-file.ts';
import { masterKeySource, readMasterKeys } from '../../src/config/master-keys.ts';
import { masterKeyProblems } from '../../src/config/production.ts';

const folder = mkdtempSync(join(tmpdir(), 'wulou-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string) => join(folder, name);
const textOf = (name: string) => readFileSync(fileOf(name), 'utf8');
createKeyFile(fileOf('demo'), { id: 'm1', demo: true });
createKeyFile(fileOf('real'), { id: 'm-real', demo: false });
createKeyFile(fileOf('adopted'), { id: 'm1', demo: true });
adoptKeyFile(fileOf('adopted'));

/** Of the master key that a process would come to have. */
function problemsOf(given: Record<string, string>): string[] {
  const environment = readEnvironment({ WULOU_MODE: 'production', ...given });
  const masters = readMasterKeys(masterKeySource(environment), false);
  if (!masters) throw new Error('there is no master key');
  return masterKeyProblems(environment, masters);
}

test.each([
  ['by its content', { WULOU_MASTER_KEY: textOf('demo'), WULOU_KEYS: fileOf('none') }],
  ['by its content, beside its file', { WULOU_MASTER_KEY: textOf('demo'), WULOU_KEYS: fileOf('demo') }],
  ['by a command', { WULOU_MASTER_KEY_COMMAND: `cat ${fileOf('demo')}`, WULOU_KEYS: fileOf('none') }],
  [
    'under another name',
    { WULOU_MASTER_KEY: JSON.parse(textOf('demo')).keys.m1 as string, WULOU_KEYS: fileOf('demo') },
  ],
])('a master key for trying is refused in production when it is given %s', (_, given) => {
  expect(problemsOf(given)).toEqual([expect.stringContaining('was made for trying')]);
});

test('a master key of equal bytes is refused in production', () => {
  expect(problemsOf({ WULOU_MASTER_KEY: '0'.repeat(64), WULOU_KEYS: fileOf('none') })).toEqual([
    expect.stringContaining('one byte, again and again'),
  ]);
});

test('a real key beside the one for trying is taken in production, and so is one that was adopted', () => {
  expect(problemsOf({ WULOU_MASTER_KEY: textOf('real'), WULOU_KEYS: fileOf('demo') })).toEqual([]);
  expect(problemsOf({ WULOU_KEYS: fileOf('adopted') })).toEqual([]);
  expect(problemsOf({ WULOU_MASTER_KEY: textOf('adopted'), WULOU_KEYS: fileOf('adopted') })).toEqual([]);
});
