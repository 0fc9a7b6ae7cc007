import type { HoldReason } from '../../domain/hold-reasons.ts';

/**
 * What a bank's reason code means for what comes next: a hold of one person, or `duplicate` - the bank already has
 * the transfer, so it is looked up - or `insufficient_funds`, which is about the whole file.
 */
export type RefusalMeaning =
  | Extract<HoldReason, 'account_closed' | 'account_invalid' | 'name_mismatch' | 'refused_by_bank'>
  | 'duplicate'
  | 'insufficient_funds';

/** ISO 20022, external code set of status reasons. */
const meaningOfCode = new Map<string | null, RefusalMeaning>([
  ['AC04', 'account_closed'],
  ['AC01', 'account_invalid'],
  ['BE01', 'name_mismatch'],
  ['AM05', 'duplicate'],
  ['DU01', 'duplicate'],
  ['DU02', 'duplicate'],
  ['DU03', 'duplicate'],
  ['DU04', 'duplicate'],
  ['DU05', 'duplicate'],
  ['AM04', 'insufficient_funds'],
]);

/** The meaning of a bank's reason code; a code not known here, or none, is `refused_by_bank`. */
export function refusalMeaningOf(reasonCode: string | null): RefusalMeaning {
  return meaningOfCode.get(reasonCode) ?? 'refused_by_bank';
}

/** The reason to hold a person whose transfer was refused for good. Keep the bank's code beside it. */
export function holdReasonOf(reasonCode: string | null): HoldReason {
  const meaning = refusalMeaningOf(reasonCode);
  return meaning === 'duplicate' || meaning === 'insufficient_funds' ? 'refused_by_bank' : meaning;
}
