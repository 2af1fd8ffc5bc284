import { execFileSync } from 'node:child_process';

/** Before all tests: the command line is bundled from the sources as they are. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/bundle.js'], { stdio: 'inherit' });
}
