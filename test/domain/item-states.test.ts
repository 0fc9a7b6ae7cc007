import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allowedMoves,
  closedStates,
  type ItemState,
  itemStates,
  mayMove,
} from '../../src/domain/item-states.ts';

const state = fc.constantFrom(...itemStates);

describe('the states of an item', () => {
  test.each([
    ['due', 'sent'],
    ['sent', 'paid'],
    ['sent', 'unknown'],
    ['unknown', 'paid'],
    ['unknown', 'due'],
    ['paid', 'returned'],
    ['returned', 'held'],
    ['held', 'due'],
    ['held', 'carried'],
  ] as const)('%s may become %s', (from, to) => {
    expect(mayMove(from, to)).toBe(true);
  });

  test.each([
    ['due', 'paid'],
    ['expected', 'paid'],
    ['expected', 'sent'],
    ['held', 'paid'],
    ['held', 'sent'],
    ['paid', 'due'],
    ['paid', 'sent'],
    ['returned', 'due'],
    ['sent', 'due'],
    ['sent', 'cancelled'],
    ['unknown', 'cancelled'],
    ['paid', 'cancelled'],
    ['carried', 'due'],
    ['cancelled', 'due'],
    ['due', 'carried'],
  ] as const)('%s may never become %s', (from, to) => {
    expect(mayMove(from, to)).toBe(false);
  });

  test('nothing becomes what it is', () => {
    for (const one of itemStates) expect(mayMove(one, one)).toBe(false);
  });

  test('money moves only out of sent or unknown: nobody is paid who was not sent', () => {
    expect(itemStates.filter((from) => mayMove(from, 'paid'))).toEqual(['sent', 'unknown']);
  });

  test('what is on its way can be called off by nobody', () => {
    expect(itemStates.filter((from) => mayMove(from, 'cancelled'))).toEqual([
      'expected',
      'due',
      'held',
      'zero',
    ]);
  });

  test('every state but expected is reached from another', () => {
    const reached = new Set(itemStates.flatMap((from) => allowedMoves[from] as readonly ItemState[]));
    expect(itemStates.filter((one) => !reached.has(one))).toEqual(['expected']);
  });

  test('from every open state some way leads to one that a closed month may hold', () => {
    const leadsTo = (from: ItemState, seen = new Set<ItemState>()): Set<ItemState> => {
      for (const to of allowedMoves[from]) if (!seen.has(to)) leadsTo(to, seen.add(to));
      return seen;
    };
    for (const from of itemStates) {
      if (from === 'cancelled' || (closedStates as readonly ItemState[]).includes(from)) continue;
      expect(
        closedStates.some((closed) => leadsTo(from).has(closed)),
        from,
      ).toBe(true);
    }
  });

  test('between two payments of an item there is always a return', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 40 }), (wanted) => {
        let now: ItemState = 'expected';
        let paid = 0;
        let returned = 0;
        for (const to of wanted) {
          if (!mayMove(now, to)) continue;
          now = to;
          if (to === 'paid') paid += 1;
          if (to === 'returned') returned += 1;
          expect(paid - returned).toBeGreaterThanOrEqual(0);
          expect(paid - returned).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
