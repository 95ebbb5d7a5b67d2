import { defineConfig } from 'vitest/config';

/** A run as `npm test` is one, whose only test fails. */
export default defineConfig({
  test: {
    include: ['tests/house/failing-run/fails.ts'],
    globalSetup: ['tests/support/postgresql-server.ts'],
  },
});
