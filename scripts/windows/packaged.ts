import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { Place } from './place.ts';
import { attempt, type Outcome, type Trial } from './trial.ts';
import { windowsZip } from './zip.ts';

/** Commands that must write the same there as here, and end the same. */
const COMMANDS = [
  ['rehearse', 'examples/kettle'],
  ['check', '--format', 'infverif', 'examples/kettle/package/kettle.inf'],
  ['inf', 'show', 'examples/kettle/package/kettle.inf'],
  ['rehearse', 'examples/no-such-folder'],
];
const PATIENCE = 60_000;

/** What the zip for people without Node.js does when it is unpacked in Wine. */
export function packagedOutcomes(wine: Place): Map<string, Outcome> {
  const zip = windowsZip('x64');
  unpack(zip, wine.folder);
  const trials: Trial[] = [
    {
      id: 'package: made twice it is the same',
      run: () => (Buffer.compare(zip, windowsZip('x64')) === 0 ? [] : ['other bytes']),
    },
    ...COMMANDS.map(args => ({
      id: `package: firstplug ${args.join(' ')}`,
      run: () => differences(here(args), there(wine, args)),
    })),
    { id: 'package: firstplug selftest', run: () => selftest(wine) },
  ];
  return new Map(trials.map(trial => [trial.id, attempt(trial)]));
}

function unpack(zip: Uint8Array, folder: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

/** It asks Windows, and nothing of that ends it; what was answered is of no matter here. */
function selftest(wine: Place): string[] {
  const file = join(wine.folder, 'selftest.json');
  const { code, text } = there(wine, ['selftest', '-o', wine.path(file)]);
  if (code !== 0 && code !== 1) return [`exit code ${code}: ${text}`];
  const { format } = JSON.parse(readFileSync(file, 'utf8'));
  return format === 'firstplug-selftest' ? [] : [`it wrote a ${format}`];
}

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

function here(args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync('node', ['dist/bin/firstplug.js', ...args], {
    encoding: 'utf8',
  });
  return { code: status, text: stdout + stderr };
}

/** Through the launcher. What it writes goes to a file: pipes of programs in Wine lose some. */
function there(wine: Place, args: readonly string[]): Ended {
  const out = join(wine.folder, 'out.txt');
  const line = [wine.path(join(wine.folder, 'firstplug', 'firstplug.cmd')), ...args].join(' ');
  const { status } = spawnSync('wine', ['cmd', '/c', `${line} > ${wine.path(out)} 2>&1`], {
    cwd: resolve('.'),
    env: wine.environment,
    timeout: PATIENCE,
  });
  return { code: status, text: readFileSync(out, 'utf8') };
}

/** Paths have the other slash there. */
function differences(wanted: Ended, found: Ended): string[] {
  const plain = (text: string): string => text.replaceAll('\\', '/').replaceAll('\r', '');
  return [
    ...(wanted.code === found.code ? [] : [`exit code ${found.code} in place of ${wanted.code}`]),
    ...(plain(wanted.text) === plain(found.text) ? [] : [`it wrote\n${found.text}`]),
  ];
}
