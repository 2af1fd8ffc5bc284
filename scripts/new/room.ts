import { basename } from 'node:path';
import { type Change, insertBefore, pascal, type Wish } from './plan.ts';

/** A pure room: project, door, one file, its test; known to the build, the package and ARCHITECTURE.md. */
export function room({ name, purpose }: Wish): Change[] {
  const subject = basename(name);
  const up = '../'.repeat(name.split('/').length);
  return [
    { path: `src/${name}/tsconfig.json`, text: project(name, up) },
    { path: `src/${name}/index.ts`, text: `/** ${purpose} */\nexport * from './${subject}.ts';\n` },
    { path: `src/${name}/${subject}.ts`, text: source(subject, up) },
    { path: `test/${name}/${subject}.test.ts`, text: test(name, subject, up) },
    { path: 'tsconfig.json', edit: addReference(name) },
    { path: 'package.json', edit: addExport(name) },
    {
      path: 'ARCHITECTURE.md',
      edit: text => insertBefore(text, '**`cli`** → ', `**\`${name}\`** → base. ${purpose}\n\n`),
    },
  ];
}

function project(name: string, up: string): string {
  return `{
  "extends": "../${up}tsconfig.pure.json",
  "compilerOptions": { "tsBuildInfoFile": "../${up}dist/${name}/.tsbuildinfo" },
  "include": ["./**/*.ts"],
  "references": [{ "path": "${up}base" }]
}
`;
}

function source(subject: string, up: string): string {
  return `import type { Parsed } from '${up}base/index.ts';

/** Reads a text; what is wrong with it comes back as problems. */
export function parse${pascal(subject)}(text: string): Parsed<string> {
  return { value: text, problems: [] };
}
`;
}

function test(name: string, subject: string, up: string): string {
  return `import { expect, it } from 'vitest';
import { parse${pascal(subject)} } from '../${up}src/${name}/index.ts';

it('reads an empty text', () => {
  expect(parse${pascal(subject)}('')).toEqual({ value: '', problems: [] });
});
`;
}

interface Json {
  references: { path: string }[];
  exports: Record<string, unknown>;
}

function addReference(name: string): (text: string) => string {
  return text => {
    const json = JSON.parse(text) as Json;
    json.references.push({ path: `./src/${name}` });
    return JSON.stringify(json, null, 2);
  };
}

function addExport(name: string): (text: string) => string {
  return text => {
    const json = JSON.parse(text) as Json;
    const { './package.json': itself, ...rooms } = json.exports;
    const door = { types: `./dist/${name}/index.d.ts`, default: `./dist/${name}/index.js` };
    json.exports = { ...rooms, [`./${name}`]: door, './package.json': itself };
    return JSON.stringify(json, null, 2);
  };
}
