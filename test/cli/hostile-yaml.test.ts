import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { firstplug } from './firstplug.ts';

const folder = mkdtempSync(join(tmpdir(), 'firstplug-yaml-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = 'machine: { windows: 10 }\n';
const DOUBLED = Array.from({ length: 60 }, (_, i) => `s${i + 1}: &s${i + 1} [*s${i}, *s${i}]`);

/** Rehearsal files that nobody means well with, and what is said of them. */
const FILES: readonly (readonly [what: string, text: string, said: string | RegExp])[] = [
  ['lists, twenty thousand deep', `${HEAD}steps: ${'['.repeat(20_000)}`, /:2:\d+ {2}error .*nested too deep/],
  [
    'maps, twenty thousand deep',
    `${HEAD}steps: ${'{ a: '.repeat(20_000)}`,
    /:2:\d+ {2}error .*nested too deep/,
  ],
  ['a list in itself', `${HEAD}steps: &s [ *s ]`, /:2:\d+ {2}error {2}steps\.0/],
  ['a map in itself', 'machine: &m { windows: 10, again: *m }\nsteps: [ { scan: true } ]', 'again'],
  [
    'aliases that double sixty times',
    `${HEAD}s0: &s0 [a]\n${DOUBLED.join('\n')}\nsteps: *s60`,
    'aliases repeat more',
  ],
  ['an alias of nothing', `${HEAD}steps: *nobody`, 'nobody'],
  ['a title of ten million letters and no steps', `${HEAD}title: ${'x'.repeat(10_000_000)}`, 'steps: '],
  ['keys of JavaScript', `${HEAD}__proto__: { a: 1 }\nconstructor: { b: 2 }\nsteps: []`, 'error'],
  ['no text', '\0\xff'.repeat(1000), 'error'],
];

describe.each([['rehearse'], ['studio', '--no-open', '--export', join(folder, 'page.html')]])(
  '%s',
  (...command) => {
    it.each(FILES)('refuses %s, and says where and why', (what, text, said) => {
      const path = join(folder, `${what.replaceAll(/\W/g, '-')}.yaml`);
      writeFileSync(path, text);
      const { status, stdout, stderr } = firstplug([...command, path]);
      expect(`${stdout}${stderr}`).toMatch(said);
      expect(stderr).toContain(path);
      expect(stderr).not.toMatch(/mistake of Firstplug|call stack|^\s+at /m);
      expect(status).not.toBe(0);
    });
  },
);
