import { describe, expect, test } from 'vitest';
import { dataOf } from '../../src/client/refusal.ts';
import { must } from '../../src/domain/assert.ts';
import { replyOf } from '../support/injected-client.ts';
import { load, month, runToEnd, start, tasksOf, until } from '../support/months.ts';
import { loadEmployees } from '../support/organisation.ts';
import { type Person, people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';

/** The office's own file of a month, as its service gives it. */
function officeFile(staff: readonly Person[], period: string, declared = staff.length): string {
  const [year, monthOfYear] = period.split('-');
  const lines = staff.map((one, index) => `${index + 1},${one.name},${one.idNumber},6450.00,${one.account}`);
  return [
    '医疗保险月度缴费明细',
    `申报月份,${year}年${monthOfYear}月,单位编号,110108000999`,
    '序号,姓名,公民身份号码,缴费基数(元),医保存折账号',
    ...lines,
    `合计,${declared}人,,${(6450 * staff.length).toFixed(2)},`,
    '',
  ].join('\r\n');
}

async function publish(baseUrl: string, period: string, file: string): Promise<void> {
  const response = await fetch(`${baseUrl}/social-security/contributions/${period}`, {
    method: 'PUT',
    body: file,
  });
  if (!response.ok) throw new Error(`the office took the file with ${response.status}`);
}

describe("the office's own service", () => {
  test('is asked for the file of the month when nobody uploads it', async () => {
    const world = await testWorld();
    await loadEmployees(world.database, people(2));
    await publish(world.sandbox.baseUrl, '2026-10', officeFile(people(2), '2026-10'));
    const run = await start(world, '2026-10');
    expect(await runToEnd(world, run)).toMatchObject({ paid: 2, lines: { received: 2 } });
  });

  test('that gives a file which does not hold together gives HR a task, and the month waits for a right one', async () => {
    const world = await testWorld({ uploadReminderMs: 300 });
    await loadEmployees(world.database, people(2));
    await publish(world.sandbox.baseUrl, '2026-10', officeFile(people(2), '2026-10', 3));
    const run = await start(world, '2026-10');
    await until('a task', async () =>
      (await tasksOf(world, run)).some((task) => task.kind === 'upload_refused'),
    );
    await publish(world.sandbox.baseUrl, '2026-10', officeFile(people(2), '2026-10'));
    expect(await runToEnd(world, run)).toMatchObject({ paid: 2 });
    expect((await tasksOf(world, run)).filter((task) => task.state === 'open')).toEqual([]);
  });
});

describe('an exception', () => {
  test('ends only when two people of finance say the same', async () => {
    const world = await testWorld();
    await world.sandbox.setFaults({ seed: 1, amountError: 1 });
    await load(world, '2026-10', people(1));
    const { run } = await month(world, '2026-10');
    const shown = await dataOf(
      world
        .as('auditor1')
        .GET('/v1/disbursements/{runId}/exceptions', { params: { path: { runId: run.id } } }),
    );
    const [one] = shown.exceptions;
    expect(one).toMatchObject({ owner: 'finance', state: 'open' });
    const resolve = (as: string, resolution: 'repaid' | 'written_off') =>
      replyOf(
        world.as(as).POST('/v1/exceptions/{exceptionId}/resolve', {
          params: { path: { exceptionId: must(one, 'exception').id } },
          body: { resolution },
        }),
      );
    expect(await resolve('hr1', 'repaid')).toMatchObject({ status: 403 });
    expect(await resolve('finance1', 'repaid')).toMatchObject({ status: 200, body: { state: 'proposed' } });
    expect(await resolve('finance1', 'repaid')).toMatchObject({
      status: 409,
      body: { code: 'maker_is_checker' },
    });
    expect(await resolve('finance2', 'written_off')).toMatchObject({ body: { state: 'proposed' } });
    expect(await resolve('finance1', 'written_off')).toMatchObject({ body: { state: 'resolved' } });
    expect(await resolve('finance3', 'repaid')).toMatchObject({
      status: 409,
      body: { code: 'already_decided' },
    });
  });
});
