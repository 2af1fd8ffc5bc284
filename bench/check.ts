import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DEFAULT_OPTIONS, judgeInf } from '../src/check/index.ts';
import { shared } from '../test/shared.ts';
import { infsBelow } from './inf.ts';
import { printTime } from './measure.ts';

const PROGRAM = 'dist/bin/firstplug.js';
const LINES = 500;
/** As many INFs as those for which others have told their speed: what starting costs no longer counts. */
const MANY = 12;
const ROUNDS = 5;

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
  measureCorpus(corpus, 1);
  measureCorpus(corpus, MANY);
}

function measureCorpus(corpus: string, times: number): void {
  const files = infsBelow(corpus);
  const count = files.length * times;
  const megabytes = (files.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6) * times;
  const taken = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    run(...Array.from({ length: times }, () => corpus));
    return performance.now() - started;
  });
  const median = taken.toSorted((a, b) => a - b)[ROUNDS >> 1]!;
  const rate = Math.round((count / median) * 1000);
  const read = (megabytes / (median / 1000)).toFixed(0);
  console.log(
    `firstplug check ${basename(corpus)}, ${count} INFs, ${availableParallelism()} cores: ${rate} INFs a second, ${read} MB/s`,
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
