import { fileURLToPath } from 'node:url';
import type { Programs } from '../../../src/stack/node-parts.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Small programs in the place of our own, so that these tests try the supervision and nothing else. */
export const standIns: Programs = {
  migrate: here('migrate.ts'),
  sandbox: here('server.ts'),
  worker: here('worker.ts'),
  api: here('server.ts'),
};
