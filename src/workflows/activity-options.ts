import type { ActivityOptions } from '@temporalio/workflow';

/**
 * The database comes back: wait for it as long as it takes. Activities heartbeat on their own (see worker/), so a
 * lost worker is noticed after `heartbeatTimeout`, not after the whole time-out.
 */
export const recordOptions: ActivityOptions = {
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '6 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '5 seconds' },
};

/** An outside party is retried for as long as it takes: an outage of days must not lose a payment. */
export function outsideOptions(retryPauseMaxMs: number): ActivityOptions {
  return {
    startToCloseTimeout: '30 minutes',
    heartbeatTimeout: '6 seconds',
    retry: { initialInterval: '300 milliseconds', backoffCoefficient: 1.7, maximumInterval: retryPauseMaxMs },
  };
}

/** For what is asked again later anyway: a few attempts, then the workflow goes on. */
export function fewAttempts(retryPauseMaxMs: number): ActivityOptions {
  const options = outsideOptions(retryPauseMaxMs);
  return { ...options, retry: { ...options.retry, maximumAttempts: 3 } };
}
