import { condition, setHandler } from '@temporalio/workflow';
import { pauseChanged } from './contract.ts';

export interface Pause {
  /** Whether nothing new may be begun. Where it says no, a run asks for nothing, and its history stays as it was. */
  holds(): boolean;
  /** Looks in the database whether the run is paused. */
  look(): Promise<void>;
}

/**
 * Whether people have paused the run. It stands in the database; the signal only says "look again". Looks come one
 * after the other, so that the last answer is the newest.
 */
export function createPause(options: { read: () => Promise<boolean>; onChange: () => void }): Pause {
  let paused = false;
  let looking = false;
  let again = false;

  async function look(): Promise<void> {
    again = true;
    if (looking) return condition(() => !looking);
    looking = true;
    const before = paused;
    try {
      while (again) {
        again = false;
        paused = await options.read();
      }
    } finally {
      looking = false;
    }
    if (paused !== before) options.onChange();
  }

  setHandler(pauseChanged, look);
  // While somebody looks it may be paused already.
  return { holds: () => paused || looking, look };
}
