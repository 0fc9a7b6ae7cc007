import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readEnvironment } from '../../src/config/environment.ts';
import { createKeyFile } from '../../src/config/key-file.ts';
import { environmentProblems } from '../../src/config/production.ts';

const folder = mkdtempSync(join(tmpdir(), 'wulou-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
createKeyFile(join(folder, 'real'), { id: 'm1', demo: false });
createKeyFile(join(folder, 'demo'), { id: 'm1', demo: true });

const ready = {
  WULOU_MODE: 'production',
  WULOU_KEYS: join(folder, 'real'),
  WULOU_BANK_URL: 'https://bank.example',
  WULOU_OFFICE_URL: 'https://office.example',
  WULOU_SMS_URL: 'https://sms.example',
};
const problemsOf = (changed: Record<string, string>): string[] =>
  environmentProblems(readEnvironment({ ...ready, ...changed }));

test('a real key, and three parties over https, are fit for production', () => {
  expect(problemsOf({})).toEqual([]);
});

test.each([
  [{ WULOU_KEYS: join(folder, 'demo') }, 'was made for trying'],
  [{ WULOU_KEYS: join(folder, 'none') }, 'There is no master key'],
  [{ WULOU_SANDBOX_URL: 'http://127.0.0.1:7070' }, 'WULOU_SANDBOX_URL is set'],
  [{ WULOU_EMBEDDED: '1' }, 'WULOU_EMBEDDED is set'],
  [{ WULOU_SMS_URL: '' }, 'Not set: WULOU_SMS_URL'],
  [{ WULOU_BANK_URL: 'http://bank.example' }, 'No https address: WULOU_BANK_URL'],
  [{ WULOU_OFFICE_URL: 'office.example' }, 'No https address: WULOU_OFFICE_URL'],
])('%j is not: %s', (changed, words) => {
  expect(problemsOf(changed)).toEqual([expect.stringContaining(words)]);
});

test('nothing of it concerns an installation for trying', () => {
  expect(problemsOf({ WULOU_MODE: 'development', WULOU_BANK_URL: '' })).toEqual([]);
});
