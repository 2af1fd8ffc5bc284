import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { textOf } from '../tidy/project.ts';

/** How many requirements each founding document has. */
const COUNTS = { SF: 8, IA: 22, FT: 12, DI: 12, AS: 14 };

const ROWS = [...textOf('docs/manual/requirements.md').matchAll(/^\| ([A-Z]{2}\d+) \|(.*)\|$/gm)].map(
  ([, id, cells]) => ({ id: id!, links: [...cells!.matchAll(/\]\(([^)]+)\)/g)].map(found => found[1]!) }),
);

it('every requirement has a row, in order', () => {
  const ids = Object.entries(COUNTS).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) => `${kind}${i + 1}`),
  );
  expect(ROWS.map(({ id }) => id)).toEqual(ids);
});

it.each(ROWS)('$id has an example, a test and code that are there', ({ links }) => {
  const paths = links.map(link => join('docs/manual', link));
  expect(paths.map(path => /^(examples|test|src)/.exec(path)?.[1])).toEqual(['examples', 'test', 'src']);
  expect(paths.filter(path => !existsSync(path))).toEqual([]);
});
