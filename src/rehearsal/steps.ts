import { errorName } from '../base/index.ts';
import { runSoftwareQueue, type SoftwareCommand, type SoftwareEnd } from '../engine/software/index.ts';
import { liesInside } from '../engine/store/index.ts';
import { SPOST_PATH } from '../setupapi/index.ts';
import { autoPlay, readAutorun } from './autorun.ts';
import { addHardware, updateDriver } from './by-hand.ts';
import { hardwareOf, isHotPluggable } from './hardware.ts';
import { byRehearsal, PACKAGES } from './origin.ts';
import { installAppeared, lookForBetter, power, scan, setUp } from './plug-and-play.ts';
import type { Step } from './rehearsal.ts';
import type { Scene } from './scene.ts';
import { infsIn, missingFiles, putFolder, putPackage } from './world.ts';

/** What a step is called, and what happens in it. Steps that only look or answer are not here. */
export interface Played {
  readonly title: string;
  readonly play: (scene: Scene) => void;
}

/** How a step is carried out; undefined for `expect`, `answer`, `answers` and `fail`, which the timeline does itself. */
export function playedStep(step: Step): Played | undefined {
  if ('stage' in step) return { title: `${step.stage} staged`, play: scene => stage(scene, step.stage) };
  if ('plug' in step) {
    return { title: `${step.plug} plugged in`, play: scene => plug(scene, step.plug, step.port ?? 1) };
  }
  if ('unplug' in step)
    return { title: `${step.unplug} unplugged`, play: scene => unplug(scene, step.unplug) };
  if ('scan' in step) return { title: 'scan for hardware changes', play: scene => scan(scene, 'asked') };
  if ('addHardware' in step) {
    const { addHardware: entry } = step;
    return { title: `Add Hardware: ${entry.class}`, play: scene => addHardware(scene, entry) };
  }
  if ('updateDriver' in step) {
    const { updateDriver: entry } = step;
    return { title: `Update Driver: ${entry.device}`, play: scene => updateDriver(scene, entry) };
  }
  if ('insert' in step)
    return { title: `${step.insert} inserted`, play: scene => insert(scene, step.insert) };
  if ('eject' in step) return { title: `${step.eject} ejected`, play: scene => eject(scene, step.eject) };
  if ('run' in step) return { title: step.run, play: scene => run(scene, step.run) };
  if ('logon' in step) {
    const who = step.administrator ? 'administrator' : 'standard user';
    return {
      title: `${step.logon} logs on, ${who}`,
      play: scene => logon(scene, step.logon, step.administrator),
    };
  }
  if ('restart' in step) return { title: 'restart', play: restart };
  if ('power' in step)
    return { title: `power ${step.power}`, play: scene => power(scene, step.power === 'on') };
  if ('setup' in step) {
    const unattend = step.setup === true ? undefined : step.setup.unattend;
    return { title: 'Windows is set up', play: scene => setUp(scene, unattend) };
  }
  if ('update' in step) {
    const { state, offers } = step.update;
    const title = `Windows Update ${state}${offers.length > 0 ? `, offers ${offers.join(', ')}` : ''}`;
    return { title, play: scene => scene.change({ update: step.update }) };
  }
  if ('software' in step) return { title: 'the software queue runs', play: software };
  if ('advance' in step)
    return { title: `${step.advance} later`, play: scene => advance(scene, step.advance) };
  return undefined;
}

/** An administrator adds a driver package to the machine. */
function stage(scene: Scene, name: string): void {
  const { transaction } = scene;
  for (const source of infsIn(transaction, `${PACKAGES}\\${name}`)) {
    const api = scene.api('Windows');
    const staged = api.SetupCopyOEMInf({ source, mediaLocation: null, mediaType: SPOST_PATH, style: 0 });
    const inf = source.slice(source.lastIndexOf('\\') + 1);
    if (staged.ret) scene.note(`${inf} staged as ${staged.component}`);
    else scene.note(`${inf} is refused: ${errorName(staged.err)}`, 'warning');
    for (const file of staged.ret ? [] : missingFiles(transaction, source)) {
      const remedy = liesInside(file)
        ? 'not there; assumeFiles takes it to be there'
        : 'outside of its package: a file of a driver package lies in the folder of the INF or below it';
      scene.note(`${file} is named by ${inf} and ${remedy}`);
    }
  }
}

function plug(scene: Scene, name: string, port: number): void {
  const { rehearsal, transaction, circumstances } = scene;
  const entry = rehearsal.hardware[name]!;
  if (circumstances.powered && !isHotPluggable(entry)) {
    scene.note(`${name} is plugged in while the computer runs, and it is not made for that`, 'warning');
  }
  const after = hardwareOf(name, entry, port, transaction.facts);
  transaction.change({ kind: 'presence', name, after }, byRehearsal('plug'));
  const notices = entry.notifies ?? isHotPluggable(entry);
  if (!circumstances.powered) return;
  if (notices) scan(scene, 'bus');
  else scene.note('its bus does not tell that it is there: somebody has to look');
}

function unplug(scene: Scene, name: string): void {
  const { rehearsal, transaction, circumstances } = scene;
  transaction.change({ kind: 'presence', name }, byRehearsal('unplug'));
  const entry = rehearsal.hardware[name]!;
  if (circumstances.powered && (entry.notifies ?? isHotPluggable(entry))) scan(scene, 'bus');
}

function insert(scene: Scene, name: string): void {
  const { rehearsal, given, transaction, circumstances } = scene;
  const medium = rehearsal.media[name]!;
  const { drive, folder, packages } = medium;
  putFolder(transaction, drive, given.folders.get(folder ?? '') ?? [], given.digest);
  for (const one of packages) putPackage(transaction, drive, rehearsal.packages[one]!, given);
  scene.change({ inserted: [...circumstances.inserted, name] });
  if (!circumstances.powered) return;
  const autorun = readAutorun(transaction, drive);
  if (!autorun) return;
  const played = autoPlay(scene, medium, autorun);
  if (played.kind === 'nothing') scene.note(played.why);
  else if (played.kind === 'starts' || isWanted(scene, played.command)) run(scene, played.command);
}

function run(scene: Scene, line: string): void {
  scene.run({ line });
  installAppeared(scene);
}

/** What the person says to AutoPlay. */
function isWanted(scene: Scene, command: string): boolean {
  const question = {
    kind: 'question',
    text: `AutoPlay: run ${command}?`,
    answers: ['run', 'nothing'],
  } as const;
  return scene.desk('AutoPlay').ask({ ...question, about: { command } }) === 'run';
}

function eject(scene: Scene, name: string): void {
  const { rehearsal, transaction, circumstances } = scene;
  const path = rehearsal.media[name]!.drive;
  transaction.change({ kind: 'directory', path, after: false }, byRehearsal('eject'));
  scene.change({ inserted: circumstances.inserted.filter(one => one !== name) });
}

function logon(scene: Scene, user: string, administrator: boolean): void {
  const after = { user, administrator, interactive: true };
  scene.transaction.change({ kind: 'running', what: 'session', name: '1', after }, byRehearsal('logon'));
}

function restart(scene: Scene): void {
  power(scene, false);
  power(scene, true);
}

/** Some time after installations Windows runs the software that they brought. */
function software(scene: Scene): void {
  const run = ({ kind, line }: SoftwareCommand): SoftwareEnd => {
    const before = scene.transaction.clock;
    if (kind === 'store') return { kind: 'ended', exitCode: 0, took: 0 };
    const ran = scene.run({ line });
    if ('error' in ran) return { kind: 'not started', error: ran.error };
    return { kind: 'ended', exitCode: ran.exitCode, took: scene.transaction.clock - before };
  };
  for (const event of runSoftwareQueue(scene.transaction, run)) scene.telling.tell(event);
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function advance(scene: Scene, time: string): void {
  const [, count = '0', unit = 's'] = /^(\d+) ?([smhd])$/.exec(time) ?? [];
  const seconds = Number(count) * UNITS[unit]!;
  const after = scene.transaction.clock + seconds * 1000;
  scene.transaction.change({ kind: 'clock', after }, byRehearsal('advance'));
  if (seconds >= UNITS.d! && scene.circumstances.powered) lookForBetter(scene);
}
