import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { faultsSchema } from './faults.ts';
import type { Opening } from './sandbox.ts';
import { reasonsOf } from './wire-fields.ts';

/** Fen available where --funds is not given: ten billion yuan, more than any demo pays. */
const defaultFundsFen = 1_000_000_000_000;

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65535).default(7070),
  dir: z.string('the folder of the ledger is needed'),
  funds: z.coerce.number().int().default(defaultFundsFen),
  faults: z.string().optional(),
});

export type CommandLine = { port: number; opening: Opening };

/** Reads the arguments; throws with a message that says which one does not fit and why. */
export function readCommandLine(args: string[]): CommandLine {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      dir: { type: 'string' },
      funds: { type: 'string' },
      faults: { type: 'string' },
      // Not read: it stands in the list of processes, so that one can see whose sandbox it is.
      home: { type: 'string' },
    },
  });
  const options = checked(optionsSchema, values, '--');
  const { port, dir, funds, faults } = options;
  return {
    port,
    opening: {
      dir: resolve(dir),
      fundsFen: funds,
      faults:
        faults === undefined
          ? null
          : { text: faults, faults: checked(faultsSchema, jsonOf(faults), '--faults ') },
    },
  };
}

function checked<T>(schema: z.ZodType<T>, value: unknown, prefix: string): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`${prefix}${reasonsOf(result.error)}`);
  return result.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error('--faults is not JSON', { cause });
  }
}
