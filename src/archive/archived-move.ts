export const movesName = 'item-events.ndjson.gz';

/** One change of state of an item, as a run's bundle has it. */
export interface ArchivedMove {
  readonly itemId: number;
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
  readonly amountFen: number | null;
}
