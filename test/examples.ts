import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenOf } from '../src/cli/rehearsal-folders.ts';
import { type Rehearsed, readRehearsals, rehearse } from '../src/rehearsal/index.ts';

/** Every rehearsal of the examples, told. */
export function toldExamples(): Rehearsed[] {
  const files = readdirSync('examples', { recursive: true, encoding: 'utf8' });
  return files
    .filter(file => /\.yaml$/.test(file))
    .sort()
    .flatMap(file => {
      const path = join('examples', file);
      const text = readFileSync(path, 'utf8');
      return (readRehearsals(text).value ?? []).map(rehearsal =>
        rehearse(rehearsal, givenOf(rehearsal, { path, text })),
      );
    });
}
