import { defineConfig } from 'vitest/config';

/** Tests in a real browser: `npm run test:browser`. */
export default defineConfig({
  test: {
    globalSetup: ['test/bundle.ts', 'test/browser/bundle-page.ts'],
    include: ['test/browser/**/*.browser.ts'],
    reporters: ['default', './test/reporter.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As long as a busy machine may take.
    expect: { poll: { timeout: 20_000, interval: 20 } },
  },
});
