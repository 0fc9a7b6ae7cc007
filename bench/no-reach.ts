import type { Reach } from '../src/activities/reach.ts';

const noServer = (): Promise<never> =>
  Promise.reject(new Error('there is no Temporal server in this script'));

/** For scripts that call activities without a server: none of them may want another workflow. */
export const noReach: Reach = { startAppraisal: noServer, tellAppraisal: noServer, tellRun: noServer };
