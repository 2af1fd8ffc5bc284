import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/bundle.ts',
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/reporter.ts'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
