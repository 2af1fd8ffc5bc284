import ts from 'typescript';
import { expect, test } from 'vitest';
import { largeFiles, largeFunctions } from './large.ts';
import { codeFiles, commentsOf, files, lineOf, nodesOf, parsed, roomOf, rooms, textOf } from './project.ts';

const FILE = { most: 600, median: 120 };
const FUNCTION = { most: 70, median: 10 };
const house = files.filter(path => /^src\/.*\.tsx?$/.test(path));

test(`no file has more than ${FILE.most} lines, and their median in src is at most ${FILE.median}`, () => {
  const tall = codeFiles.filter(path => lines(textOf(path)) > FILE.most);
  expect(tall.filter(path => !largeFiles.has(path))).toEqual([]);
  expect(
    [...largeFiles.keys()].filter(path => !tall.includes(path)),
    'listed without need',
  ).toEqual([]);
  const middle = median(house.map(path => lines(textOf(path))));
  console.log(`${house.length} files in src, median ${middle} lines`);
  expect(middle).toBeLessThanOrEqual(FILE.median);
});

test(`no function has more than ${FUNCTION.most} lines, and their median is at most ${FUNCTION.median}`, () => {
  const programs = files.filter(path =>
    /^(bench|conformance|recordings|scripts|verdicts)\/.*\.ts$/.test(path),
  );
  const measured = [...house, ...programs].flatMap(functionsOf);
  const long = measured.filter(({ size }) => size > FUNCTION.most).map(({ name }) => name);
  expect(long.filter(name => !largeFunctions.has(name))).toEqual([]);
  expect(
    [...largeFunctions.keys()].filter(name => !long.includes(name)),
    'listed without need',
  ).toEqual([]);
  const middle = median(measured.map(({ size }) => size));
  console.log(`${measured.length} functions, median ${middle} lines`);
  expect(middle).toBeLessThanOrEqual(FUNCTION.median);
});

test('comments against code, by room', () => {
  const shares = rooms.map(room => {
    const paths = house.filter(path => roomOf(path) === room);
    const sum = (count: (path: string) => number): number => paths.map(count).reduce((a, b) => a + b, 0);
    const comments = sum(commentLines);
    const code = sum(path => textOf(path).match(/\S.*$/gm)?.length ?? 0) - comments;
    return `${room} ${(comments / code).toFixed(2)}`;
  });
  console.log(`comments/code: ${shares.join(', ')}`);
  expect(shares.length).toBe(rooms.length);
});

interface Measured {
  readonly name: string;
  readonly size: number;
}

/** Functions that have a name, methods and accessors; what lies inside one counts with it. */
function functionsOf(path: string): Measured[] {
  const source = parsed(path);
  return nodesOf(source).flatMap(node => {
    const name = functionName(node);
    if (name === undefined) return [];
    const size = lineOf(source, node.end) - lineOf(source, node.getStart(source)) + 1;
    return [{ name: `${path}#${name.getText(source)}`, size }];
  });
}

function functionName(node: ts.Node): ts.Node | undefined {
  if (ts.isVariableDeclaration(node)) {
    const { initializer } = node;
    return initializer && ts.isFunctionLike(initializer) ? node.name : undefined;
  }
  if (ts.isConstructorDeclaration(node)) return node.body && node.getFirstToken();
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node)) {
    return node.body && node.name;
  }
  return undefined;
}

function commentLines(path: string): number {
  const source = parsed(path);
  return commentsOf(source)
    .map(({ pos, end }) => lineOf(source, end) - lineOf(source, pos) + 1)
    .reduce((a, b) => a + b, 0);
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
