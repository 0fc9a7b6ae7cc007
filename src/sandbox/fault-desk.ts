import type { FaultsFact } from './facts.ts';
import { type Faults, noFaults, strikes } from './faults.ts';

/** The faults in force, the outage they began, and how often each call was made. */
export class FaultDesk {
  faults: Faults = noFaults;
  /** The text of --faults at the last start that changed the faults; null if there was none. */
  startText: string | null = null;
  #outageStartedAt: number | null = null;
  #calls = new Map<string, number>();

  applyFaults(fact: FaultsFact): void {
    this.faults = fact.faults;
    if (fact.startText !== null) this.startText = fact.startText;
    this.#outageStartedAt = null;
    this.#calls.clear();
  }

  applyOutageStarted(at: number): void {
    this.#outageStartedAt = at;
  }

  /** True where the next payment is the one that begins the outage. */
  get outageIsDue(): boolean {
    return this.faults.outageSeconds > 0 && this.#outageStartedAt === null;
  }

  isOut(now: number): boolean {
    return this.#outageStartedAt !== null && now < this.#outageStartedAt + this.faults.outageSeconds * 1000;
  }

  /**
   * What befalls this call. The draw counts how often the same call was made, so that a retry is a new draw and
   * passes in the end. The count is not kept over a restart: it decides nothing that anyone was told.
   */
  fateOf(call: string): 'transient' | 'lostReply' | null {
    const count = this.#calls.get(call) ?? 0;
    this.#calls.set(call, count + 1);
    if (strikes(this.faults, 'transient', `${call}\n${count}`)) return 'transient';
    if (strikes(this.faults, 'lostReply', `${call}\n${count}`)) return 'lostReply';
    return null;
  }
}
