/** States of one item: what one month owes one employee. */
export const itemStates = [
  'expected',
  'due',
  'sent',
  'unknown',
  'paid',
  'returned',
  'held',
  'zero',
  'carried',
  'cancelled',
] as const;
export type ItemState = (typeof itemStates)[number];

/**
 * The only moves an item may make. The database holds the same table (migration "allowed moves") and refuses
 * every other move. `unknown` is left only after the bank was asked.
 */
export const allowedMoves = {
  expected: ['due', 'zero', 'held', 'cancelled'],
  due: ['sent', 'held', 'zero', 'cancelled'],
  sent: ['paid', 'unknown', 'held'],
  unknown: ['paid', 'sent', 'due', 'held'],
  paid: ['returned'],
  returned: ['held'],
  held: ['due', 'zero', 'carried', 'cancelled'],
  zero: ['due', 'held', 'cancelled'],
  carried: [],
  cancelled: [],
} as const satisfies Record<ItemState, readonly ItemState[]>;

/** The states an item may rest in when its month is closed. */
export const closedStates = ['paid', 'zero', 'carried'] as const satisfies readonly ItemState[];

export function mayMove(from: ItemState, to: ItemState): boolean {
  return (allowedMoves[from] as readonly ItemState[]).includes(to);
}
