import { sameName, type Win32Error, win32 } from '../../base/index.ts';
import type { DriverPackage } from './driver-package.ts';
import type { StoreOutcome } from './told.ts';

/** The INFs that the CopyINF directives of a package name, each once. @see inf-copyinf-directive */
function copiedInfs({ items }: DriverPackage): string[] {
  const named = items.flatMap(item =>
    item.kind === 'directive' && sameName(item.directive.key ?? '', 'CopyINF') ? item.directive.fields : [],
  );
  return [...new Set(named.filter(name => name !== ''))];
}

/**
 * Imports the packages that a package names, which lie beside it, and in turn what those name. One that is in
 * the store already is left alone.
 * Assumed: where one of them is refused, the packages before it stay and the call fails with that error;
 * settled by importing a package whose CopyINF names an unsigned one.
 * @see inf-copyinf-directive
 */
export function copyInfs(of: DriverPackage, importInf: (path: string) => StoreOutcome): Win32Error {
  for (const name of copiedInfs(of)) {
    const { code } = importInf(`${of.folder}\\${name}`);
    if (code !== win32('ERROR_SUCCESS')) return code;
  }
  return win32('ERROR_SUCCESS');
}
