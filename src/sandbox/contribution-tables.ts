import { readContributions } from './contribution-files.ts';
import { type ContributionTable, readContributionTable } from './contribution-table.ts';

/** Files kept as they were read: the one that is carried forward, and the one that comes of it. */
const maxKept = 2;

/** The office's files as tables, each read once for as long as it is of use. */
export class ContributionTables {
  readonly #dir: string;
  readonly #kept = new Map<string, Promise<ContributionTable | null>>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** The file with this SHA-256; null where it is no table that could be carried forward. */
  read(sha256: string): Promise<ContributionTable | null> {
    const table = this.#kept.get(sha256) ?? readContributions(this.#dir, sha256).then(readContributionTable);
    // Set anew, so that the first one is always the one that was asked for longest ago.
    this.#kept.delete(sha256);
    this.#kept.set(sha256, table);
    for (const oldest of this.#kept.keys()) if (this.#kept.size > maxKept) this.#kept.delete(oldest);
    table.catch(() => this.#kept.delete(sha256));
    return table;
  }
}
