import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cache, packagesFor, run, unpacked } from './packages.ts';
import type { Place } from './place.ts';

/** A fresh prefix in a folder; what takes time to make is kept. Undefined: there is no Wine on this computer. */
export function freshWine(folder: string): Place | undefined {
  const version = spawnSync('wine', ['--version'], { encoding: 'utf8' }).stdout?.trim();
  if (!version) return undefined;
  mkdirSync(cache, { recursive: true });
  const prefix = join(folder, 'prefix');
  run('cp', ['-a', '--reflink=auto', preparedPrefix(version.replace(/\W+/g, '-')), prefix]);
  placePackages(folder);
  const environment = environmentOf(prefix);
  return {
    name: 'Wine',
    isWindows: true,
    folder,
    path: windowsPath,
    node: ['wine', windowsPath(join(unpacked(packagesFor('x64').node), 'bin', 'node.exe'))],
    environment,
    stop: () => void spawnSync('wineserver', ['-k'], { env: environment }),
  };
}

/** A path as programs in Wine name it. */
function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

function environmentOf(prefix: string): NodeJS.ProcessEnv {
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
