const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses before the next attempt, as the Standard Webhooks specification proposes: a bit more than three days in all. */
export const webhookPausesMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** A receiver that asks for patience is given at most so much. */
const longestRetryAfterMs = 24 * hour;
/** Endpoints that failed together do not all come back in the same second. */
const spread = 0.1;

/**
 * The pause after so many failed attempts (1 or more); null: there were enough, the endpoint is given up.
 * @param chance from 0 to 1. @param retryAfterMs what the receiver asked for; it lengthens a pause, never shortens it.
 */
export function pauseAfterMs(
  failedAttempts: number,
  retryAfterMs: number | null,
  chance: number,
  pausesMs: readonly number[] = webhookPausesMs,
): number | null {
  const pauseMs = pausesMs[failedAttempts - 1];
  if (pauseMs === undefined) return null;
  const asked = Math.min(retryAfterMs ?? 0, longestRetryAfterMs);
  return Math.round(Math.max(pauseMs * (1 + spread * chance), asked));
}
