import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { balanceOf, call, get, ledgerOf, orders, pain001, pay, statementsAfter } from './bank-client.ts';
import { freshFolder, startSandbox } from './sandbox-process.ts';

it('a kill loses no answer, no booking and no statement', async () => {
  const dir = freshFolder();
  const before = await startSandbox(dir, {
    faults: { seed: 7, refuse: 0.2, returned: 0.2, amountError: 0.1 },
    funds: 10_000_000,
  });
  const xml = pain001('M-1', orders('A', 100));
  const answer = await pay(before.url, xml);
  const list = await statementsAfter(before.url, 0);
  const statement = await get(before.url, '/bank/statements/1');
  await pay(before.url, pain001('M-2', orders('B', 100)));
  await before.kill();

  const after = await startSandbox(dir, { funds: 5 });
  expect(await pay(after.url, xml)).toEqual(answer);
  expect(await get(after.url, '/bank/statements/1')).toBe(statement);
  expect((await statementsAfter(after.url, 0)).statements[0]).toEqual(list.statements[0]);
  const booked = (await ledgerOf(after.url)).filter(({ status }) => status === 'booked');
  expect(new Set(booked.map(({ endToEndId }) => endToEndId)).size).toBe(booked.length);
  // Every return reaches the ledger once, also those that fell due while the bank was down.
  await expect
    .poll(async () => (await statementsAfter(after.url, 0)).statements.length, { timeout: 20_000 })
    .toBeGreaterThan(2);
  const rows = await ledgerOf(after.url);
  const sumFen = rows.reduce(
    (sum, { amountFen, status }) => sum + (status === 'booked' ? amountFen : -amountFen),
    0,
  );
  expect(await balanceOf(after.url)).toBe(10_000_000 - sumFen);
  expect(rows.some(({ status }) => status === 'returned')).toBe(true);
});

it('killed again and again while messages come in, it has booked each transfer exactly once', async () => {
  const dir = freshFolder();
  const messages = Array.from({ length: 8 }, (_, index) => pain001(`M-${index}`, orders(`A${index}`, 200)));
  const answers = new Map<string, string>();
  for (let round = 0; answers.size < messages.length; round += 1) {
    expect(round).toBeLessThan(10);
    const { url, kill } = await startSandbox(dir);
    const open = messages.filter((xml) => !answers.has(xml));
    const sent = open.map(async (xml) => {
      const { status, text } = await pay(url, xml);
      if (status === 200) answers.set(xml, text);
    });
    // Killed as the first answer leaves, with the others at whatever point they are; at the third round all pass.
    await (round < 2 ? Promise.any(sent) : Promise.all(sent));
    await kill();
    await Promise.allSettled(sent);
  }
  const { url } = await startSandbox(dir);
  for (const [xml, answer] of answers) expect((await pay(url, xml)).text).toBe(answer);
  const ids = (await ledgerOf(url)).map(({ endToEndId }) => endToEndId);
  expect(ids).toHaveLength(1600);
  expect(new Set(ids).size).toBe(1600);
});

it('a torn last line is cut off, and the next fact stands on a line of its own', async () => {
  const dir = freshFolder();
  const path = join(dir, 'journal.ndjson');
  const first = await startSandbox(dir);
  await pay(first.url, pain001('M-1', orders('A', 2)));
  await first.kill();
  const whole = statSync(path).size;
  appendFileSync(path, readFileSync(path).subarray(-60, -20));
  const second = await startSandbox(dir);
  expect(statSync(path).size).toBe(whole);
  await pay(second.url, pain001('M-2', orders('B', 2)));
  await second.kill();
  expect(await ledgerOf((await startSandbox(dir)).url)).toHaveLength(4);
});

it('a damaged line before the last one is no torn line: the sandbox refuses to start', async () => {
  const dir = freshFolder();
  const path = join(dir, 'journal.ndjson');
  await (await startSandbox(dir)).kill();
  appendFileSync(path, '[{"type":\n[]\n');
  await expect(startSandbox(dir)).rejects.toThrow('line 2 of the journal is damaged');
});

it('a second process on the same folder cannot book beside the first', async () => {
  const dir = freshFolder();
  const first = await startSandbox(dir);
  const second = await startSandbox(dir);
  expect((await pay(first.url, pain001('M-1', orders('A', 1)))).status).toBe(200);
  const refused = await pay(second.url, pain001('M-2', orders('A', 1))).catch(() => ({ status: 0 }));
  expect(refused.status).not.toBe(200);
  expect((await call(first.url, 'GET', '/bank/payments/M-2')).status).toBe(404);
});
