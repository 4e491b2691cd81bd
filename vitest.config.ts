import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // A real database is started and stopped, which takes as long as the machine is busy.
    hookTimeout: 60_000,
    // Files are watched and processes started, which takes as long as the machine is busy.
    expect: { poll: { timeout: 20_000 } },
  },
});
