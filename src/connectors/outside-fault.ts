export type OutsideParty = 'bank' | 'social_security' | 'sms';

/**
 * What is known of a call that did not succeed.
 * - `not_reached`: no connection came about, so the call was certainly not processed.
 * - `not_processed`: the party said that it turned the call away unread (429).
 * - `unknown_outcome`: it may have been processed: time-out, connection cut, an unreadable answer, or any 5xx.
 *   A 503 is among them: a gateway answers 503 for a service that has already booked just as for one that has not.
 * - `rejected`: the party refuses this very call (other 4xx, a redirect); as it stands it will never succeed.
 */
export type OutsideFaultKind = 'not_reached' | 'not_processed' | 'unknown_outcome' | 'rejected';

/**
 * The only error that connectors throw. `retryable` says whether the same call may succeed later; for a payment with
 * an unknown outcome the caller must ask the bank first. The message names party, kind and `detail` alone, and no
 * cause is attached: what an outside party answers may hold names and accounts.
 */
export class OutsideFault extends Error {
  override readonly name = 'OutsideFault';
  readonly party: OutsideParty;
  readonly kind: OutsideFaultKind;
  readonly retryable: boolean;
  /** A status or error code such as `HTTP 503` or `ECONNREFUSED`, or a fixed sentence. */
  readonly detail: string;

  constructor(party: OutsideParty, kind: OutsideFaultKind, detail: string) {
    super(`${party}: ${kind} (${detail})`);
    this.party = party;
    this.kind = kind;
    this.retryable = kind !== 'rejected';
    this.detail = detail;
  }
}
