import { errorName } from '../base/index.ts';
import { type DeviceInstall, WizardsByHand } from '../engine/index.ts';
import { instanceOf } from './hardware.ts';
import { tellInstall } from './plug-and-play.ts';
import type { AddHardwareEntry, UpdateDriverEntry } from './rehearsal.ts';
import type { Scene } from './scene.ts';

/** A person goes through the Add Hardware wizard. */
export function addHardware(scene: Scene, { class: name, ...how }: AddHardwareEntry): void {
  const classGuid = name.startsWith('{') ? name : classNamed(scene, name);
  if (classGuid === undefined) {
    scene.note(`there is no setup class ${name} on this computer, so the wizard does not show it`, 'warning');
    return;
  }
  for (const one of wizards(scene).addHardware({ classGuid, ...how })) tell(scene, one);
}

function classNamed(scene: Scene, name: string): string | undefined {
  return scene.api('Windows').SetupDiClassGuidsFromName({ name }).guids?.[0];
}

/** A person updates the driver of a device in Device Manager. */
export function updateDriver(scene: Scene, entry: UpdateDriverEntry): void {
  const id = instanceOf(scene.transaction, entry.device);
  if (id === undefined) {
    scene.note(`Device Manager does not show ${entry.device}: plug it in first`, 'warning');
    return;
  }
  const way =
    'folder' in entry
      ? { search: entry.folder }
      : { list: true as const, ...('haveDisk' in entry && { folder: entry.haveDisk }) };
  tell(scene, wizards(scene).updateDriver(id, way));
}

function wizards(scene: Scene): WizardsByHand {
  return new WizardsByHand(scene.transaction, scene.program('Windows'));
}

function tell(scene: Scene, install: DeviceInstall): void {
  const { code = 0 } = install.outcome ?? {};
  if (code !== 0) scene.note(`${install.id}  ${errorName(code)}`);
  else tellInstall(scene, install);
}
