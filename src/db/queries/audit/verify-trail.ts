import { type ChainVerdict, chainVerifier } from '../../../audit/chain.ts';
import { believedKeys, type Seal, type SealKey } from '../../../audit/seal.ts';
import type { Sql } from '../../database.ts';
import { chainEntries, unchainedEvent } from './chain-entries.ts';
import { listSealKeys, listSeals, listVouchers } from './seals.ts';

const entriesAtOnce = 10_000;
const pagesAhead = 2;

export interface TrailVerdict extends ChainVerdict {
  /** An event that is in no entry: it was written past the trigger. */
  readonly unchained: number | null;
  readonly lastSeal: Seal | null;
}

/**
 * Reads the whole trail of a live database and holds it against the seals and against copies of heads.
 * @param given.believed keys that are known from elsewhere; those that they vouch for are believed as well. @param
 * given.trusted ids of keys in the database. Without either the first key there is believed, for want of a better one.
 */
export async function verifyTrail(
  sql: Sql,
  given: {
    readonly believed: readonly SealKey[];
    readonly trusted?: readonly string[];
    readonly copies: readonly Seal[];
    readonly onProgress?: (entries: number) => void;
  },
): Promise<TrailVerdict> {
  const [known, vouchers, seals] = [await listSealKeys(sql), await listVouchers(sql), await listSeals(sql)];
  const named = [...given.believed, ...known.filter(({ id }) => given.trusted?.includes(id))];
  const believed = named.length > 0 ? named : known.slice(0, 1);
  const keys = believedKeys(known, vouchers, believed);
  const verifier = chainVerifier({ seals, copies: given.copies, keys });
  const read = (place: number) => {
    const page = chainEntries(sql, place * entriesAtOnce, entriesAtOnce);
    page.catch(() => undefined); // Heard when its turn comes.
    return page;
  };
  // The next pages are read while this one is hashed: the numbers have no gaps, or one is found.
  const coming = Array.from({ length: pagesAhead }, (_, place) => read(place));
  for (let place = 0; ; place += 1) {
    const page = (await coming.shift()) ?? [];
    const isLast = page.length < entriesAtOnce;
    if (!isLast) coming.push(read(place + pagesAhead));
    if (!page.every((entry) => verifier.take(entry)) || isLast) break;
    given.onProgress?.((place + 1) * entriesAtOnce);
  }
  await Promise.all(coming); // Nothing may still be running on the connections when this returns.
  const verdict = verifier.end();
  const unchained = verdict.fault ? null : await unchainedEvent(sql);
  return { ...verdict, unchained, lastSeal: seals.at(-1) ?? null };
}
