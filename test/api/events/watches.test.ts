import { describe, expect, test } from 'vitest';
import { createWatches, type Snapshot, type Version } from '../../../src/api/events/watches.ts';

const at = (count: number, isOver = false): Snapshot => ({
  stage: { state: 'open' },
  progress: { count },
  isOver,
});

function follow(looks: () => Snapshot | null, followers: number, pollMs = 20) {
  let taken = 0;
  const warnings: unknown[] = [];
  const watches = createWatches(pollMs, { warn: (what: unknown) => void warnings.push(what) });
  const told: Version[][] = Array.from({ length: followers }, () => []);
  const read = async () => {
    taken += 1;
    return looks();
  };
  const ends = told.map((list) => watches.follow('one', read, (version) => list.push(version)));
  return { watches, told, ends, read, warnings, taken: () => taken };
}

describe('what is followed', () => {
  test('is looked at once for all who follow it, and told when it changes', async () => {
    let count = 0;
    const { told, ends, taken } = follow(() => at(count), 50);
    await expect.poll(() => told.every((list) => list.length === 1)).toBe(true);
    const before = taken();
    count = 1;
    await expect.poll(() => told.every((list) => list.length === 2)).toBe(true);
    expect(taken() - before).toBeLessThan(10);
    for (const list of told)
      expect(list.map(({ snapshot }) => snapshot.progress)).toEqual([{ count: 0 }, { count: 1 }]);
    for (const end of ends) end();
  });

  test('is told at once to whoever comes later, and no longer looked at when all have gone', async () => {
    const { watches, told, ends, read, taken } = follow(() => at(7), 1);
    await expect.poll(() => told[0]).toHaveLength(1);
    const late: Version[] = [];
    const end = watches.follow('one', read, (version) => late.push(version));
    expect(late).toEqual(told[0]);
    end();
    ends[0]?.();
    const looks = taken();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(taken()).toBe(looks);
  });

  test('is looked at again after a look that failed', async () => {
    let isDown = true;
    const { told, ends, warnings } = follow(() => {
      if (isDown) throw new Error('the database is away');
      return at(1);
    }, 1);
    await expect.poll(() => warnings.length).toBeGreaterThan(1);
    isDown = false;
    await expect.poll(() => told[0]).toHaveLength(1);
    ends[0]?.();
  });

  test('is over when it is there no more', async () => {
    const { told, ends } = follow(() => null, 1);
    await expect.poll(() => told[0]?.[0]?.snapshot.isOver).toBe(true);
    ends[0]?.();
  });
});
