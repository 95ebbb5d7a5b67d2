import { defineConfig } from 'vitest/config';

const timeouts = { testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'all but the store',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/store/**'],
          ...timeouts,
        },
      },
      {
        // Apart, so that a PostgreSQL server is started only for those who ask it something.
        test: {
          name: 'store',
          include: ['tests/store/**/*.test.ts'],
          globalSetup: ['tests/support/postgresql-server.ts'],
          ...timeouts,
        },
      },
    ],
  },
});
