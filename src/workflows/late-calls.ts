import { CancellationScope, isCancellation, patched, sleep } from '@temporalio/workflow';

/** After so many of the longest pauses between two attempts a call counts as late: it fails again and again. */
const pausesUntilLate = 10;

export interface LateCalls {
  /** Of the setting `retryPauseMaxMs`. */
  readonly retryPauseMaxMs: number;
  /** Hears that a call has not come through for long, and that it did at last. */
  readonly tell: (isLate: boolean) => void;
}

/** The same activities; people are told of a call that has been failing for long, while it is tried again. */
export function tellingOfLateCalls<All extends object>(activities: All, options: LateCalls): All {
  return new Proxy(activities, {
    get: (target, name) => {
      const call = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) => watched(() => call(...args), options);
    },
  });
}

async function watched<Result>(call: () => Promise<Result>, options: LateCalls): Promise<Result> {
  if (!patched('late-calls-are-told')) return call();
  const scope = new CancellationScope();
  let isOver = false;
  let isLate = false;
  scope
    .run(() => sleep(options.retryPauseMaxMs * pausesUntilLate, { summary: 'until the call counts as late' }))
    .then(
      () => {
        if (isOver) return;
        isLate = true;
        options.tell(true);
      },
      (error: unknown) => {
        if (!isCancellation(error)) throw error;
      },
    );
  try {
    return await call();
  } finally {
    isOver = true;
    scope.cancel();
    if (isLate) options.tell(false);
  }
}
