import ts from 'typescript';
import { expect, test } from 'vitest';
import { files, nodesOf, parsed } from './project.ts';

/** Names that say nothing of what is inside; a noun of Microsoft's is listed below them. */
const BANNED = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'process', 'handle']);
const MICROSOFT = new Set(['pnp-manager']);
const VERB = /^(util|help|manage|process|handle)s?(?=[A-Z_]|$)/;

test('no file or folder has a banned name', () => {
  const parts = (path: string): string[] => path.split('/').map(part => part.replace(/\..*$/, ''));
  const banned = files.filter(path =>
    parts(path).some(part => !MICROSOFT.has(part) && words(part).some(word => BANNED.has(word))),
  );
  expect(banned).toEqual([]);
});

test('no exported function begins with a banned verb', () => {
  const paths = files.filter(path => /^(src|bench|conformance|recordings|scripts)\/.*\.ts$/.test(path));
  const banned = paths.flatMap(path =>
    exportedNames(parsed(path))
      .filter(name => VERB.test(name))
      .map(name => `${path} ${name}`),
  );
  expect(banned).toEqual([]);
});

function words(name: string): string[] {
  return name.split(/[-_ ]|(?<=[a-z])(?=[A-Z])/).map(word => word.toLowerCase());
}

/** Exported functions, constants, and the methods of classes. */
function exportedNames(source: ts.SourceFile): string[] {
  return nodesOf(source).flatMap(node => {
    const named =
      ts.isMethodDeclaration(node) ||
      ((ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) && isExported(node));
    return named && node.name !== undefined ? [node.name.getText(source)] : [];
  });
}

function isExported(node: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0;
}
