import { expect, test } from 'vitest';
import { codeFiles, files, textOf } from './project.ts';

const OURSELVES = 'test/tidy/words.test.ts';
const BINARY = /\.(cat|cab|sys|dll|exe|msi|png|gz)$/;
const texts = files.filter(path => !BINARY.test(path) && path !== 'LICENSE' && path !== OURSELVES);
const code = codeFiles.filter(path => path !== OURSELVES);

test.each([
  ['work left for later', code, /\b(TODO|FIXME|XXX|HACK)\b/],
  [
    'a rule switched off',
    code,
    /biome-ignore|oxlint-disable|eslint-disable|@ts-(ignore|expect-error|nocheck)/,
  ],
  ['a type given up', code, /\bas any(?=\s*[;,)\]}>]|$)/],
  ['a path of one machine', texts, /(?<![\w.~*$}/-])\/(work|tmp|root|home|Users)\//],
  ['a word about who wrote it', texts, /\b(AI[- ]assistant|assistant|chatbot|language model)\b/i],
] as const)('nowhere %s', (_, paths, pattern) => {
  const found = paths.flatMap(path =>
    textOf(path)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
