import { execFileSync } from 'node:child_process';

/** Before the tests in a browser: the page is bundled from the sources as they are. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/bundle-page.js'], { stdio: 'inherit' });
}
