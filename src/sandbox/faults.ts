import { createHash } from 'node:crypto';
import { z } from 'zod';

const probability = z.number().min(0).max(1).default(0);

/** The faults in force. Strict, so that a misspelt fault is refused instead of never happening. */
export const faultsSchema = z.strictObject({
  seed: z.number().int().default(0),
  transient: probability,
  lostReply: probability,
  outageSeconds: z.number().min(0).default(0),
  refuse: probability,
  amountError: probability,
  returned: probability,
  duplicateStatus: probability,
  smsDown: z.boolean().default(false),
  filingRefuse: probability,
  filingDown: z.boolean().default(false),
});

export type Faults = z.infer<typeof faultsSchema>;

export const noFaults: Faults = faultsSchema.parse({});

type Drawn =
  | 'transient'
  | 'lostReply'
  | 'refuse'
  | 'amountError'
  | 'returned'
  | 'duplicateStatus'
  | 'filingRefuse';

/**
 * Whether the fault strikes this key. By hash and not by a running generator: the same seed gives the same faults
 * to the same transfers whatever the order, the number of messages or the restarts in between.
 */
export function strikes(faults: Faults, fault: Drawn, key: string): boolean {
  const chance = faults[fault];
  return chance > 0 && fractionOf(`${faults.seed}\n${fault}\n${key}`) < chance;
}

/** One of the choices, always the same for the same key. */
export function pick<T>(choices: readonly [T, ...T[]], key: string): T {
  return choices[Math.floor(fractionOf(`pick\n${key}`) * choices.length)] ?? choices[0];
}

/** A number in [0, 1): the first 48 bits of the text's SHA-256, as many as a double holds exactly with room. */
function fractionOf(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48;
}
