import { defineConfig } from 'vitest/config';

/** Tests in a real browser: `npm run test:browser`. */
export default defineConfig({
  test: {
    globalSetup: ['test/bundle.ts', 'test/browser/bundle-page.ts'],
    include: ['test/browser/**/*.browser.ts'],
    reporters: ['default', './test/reporter.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
