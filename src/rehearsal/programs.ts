import { documented } from '../base/index.ts';
import type { EngineSetupApi } from '../engine/index.ts';
import { printReport, readApplication, runApplication } from '../installer/index.ts';
import { changeByReg, contentOf, type Mark, pathParts } from '../machine/index.ts';
import { addProduct, changeEntry, removeProduct } from '../programs/index.ts';
import type { Ran } from '../setupapi/index.ts';
import type { CommandFile } from './command-line.ts';
import { byRehearsal } from './origin.ts';
import type { ProgramEntry } from './rehearsal.ts';
import type { Scene } from './scene.ts';
import { runTool } from './tools.ts';
import { tellsToCopy, violation, violationsOf } from './violations.ts';

const UNKNOWN: ProgramEntry = { exit: 0, seconds: 0, shows: false };

/** What a program does, as the rehearsal says; of one that it does not know nothing is known. */
export function runProgram(scene: Scene, file: CommandFile, line: string): Ran {
  const { rehearsal, transaction } = scene;
  const names = Object.keys(rehearsal.programs);
  const entry = rehearsal.programs[names.find(name => name.toLowerCase() === file.name) ?? ''];
  const tool = entry ? undefined : runTool(scene, file.name, line);
  if (tool !== undefined) return { exitCode: tool };
  if (!entry) {
    const because = documented('device-and-driver-installation');
    transaction.change({ kind: 'unknown', by: file.name }, { ...byRehearsal(line), because });
    scene.note(`what ${file.name} does is not known: the rehearsal names no such program`, 'warning');
    return { exitCode: UNKNOWN.exit };
  }
  return entry.application === undefined
    ? known(scene, file, entry, line)
    : { exitCode: runInstaller(scene, file, entry.application, line) };
}

/** The device installation application of Firstplug, with its configuration file. */
function runInstaller(scene: Scene, file: CommandFile, application: string, line: string): number {
  const { transaction, given, telling } = scene;
  const { value, problems } = readApplication(given.texts.get(application) ?? '');
  for (const { message } of value ? [] : problems) scene.note(`${application}: ${message}`, 'warning');
  if (!value) return NOT_STARTED;
  const program = scene.program(file.name);
  let planned: Mark | undefined;
  const fork = (): EngineSetupApi => {
    planned = transaction.mark();
    return scene.api(file.name);
  };
  const { exitCode, report } = runApplication(value, {
    api: scene.api(file.name),
    fork,
    plannedEntry: (key, entry) => changeEntry(transaction, key, entry, byRehearsal(line)),
    desk: scene.desk(file.name),
    commandLine: line,
    architecture: program.architecture,
    administrator: program.administrator ?? true,
    environment: ENVIRONMENT,
  });
  if (planned && !scene.keepsPlans) transaction.undo(planned);
  for (const text of printReport(report)) telling.tell({ kind: 'note', text });
  transaction.change({ kind: 'clock', after: transaction.clock + 1000 }, byRehearsal(line));
  return exitCode;
}

/** What a program ends with whose configuration nobody can read. */
const NOT_STARTED = 2;

const ENVIRONMENT = {
  ProgramFiles: 'C:\\Program Files',
  SystemDrive: 'C:',
  SystemRoot: 'C:\\Windows',
};

/** What the rehearsal says of a program happens; rules that it breaks are told. */
function known(scene: Scene, file: CommandFile, entry: ProgramEntry, line: string): Ran {
  const { transaction, telling } = scene;
  const before = transaction.effects.length;
  show(scene, file, entry, line);
  change(scene, file, entry, line);
  const origin = byRehearsal(line);
  const after = transaction.clock + Math.round(entry.seconds * 1000);
  transaction.change({ kind: 'clock', after }, origin);
  for (const one of violationsOf(file.name, transaction.effects.slice(before))) telling.tell(one);
  if (entry.restarts) telling.tell(violation(`${file.name} restarts the computer, which nobody asked for`));
  return { exitCode: entry.exit };
}

function show({ telling }: Scene, file: CommandFile, entry: ProgramEntry, line: string): void {
  if (entry.shows) telling.tell({ kind: 'shown', by: file.name, text: `${file.name} shows a window` });
  if (entry.tells !== undefined) telling.tell({ kind: 'shown', by: file.name, text: entry.tells });
  if (tellsToCopy(entry.tells ?? ''))
    telling.tell(violation(`${file.name} tells the person to copy files of a driver`));
  const isSilent = /\s[/-](?:q|qn|quiet|s|silent|verysilent)\b/i.test(line);
  if (isSilent && (entry.shows || entry.tells !== undefined)) {
    telling.tell(violation(`${file.name} shows something though it was started to be silent`));
  }
}

function change(scene: Scene, file: CommandFile, entry: ProgramEntry, line: string): void {
  const { transaction, given, telling } = scene;
  const origin = byRehearsal(line);
  if (entry.installs && SUCCESSES.has(entry.exit)) {
    if (file.removes) removeProduct(transaction, entry.installs.name, origin);
    else addProduct(transaction, entry.installs, origin);
  }
  if (entry.registry !== undefined) {
    const bytes = new TextEncoder().encode(`\u{feff}${entry.registry}`);
    for (const { message } of changeByReg(transaction, bytes, origin)) telling.tell(violation(message));
  }
  for (const path of entry.deletes ?? []) {
    if (canBeFile(scene, path)) transaction.change({ kind: 'file', path }, origin);
  }
  for (const path of entry.writes ?? []) {
    const after = contentOf(new Uint8Array(), given.digest);
    if (canBeFile(scene, path)) transaction.change({ kind: 'file', path, after }, origin);
  }
}

/** Exit codes of Windows Installer that are successes. @see https://learn.microsoft.com/windows/win32/msi/error-codes */
const SUCCESSES: ReadonlySet<number> = new Set([0, 1641, 3010]);

/** Whether a path can be that of a file; where it cannot, that is told. */
function canBeFile(scene: Scene, path: string): boolean {
  const { volume } = scene.transaction;
  const parts = pathParts(path) ?? [];
  const above = parts.map((_, i) => parts.slice(0, i).join('\\')).filter(Boolean);
  const can = parts.length > 1 && !volume.directory(path) && !above.some(one => volume.file(one));
  if (!can)
    scene.note(`${path} can be no file: write a drive, folders and a name that is no folder`, 'warning');
  return can;
}
