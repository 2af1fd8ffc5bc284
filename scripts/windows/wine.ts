import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cache, packagesFor, run, unpacked } from './packages.ts';

/** A prefix of Wine that a run may change as it likes. */
export interface Wine {
  /** node.exe as Windows programs see it. */
  readonly node: string;
  /** Where `import('koffi')` finds the FFI: a folder with node_modules. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends every program in the prefix. */
  stop(): void;
  /** Stops, and deletes the prefix. */
  remove(): void;
}

/** A fresh prefix in a folder; what takes time is kept. Undefined: there is no Wine on this computer. */
export function freshWine(folder: string): Wine | undefined {
  const version = spawnSync('wine', ['--version'], { encoding: 'utf8' }).stdout?.trim();
  if (!version) return undefined;
  mkdirSync(cache, { recursive: true });
  const prepared = preparedPrefix(version.replace(/\W+/g, '-'));
  const prefix = join(folder, 'prefix');
  run('cp', ['-a', '--reflink=auto', prepared, prefix]);
  placePackages(folder);
  const environment = environmentOf(prefix);
  const stop = (): void => {
    spawnSync('wineserver', ['-k'], { env: environment });
  };
  return {
    node: windowsPath(join(unpacked(packagesFor('x64').node), 'bin', 'node.exe')),
    folder,
    environment,
    stop,
    remove: () => {
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A path as programs in Wine name it. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

function environmentOf(prefix: string): Record<string, string | undefined> {
  return { ...process.env, WINEPREFIX: prefix, WINEARCH: 'win64', WINEDEBUG: '-all', DISPLAY: '' };
}

/** A prefix that says it is Windows 10, as Wine makes it. */
function preparedPrefix(version: string): string {
  const prepared = join(cache, `prefix-${version}`);
  if (existsSync(prepared)) return prepared;
  const making = `${prepared}-${process.pid}`;
  const env = environmentOf(making);
  run('wine', ['wineboot', '-i'], env);
  run('wine', ['winecfg', '-v', 'win10'], env);
  run('wineserver', ['-w'], env);
  renameSync(making, prepared);
  return prepared;
}

function placePackages(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@koromix'), { recursive: true });
  const { koffi, binding } = packagesFor('x64');
  symlinkSync(unpacked(koffi), join(modules, 'koffi'));
  symlinkSync(unpacked(binding), join(modules, '@koromix', 'koffi-win32-x64'));
}
