import { expect, test } from 'vitest';
import { actOnEach, unlessDone } from '../../src/cli/cycle/act-on-each.ts';
import { ApiRefusal } from '../../src/client/refusal.ts';

const refusal = (code: string) =>
  new ApiRefusal({ type: code, title: code, status: 409, code, detail: code, requestId: 'r' });

test('everybody acts once, and the last line says how many did', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => index);
  const acted: number[] = [];
  const said: string[] = [];
  await actOnEach(
    rows,
    'acted',
    (line) => said.push(line),
    async (row) => {
      acted.push(row);
    },
  );
  expect(acted.sort((a, b) => a - b)).toEqual(rows);
  expect(said.at(-1)).toBe('  acted: 50 of 50');
});

test('the first fault ends it, and what was not begun is left', async () => {
  let begun = 0;
  const work = actOnEach(
    Array.from({ length: 1000 }, (_, index) => index),
    'acted',
    () => undefined,
    async (row) => {
      begun += 1;
      await Promise.resolve();
      if (row === 3) throw new Error('no');
    },
  );
  await expect(work).rejects.toThrow('no');
  expect(begun).toBeLessThan(50);
});

test('nobody to act says nothing', async () => {
  const said: string[] = [];
  await actOnEach(
    [],
    'acted',
    (line) => said.push(line),
    async () => undefined,
  );
  expect(said).toEqual([]);
});

test('what a refusal says is done already is done; any other refusal is not', async () => {
  await unlessDone(['goals_already_confirmed'], async () => {
    throw refusal('goals_already_confirmed');
  });
  const other = unlessDone(['goals_already_confirmed'], async () => {
    throw refusal('not_your_goals');
  });
  await expect(other).rejects.toThrow('not_your_goals');
});
