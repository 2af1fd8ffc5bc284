import { eraOf, sameName } from '../base/index.ts';
import { ROOT_ID, readProperty } from '../engine/devices/index.ts';
import { type DeviceInstall, type Looked, PlugAndPlayService, restart } from '../engine/index.ts';
import { PnpWork, readState, stopWindows } from '../engine/pnp/index.ts';
import { contentOf, listOf, type MachineReader } from '../machine/index.ts';
import { type Question, SPDRP_COMPATIBLEIDS, SPDRP_HARDWAREID } from '../setupapi/index.ts';
import { readAutorun } from './autorun.ts';
import { driverModels } from './drivers.ts';
import { ANSWER_FILE, byRehearsal, PACKAGES } from './origin.ts';
import type { Scene } from './scene.ts';
import { stampOf } from './stamp.ts';
import { directoriesOf, infsIn } from './world.ts';

/** Looks at the buses, as those tell by themselves or because somebody asks, and installs what appeared. */
export function scan(scene: Scene, why: 'bus' | 'asked'): void {
  tellLooked(scene, service(scene).look(why === 'asked' ? { from: ROOT_ID } : {}));
}

/** What a program made appear is installed when it has ended. */
export function installAppeared(scene: Scene): void {
  if (!scene.circumstances.powered) return;
  for (const one of service(scene).installAppeared()) tellInstall(scene, one);
}

/** The computer is switched off or on. */
export function power(scene: Scene, on: boolean): void {
  const { transaction, rehearsal } = scene;
  scene.change({ powered: on });
  const drivers = driverModels(rehearsal.drivers);
  if (!on) {
    stopWindows(new PnpWork({ transaction, drivers, call: 'power off' }));
    return;
  }
  scene.telling.tell({ kind: 'boot', at: stampOf(transaction.clock) });
  const found = restart(transaction, drivers);
  tellLooked(scene, { found, installs: service(scene).install(found.wanting.map(({ id }) => id)) });
}

/**
 * Since Windows 8 something better is looked for once a day, for devices that are plugged in.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/how-windows-selects-a-driver-for-a-device
 */
export function lookForBetter(scene: Scene): void {
  const { facts, running } = scene.transaction;
  const { firstSearch, foundNewHardware } = eraOf(facts);
  if (firstSearch !== 'store' || foundNewHardware !== 'nobody') return;
  const devices = running.list('devnode').filter(({ state }) => state.hardware !== undefined);
  for (const one of service(scene).lookForBetter(devices.map(({ name }) => name))) tellInstall(scene, one);
}

/**
 * Windows is set up: what installers detect, then what the buses have.
 * Assumed: installers find the answer file under that name; settled by a setup with an unattend file.
 * @see dif-firsttimesetup
 */
export function setUp(scene: Scene, unattend: string | undefined): void {
  const { transaction, given } = scene;
  if (unattend !== undefined) {
    const path = `${directoriesOf(transaction.facts).windows}\\${ANSWER_FILE}`;
    const after = contentOf(new TextEncoder().encode(unattend), given.digest);
    transaction.change({ kind: 'file', path, after }, byRehearsal('unattend file'));
  }
  service(scene).setUpDetected();
  scan(scene, 'asked');
}

/** A wizard that is open: the device it is about, and what it shows. */
export interface OpenWizard {
  readonly device: string;
  readonly text: string;
}

/** The wizards that are open on a machine. */
export function openWizards({ running }: MachineReader): OpenWizard[] {
  return running
    .list('pending')
    .flatMap(({ name, state: { device } }) =>
      name.toLowerCase().startsWith('wizard ') && device !== undefined
        ? [{ device, text: wizardText(device) }]
        : [],
    );
}

/** What a wizard asks: the folder of a medium, or that it is cancelled. */
export function wizardQuestion({ device, text }: OpenWizard): Question {
  return { kind: 'page', text, answers: ['cancel'], free: 'path', about: { device } };
}

function wizardText(device: string): string {
  return `Found New Hardware: Windows has no driver for ${device}. Insert the disc that came with it`;
}

/**
 * Somebody answers the wizard: with the folder of a medium, or by cancelling it. Vista's wizard hands over to the
 * program of a medium whose Autorun.inf names the device, and ends when that ends.
 * Assumed: it is no longer pending while that program runs, for that would not go on; settled by such a disc on Vista.
 * @see inf-hardwareid-directive
 */
export function answerWizard(scene: Scene, { device, text }: OpenWizard, answer: string): void {
  const { telling } = scene;
  telling.tell({ kind: 'shown', by: 'Windows', text, question: 'page', answer });
  const wizard = service(scene);
  const cancels = answer === 'cancel';
  const handedOver = cancels ? undefined : handOver(scene, device, answer.replace(/\\+$/, ''));
  if (handedOver === undefined) {
    tellInstall(scene, wizard.answerWizard(device, cancels ? 'cancel' : { folder: answer }));
  } else {
    wizard.closeWizard(device);
    scene.run({ line: handedOver });
  }
}

/** The program of a medium that Vista's wizard starts instead of looking itself. */
function handOver({ transaction }: Scene, device: string, drive: string): string | undefined {
  if (eraOf(transaction.facts).foundNewHardware !== 'wizard-runs-autorun') return undefined;
  const autorun = readAutorun(transaction, drive);
  const ids = [SPDRP_HARDWAREID, SPDRP_COMPATIBLEIDS].flatMap(
    property => listOf(readProperty(transaction, device, property)) ?? [],
  );
  const names = autorun?.hardwareIds.some(id => ids.some(one => sameName(one, id))) ?? false;
  return names ? autorun?.open : undefined;
}

function service(scene: Scene): PlugAndPlayService {
  const { architecture: _, currentDirectory: __, administrator: ___, ...program } = scene.program('Windows');
  return new PlugAndPlayService(scene.transaction, {
    ...program,
    update: { offer: () => updateAnswer(scene) },
  });
}

/** What Windows Update offers are packages of the rehearsal; which of them fit the engine finds out. */
function updateAnswer(
  scene: Scene,
): ReturnType<NonNullable<ConstructorParameters<typeof PlugAndPlayService>[1]['update']>['offer']> {
  const { state, offers } = scene.circumstances.update;
  scene.note(`Windows Update is ${state}`);
  if (state !== 'reachable') return { kind: state };
  const infs = offers.flatMap(name => infsIn(scene.transaction, `${PACKAGES}\\${name}`));
  return { kind: 'offers', infs };
}

function tellLooked(scene: Scene, { found, installs }: Looked): void {
  for (const id of found.gone) scene.note(`${id} is gone`);
  for (const name of found.refused)
    scene.note(`${name} has no valid ID and is no device to Windows`, 'warning');
  for (const id of found.started) tellState(scene, id);
  for (const one of installs) tellInstall(scene, one);
}

export function tellInstall(scene: Scene, { id, asks, reboot }: DeviceInstall): void {
  if (asks) scene.telling.tell({ kind: 'shown', by: 'Windows', text: wizardText(id), question: 'page' });
  else tellState(scene, id);
  if (reboot) scene.note(`${id} needs a restart of Windows`);
}

/** What became of a device. */
function tellState(scene: Scene, id: string): void {
  const state = readState(scene, id);
  const problem = state.kind === 'problem' ? ` code ${state.code}` : '';
  scene.note(`${id}  ${state.kind}${problem}`);
}
