import { defineConfig } from 'vitest/config';

/** For every project. */
const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // No test file changes a module, a global or the environment for longer than a call, so that those of one worker can
  // share what they import, which would take longer than most of them. Databases, servers and folders are theirs alone.
  isolate: false,
  // Tests that run at once start a process each, and there are other workers.
  maxConcurrency: 2,
} as const;

export default defineConfig({
  test: {
    // All there are: the main process only waits.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'all but the store',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/store/**'],
          ...shared,
        },
      },
      {
        // Apart, so that a PostgreSQL server is started only for those who ask it something.
        test: {
          name: 'store',
          include: ['tests/store/**/*.test.ts'],
          globalSetup: ['tests/support/postgresql-server.ts'],
          ...shared,
        },
      },
    ],
  },
});
