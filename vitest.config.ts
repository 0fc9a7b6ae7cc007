import { defineConfig } from 'vitest/config';

/** What a test needs is the suffix of its file: nothing, the shared servers (`pg`, `wf`), or a whole stack (`e2e`). */
export default defineConfig({
  test: {
    // Threads crash with Temporal's native bridge.
    pool: 'forks',
    // Made for two cores: a worker more would only make the others' time-outs.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'test/**/*.{pg,wf,e2e}.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['test/**/*.pg.test.ts'],
          globalSetup: ['test/support/global-postgres.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'workflows',
          include: ['test/**/*.wf.test.ts'],
          globalSetup: ['test/support/global-postgres.ts', 'test/support/global-temporal.ts'],
          testTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'stack',
          include: ['test/**/*.e2e.test.ts'],
          // Whole stacks, one after the other: they are killed and must be back within a time.
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
