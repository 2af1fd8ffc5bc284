import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { files, nodesOf, parsed, remarksOf, squeezed, textOf } from './project.ts';

const house = files.filter(path => /^src\/.*\.ts$/.test(path));

interface Page {
  readonly page: string;
  readonly url: string;
}
const pages = JSON.parse(textOf('spec/pages.json')) as Page[];

test('spec/pages.json is sorted, each page once, each with its canonical address', () => {
  const names = pages.map(({ page }) => page);
  expect(names).toEqual([...new Set(names)].sort());
  expect(pages.filter(({ url }) => !/^https:\/\/[^ ]+$/.test(url))).toEqual([]);
  expect(pages.filter(({ url }) => /microsoft\.com\/[a-z]{2}-[a-z]{2}\/|[?#]/.test(url))).toEqual([]);
  expect(pages.filter(({ page, url }) => url.includes('/drivers/') && !url.endsWith(`/${page}`))).toEqual([]);
});

test('every page that is cited is listed, and every page listed is cited', async () => {
  const listed = new Map(pages.flatMap(({ page, url }) => [[page, page] as const, [url, page] as const]));
  const cited = new Set([...house.flatMap(citedIn), ...(await citedByData())]);
  const unlisted = [...cited].filter(name => !listed.has(name)).sort();
  expect(unlisted, 'cited, not listed').toEqual([]);
  const used = new Set([...cited].map(name => listed.get(name)));
  const unused = pages.map(({ page }) => page).filter(page => !used.has(page));
  expect(unused, 'listed, not cited').toEqual([]);
});

test('every Assumed: is a line of spec/findings.md, and every such line stands in the code', () => {
  const assumed = house.flatMap(path => assumedIn(parsed(path)));
  const listed = listItems(/^## Assumed$/m);
  expect(assumed.filter(sentence => !listed.includes(sentence)).map(sentence => `- ${sentence}`)).toEqual([]);
  expect(listed.filter(sentence => !assumed.includes(sentence)).map(sentence => `- ${sentence}`)).toEqual([]);
});

/** What `@see` names, and what `documented()` and `page:` are given. An address may be followed by words. */
function citedIn(path: string): string[] {
  const source = parsed(path);
  const seen = remarksOf(source).flatMap(remark =>
    [...remark.matchAll(/@see ((?:[^\s,]+,\s)*[^\s,]+)/g)].flatMap(found => found[1]!.split(/,\s/)),
  );
  const given = nodesOf(source).flatMap(node => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'documented')
      return node.arguments[0] ?? [];
    return ts.isPropertyAssignment(node) && node.name.getText() === 'page' ? node.initializer : [];
  });
  return [...seen, ...given.filter(ts.isStringLiteral).map(node => node.text)].map(page =>
    page.replace(/#.*$|[.;]$/, ''),
  );
}

/** Every `page` in the tables that rooms and their parts export. */
async function citedByData(): Promise<string[]> {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || seen.has(value)) return;
    seen.add(value);
    const inside = value instanceof Map ? [...value.values()] : Object.values(value);
    if ('page' in value && typeof value.page === 'string') found.push(value.page);
    if (depth < 6) for (const part of inside) visit(part, depth + 1);
  };
  for (const path of house.filter(name => name.endsWith('/index.ts'))) {
    visit({ ...((await import(/* @vite-ignore */ resolve(path))) as object) }, 0);
  }
  return found;
}

/** Each `Assumed:` to the end of its paragraph, and what `assumed()` is given. */
function assumedIn(source: ts.SourceFile): string[] {
  const remarks = remarksOf(source)
    .flatMap(remark => remark.split(/\n\s*\n|\n(?=\s*@)/))
    .flatMap(paragraph => paragraph.split(/(?=\b(?:Assumed|Observed): )/))
    .filter(part => part.startsWith('Assumed: '))
    .map(part => part.slice('Assumed: '.length));
  const given = nodesOf(source)
    .filter(ts.isCallExpression)
    .filter(call => call.expression.getText() === 'assumed')
    .flatMap(call => call.arguments.filter(ts.isStringLiteral).map(literal => literal.text));
  return [...remarks, ...given].map(squeezed);
}

/** The list items below a heading of spec/findings.md, until the next heading of the same rank. */
function listItems(heading: RegExp): string[] {
  const [, below = ''] = textOf('spec/findings.md').split(heading);
  const [section = ''] = below.split(/^## /m);
  return section
    .split(/^(?=- |#)/m)
    .filter(item => item.startsWith('- '))
    .map(item => squeezed(item.slice(2)));
}
