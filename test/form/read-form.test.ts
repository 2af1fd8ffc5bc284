import { expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from '../../src/form/index.ts';

const FORM = z.strictObject({
  name: z.string(),
  sizes: z.array(z.int()).optional(),
  by: z.record(z.string(), z.string()).optional(),
  one: z.union([z.string(), z.strictObject({ folder: z.string() })]).optional(),
});
const read = (text: string): ReturnType<typeof readForm<z.infer<typeof FORM>>> =>
  readForm(text, FORM, { code: 'shape', remedy: 'See the form.' });

it('what fits is the value', () => {
  expect(read('name: a\nsizes: [1, 2]')).toEqual({ value: { name: 'a', sizes: [1, 2] }, problems: [] });
});

it.each([
  ['a value of another kind', 'name: [a]', 'name', '[a]'],
  ['in a list', 'name: a\nsizes: [1, x]', 'sizes.1', 'x'],
  ['below a number as a key', 'name: a\nby: { 0x10: [] }', 'by.16', '[]'],
  ['a key that nobody knows', 'name: a\ncolour: red', 'colour', 'colour'],
  ['a key that nobody knows in one of two forms', 'name: a\none: { file: x }', 'file', 'file'],
  ['a wrong value in one of two forms', 'name: a\none: { folder: 5 }', 'one.folder', '5'],
  ['what is missing', 'sizes: [1]', 'name', 'sizes: [1]'],
])('%s is told with its place', (_, text, message, there) => {
  const { value, problems } = read(text);
  expect(value).toBeUndefined();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ severity: 'error', code: 'shape/form', remedy: 'See the form.' });
  expect(problems[0]!.message).toContain(message);
  expect(text.slice(problems[0]!.span!.start, problems[0]!.span!.end)).toBe(there);
});

const DOUBLED = Array.from({ length: 60 }, (_, i) => `s${i + 1}: &s${i + 1} [*s${i}, *s${i}]`);

it.each([
  ['lists in lists', `name: ${'['.repeat(20_000)}`, 'nested too deep'],
  ['maps in maps', `name: ${'{ a: '.repeat(20_000)}`, 'nested too deep'],
  ['aliases of aliases of aliases', `s0: &s0 [a]\n${DOUBLED.join('\n')}`, 'aliases repeat more than'],
  ['an alias of nothing', 'name: *a', '*a stands for nothing; set &a before it'],
])('%s are refused in plain words', (_, text, words) => {
  const { value, problems } = read(text);
  expect(value).toBeUndefined();
  expect(problems[0]!.message).toContain(words);
  for (const { message } of problems) expect(message).not.toMatch(/stack|attack/);
});

it('what is nested anyhow deep throws nothing', () => {
  for (let depth = 100; depth < 6000; depth += 300) {
    const text = `name: ${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(read(text).value).toBeUndefined();
  }
});

it.each(['a: [', '"', '*a', 'a: &a [*a]\nb: *c', '%', '\u{0}', ''])(
  '%j is no value and throws nothing',
  text => {
    const { value, problems } = read(text);
    expect(value).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  },
);
