import { existsSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { files, nodesOf, parsed, roomOf, rooms, textOf } from './project.ts';

/** The rooms that know of no clock, no chance, no file and no person. */
const PURE =
  /^(base|inf|story|check|catalog|machine|machine\/memory|setupapi|engine(\/.*)?|installer|log|rehearsal|studio\/model)$/;
const json = (path: string): Record<string, unknown> => JSON.parse(textOf(path)) as Record<string, unknown>;
const house = files.filter(path => /^src\/.*\.tsx?$/.test(path));

/** Rooms that are programs: nobody imports them, and this is where they begin. */
const PROGRAMS: Readonly<Record<string, string>> = { cli: 'main.ts', 'studio/page': 'main.tsx' };

test('every file of src lies in a room', () => {
  expect(house.filter(path => roomOf(path) === undefined)).toEqual([]);
});

test('the build knows every room', () => {
  const references = json('tsconfig.json').references as { path: string }[];
  expect(references.map(({ path }) => path).sort()).toEqual(rooms.map(room => `./src/${room}`).sort());
});

test('every room but a program is exported by its door', () => {
  const exported = Object.entries(json('package.json').exports as Record<string, unknown>);
  const doors = rooms.filter(room => !(room in PROGRAMS)).map(room => [`./${room}`, door(room)]);
  expect(Object.fromEntries(exported)).toEqual(
    Object.fromEntries([...doors, ['./package.json', './package.json']]),
  );
});

function door(room: string): Record<string, string> {
  return { types: `./dist/${room}/index.d.ts`, default: `./dist/${room}/index.js` };
}

describe.each(rooms)('room %s', room => {
  const own = house.filter(path => roomOf(path) === room);

  test('has a door and something behind it', () => {
    expect(existsSync(`src/${room}/${PROGRAMS[room] ?? 'index.ts'}`)).toBe(true);
    expect(own.length).toBeGreaterThan(1);
  });
});

test.each(rooms.filter(room => PURE.test(room)))('room %s is pure', room => {
  expect(json(`src/${room}/tsconfig.json`).extends).toMatch(/\/tsconfig\.pure\.json$/);
  expect(house.filter(path => roomOf(path) === room).flatMap(impurities)).toEqual([]);
});

/** The language's own clock and chance; what Node adds does not compile in a pure room. */
function impurities(path: string): string[] {
  const source = parsed(path);
  return nodesOf(source)
    .filter(node => isImpure(node))
    .map(node => `${path} ${node.getText(source)}`);
}

function isImpure(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.getText() === 'Math.random';
  if (!ts.isIdentifier(node) || !/^(Date|Intl|performance|crypto)$/.test(node.text)) return false;
  return ts.isExpression(node.parent) || ts.isVariableDeclaration(node.parent);
}
