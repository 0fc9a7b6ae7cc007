import { existsSync, realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { bootStack, type Stack, type StackOptions } from './boot.ts';
import { HomeInUse, lockOwner } from './home-lock.ts';
import { ownPrograms } from './node-parts.ts';
import { readDescription, type StackDescription } from './stack-description.ts';

export type { Stack, StackDescription, StackOptions };

/** Longer than a first start with a build of Temporal takes. */
const soonMs = 10 * 60_000;

/**
 * Starts PostgreSQL, Temporal, the sandbox, the worker and the API for this home, and keeps them running until
 * `stop`. All of them end when this process ends, however it does. Throws HomeInUse if another process runs the home,
 * and an Error that says what to do if a part cannot be brought up; nothing is left running then.
 */
export function startStack(options: StackOptions): Promise<Stack> {
  return bootStack(options, ownPrograms);
}

/**
 * The stack that a live supervisor runs on this home, once its API answers; null if there is none. While that
 * supervisor is still starting, waits for it. Throws HomeInUse if it lives but its API does not come to answer.
 */
export async function findRunningStack(home: string, waitMs = soonMs): Promise<StackDescription | null> {
  if (!existsSync(home)) return null;
  const real = realpathSync(home);
  for (const deadline = Date.now() + waitMs; ; ) {
    const owner = lockOwner(real);
    if (owner === null) return null;
    const description = readDescription(real);
    if (description?.supervisor.pid === owner && (await answers(description.api.url))) return description;
    if (Date.now() > deadline) throw new HomeInUse(real, owner);
    await delay(100);
  }
}

/** Any answer will do: what it says is the API's business. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
