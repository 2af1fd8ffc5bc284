import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { givenOf } from '../../src/cli/rehearsal-folders.ts';
import { readRehearsals, rehearse } from '../../src/rehearsal/index.ts';
import { failures } from './play.ts';

const FILES = ['examples/toaster', 'examples/breakfast', 'examples/stories'].flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => join(folder, name)),
);

describe.each(FILES)('%s', path => {
  const text = readFileSync(path, 'utf8');
  const rehearsals = readRehearsals(text).value ?? [];

  it('tells the same story every time, with all that is expected of it', () => {
    expect(rehearsals.length).toBeGreaterThan(0);
    for (const rehearsal of rehearsals) {
      const given = givenOf(rehearsal, { path, text });
      const once = rehearse(rehearsal, given);
      expect(failures(once)).toEqual([]);
      expect(JSON.stringify(rehearse(rehearsal, given).story)).toBe(JSON.stringify(once.story));
    }
  });
});
