import type { Bundle } from '../../archive/bundle.ts';
import type { Known } from '../../archive/verify-bundle.ts';
import { keyFor } from './bundle-files.ts';
import { headsIn } from './heads-file.ts';

/** What an auditor brings with him beside the bundle. */
export interface KnownOptions {
  /** The file of the key of its private parts. */
  readonly key?: string | undefined;
  /** A file of heads that were kept elsewhere, with their keys. */
  readonly head?: string | undefined;
  /** Ids of sealing keys to believe. */
  readonly trust?: readonly string[] | undefined;
}

/** Reads it. Throws UserError where a file is not what it should be. */
export async function knownFrom({ key, head, trust = [] }: KnownOptions, bundle: Bundle): Promise<Known> {
  const manifest = await bundle.manifest();
  const heads = head === undefined ? null : headsIn(head);
  return {
    key: keyFor(key, manifest?.keyId ?? null),
    believed: heads?.keys ?? [],
    trusted: trust,
    heads: heads?.seals ?? [],
  };
}

/** Whether anything but the bundle itself says whose it is. */
export const isVouched = ({ believed, trusted }: Known): boolean => believed.length > 0 || trusted.length > 0;

/** What a bundle says may be anything: its control characters do not reach the terminal. */
export const harmless =
  (say: (line: string) => void) =>
  (line: string): void =>
    say(line.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\u{fffd}'));
