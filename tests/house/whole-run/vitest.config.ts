import { defineConfig } from 'vitest/config';

/** A run as `npm test` is one, of one test that fails or passes. */
export default defineConfig({
  test: {
    include: ['tests/house/whole-run/{fails,passes}.ts'],
    globalSetup: ['tests/support/postgresql-server.ts'],
  },
});
