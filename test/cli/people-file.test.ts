import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPeopleFile } from '../../src/cli/cycle/people-file.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'wulou-people-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const ann = { employeeNo: 'A1', username: 'a1', password: 'first' };
const bo = { employeeNo: 'A2', username: 'a2', password: 'second' };

test('what was told once is there for the next command, and only for the owner of the home', () => {
  const file = openPeopleFile(home);
  file.startAsking();
  file.add([ann]);
  file.add([bo]);
  file.endAsking();
  const again = openPeopleFile(home);
  expect([again.passwordOf('a1'), again.passwordOf('a2'), again.passwordOf('a3')]).toEqual([
    'first',
    'second',
    undefined,
  ]);
  expect(statSync(file.path).mode & 0o777).toBe(0o600);
});

test('a password that was set anew takes the place of the former', () => {
  const file = openPeopleFile(home);
  file.add([ann, bo]);
  file.add([{ ...ann, password: 'anew' }]);
  expect([openPeopleFile(home).passwordOf('a1'), openPeopleFile(home).passwordOf('a2')]).toEqual([
    'anew',
    'second',
  ]);
});

test('an interrupted command leaves behind since when answers may be lost, and the next one keeps that', () => {
  openPeopleFile(home).startAsking();
  const since = openPeopleFile(home).askingSince;
  expect(since).not.toBeNull();
  const again = openPeopleFile(home);
  again.startAsking();
  expect(again.askingSince).toBe(since);
  again.endAsking();
  expect(openPeopleFile(home).askingSince).toBeNull();
});
