import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Far from Tokyo and from Greenwich, with an odd offset: what takes the machine's zone for granted fails here.
    env: { TZ: 'Pacific/Chatham' },
  },
});
