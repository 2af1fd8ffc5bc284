import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { packagesFor, unpacked } from './packages.ts';

const LAUNCHER = '@"%~dp0node.exe" "%~dp0dist\\bin\\firstplug.js" %*\r\n';
/** The earliest that a zip can say. */
const TIME = new Date(1980, 0, 1);

/** Firstplug with Node.js and the FFI for Windows, in a folder named firstplug. The same files make the same bytes. */
export function windowsZip(architecture: 'x64' | 'arm64'): Uint8Array {
  return zipSync(contents(architecture), { mtime: TIME, os: 0, level: 6 });
}

function contents(of: 'x64' | 'arm64'): Zippable {
  const packages = packagesFor(of);
  const koffi = unpacked(packages.koffi);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const files = {
    'firstplug.cmd': Buffer.from(LAUNCHER),
    'package.json': Buffer.from(JSON.stringify({ name: 'firstplug', version, type: 'module' })),
    'LICENSE.txt': readFileSync('LICENSE'),
    'LICENSE-node.txt': Buffer.from(
      `node.exe is Node.js ${packages.node.split('@')[1]}: https://github.com/nodejs/node/blob/main/LICENSE\r\n`,
    ),
    'node.exe': readFileSync(join(unpacked(packages.node), 'bin', 'node.exe')),
    ...folder('dist/bin', 'dist/bin'),
    ...folder('schema', 'schema'),
    ...scripts(folder(join(koffi, 'src'), 'node_modules/koffi/src')),
    ...Object.fromEntries(
      readdirSync(koffi)
        .filter(name => /^(index|indirect)\.c?js$|^package\.json$|^LICENSE/.test(name))
        .map(name => [`node_modules/koffi/${name}`, readFileSync(join(koffi, name))]),
    ),
    ...folder(unpacked(packages.binding), `node_modules/@koromix/koffi-win32-${of}`),
  };
  return Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => !/\.(lib|map)$/.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => [`firstplug/${name}`, bytes]),
  );
}

/** Of koffi's sources those that are run: the rest is compiled, and stands in the package of its binding. */
function scripts(files: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => /\.c?js$/.test(name)));
}

/** The files of a folder, by the path that they get. */
function folder(from: string, to: string): Record<string, Uint8Array> {
  return Object.fromEntries(
    readdirSync(from, { recursive: true, encoding: 'utf8' })
      .filter(name => statSync(join(from, name)).isFile())
      .map(name => [`${to}/${name.replaceAll('\\', '/')}`, readFileSync(join(from, name))]),
  );
}
