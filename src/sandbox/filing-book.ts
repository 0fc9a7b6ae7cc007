import type { FilingContent, FilingFact } from './facts.ts';

/** What the office knows of the bases filed with it. It changes only by facts, in the order of the journal. */
export class FilingBook {
  readonly #filings = new Map<string, FilingFact>();
  /** Accepted filings by person, in the order of their arrival. */
  readonly #accepted = new Map<string, FilingContent[]>();

  apply(filing: FilingFact): void {
    // A filing may have reached the journal twice at one moment; the first is the one that was answered.
    if (this.#filings.has(filing.filingId)) return;
    this.#filings.set(filing.filingId, filing);
    const { answer, content } = filing;
    if (answer.status !== 'accepted' || !content) return;
    const earlier = this.#accepted.get(content.idHash);
    if (earlier) earlier.push(content);
    else this.#accepted.set(content.idHash, [content]);
  }

  get(filingId: string): FilingFact | undefined {
    return this.#filings.get(filingId);
  }

  /** Whether any filing stands under the key of ID numbers; those of an earlier version of the journal do not. */
  get hasContents(): boolean {
    return this.all().some(({ content }) => content !== undefined);
  }

  /** In the order of their arrival. */
  all(): FilingFact[] {
    return [...this.#filings.values()];
  }

  /**
   * The base filed for the person that is in force in the month: of the accepted filings effective by then the one
   * effective last, and of several for one month the one that arrived last. Null where there is none.
   */
  baseFenInForce(idHash: string, period: string): number | null {
    let inForce: FilingContent | null = null;
    for (const filing of this.#accepted.get(idHash) ?? []) {
      if (filing.effectivePeriod > period) continue;
      if (!inForce || filing.effectivePeriod >= inForce.effectivePeriod) inForce = filing;
    }
    return inForce?.baseFen ?? null;
  }
}
