import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_OPTIONS, judgeInf } from '../src/check/index.ts';
import { shared } from '../test/shared.ts';
import { infsBelow } from './inf.ts';
import { printTime } from './measure.ts';

const PROGRAM = 'dist/bin/firstplug.js';
const LINES = 500;
/** As many INFs as those for which others have told their speed: what starting costs no longer counts. */
const MANY = 4550;
/** Bytes of those in the mean: three times as many as the corpus has. */
const LONG = 29_000;
const ROUNDS = process.argv.includes('--short') ? 1 : 5;

/** One INF from the command line, as a hook of an editor or a commit does; and the corpus with all cores. */
export function benchCheck(): void {
  const corpus = shared('corpus');
  if (!existsSync(PROGRAM) || !corpus) {
    console.log('check: not measured, for want of corpus or build');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-'));
  const inf = join(folder, 'net.inf');
  writeFileSync(inf, infOfLines(LINES));
  printTime(`firstplug check, one INF of ${LINES} lines, from the command line`, () => run(inf));
  const bytes = readFileSync(inf);
  const judged = (): unknown => judgeInf({ path: inf, name: 'net.inf', bytes }, DEFAULT_OPTIONS);
  const started = performance.now();
  judged();
  console.log(`the same, the first in a process: ${(performance.now() - started).toFixed(1)} ms`);
  printTime('the same, in a process that is warm', judged);
  rmSync(folder, { recursive: true });
  const infs = infsBelow(corpus);
  measureInfs('corpus', infs);
  measureInfs('corpus many times', many(infs));
  measureInfs('the longest of the corpus many times', many(longest(infs)));
}

/** The longest, so many that the mean of their lengths is LONG. */
function longest(infs: readonly string[]): readonly string[] {
  const sorted = infs.toSorted((a, b) => statSync(b).size - statSync(a).size);
  const short = sorted.findIndex((_, at) => bytesOf(sorted.slice(0, at + 1)) < LONG * (at + 1));
  return sorted.slice(0, short);
}

function many(infs: readonly string[]): readonly string[] {
  return Array.from({ length: Math.ceil(MANY / infs.length) }, () => infs).flat();
}

function bytesOf(infs: readonly string[]): number {
  return infs.reduce((sum, path) => sum + statSync(path).size, 0);
}

function measureInfs(title: string, infs: readonly string[]): void {
  const count = infs.length;
  const megabytes = bytesOf(infs) / 1e6;
  const taken = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    run(...infs);
    return performance.now() - started;
  });
  const median = taken.toSorted((a, b) => a - b)[ROUNDS >> 1]!;
  const rate = Math.round((count / median) * 1000);
  const read = (megabytes / (median / 1000)).toFixed(1);
  console.log(
    `firstplug check, ${title}: ${count} INFs, ${megabytes.toFixed(1)} MB, ${availableParallelism()} cores: ${rate} INFs a second, ${read} MB/s`,
  );
}

function run(...paths: readonly string[]): number {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'check', ...paths, '--json'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status === null || status >= 2) throw new Error(stderr);
  return status;
}

/** A package with as many models as give so many lines. */
function infOfLines(lines: number): string {
  const models = Array.from(
    { length: lines - 30 },
    (_, i) => `%Device% = Demo_Install, PCI\\VEN_1234&DEV_${i.toString(16).padStart(4, '0')}`,
  );
  return `[Version]
Signature = "$Windows NT$"
Class = Net
ClassGuid = {4d36e972-e325-11ce-bfc1-08002be10318}
Provider = %Contoso%
DriverVer = 01/01/2026, 1.0.0.0
CatalogFile = net.cat
PnpLockdown = 1
[Manufacturer]
%Contoso% = Models, NTamd64.10.0...17763
[Models.NTamd64.10.0...17763]
${models.join('\n')}
[Demo_Install.NT]
CopyFiles = Demo_Files
[Demo_Files]
net.sys
[Demo_Install.NT.Services]
AddService = ContosoNet, 0x00000002, Demo_Service
[Demo_Service]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\\net.sys
[SourceDisksNames]
1 = %Contoso%
[SourceDisksFiles]
net.sys = 1
[DestinationDirs]
DefaultDestDir = 13
[Strings]
Contoso = "Contoso"
Device = "Contoso Net"
`;
}
