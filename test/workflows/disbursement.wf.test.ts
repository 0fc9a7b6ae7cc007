import { describe, expect, test } from 'vitest';
import { stages } from '../../src/domain/stages.ts';
import { replyOf } from '../support/injected-client.ts';
import { bankBook, heldBy, load, month, start } from '../support/months.ts';
import { people, person } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';

describe('a month', () => {
  test('goes through all eight stages and leaves everybody paid, carried or at zero', async () => {
    const world = await testWorld();
    const staff = [...people(5), person(6, { leftOn: '2026-09-30' })];
    await load(world, '2026-10', staff, { E0005: { name: '另一个人', nameKey: '另一个人' } });
    const { report, run } = await month(world, '2026-10');
    expect(report).toMatchObject({ expected: 6, paid: 4, carried: 1, zero: 1, open: 0, omitted: 0 });
    expect(report.stages.map(({ stage }) => stage)).toEqual([...stages]);
    expect(report.stages.every(({ leftAt }) => leftAt !== null)).toBe(true);
    const book = await bankBook(world);
    for (const one of staff.slice(0, 4))
      expect(heldBy(book, one.account)).toEqual({ fen: 12_900, bookings: 1 });
    expect(book).toHaveLength(4);
    const result = await world.client.workflow.getHandle(run.workflowId).result();
    expect(result).toEqual({ paid: 4, carried: 1, zero: 1 });
  });

  test('that is started a second time is refused, and the refusal names the first', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2));
    const run = await start(world, '2026-10');
    const again = await replyOf(
      world.as('hr2').POST('/v1/disbursements', {
        body: {
          programme: world.programme,
          period: '2026-10',
        },
      }),
    );
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'run_exists', run: String(run.id) });
    expect(again.body.detail).toContain(run.workflowId);
  });
});
