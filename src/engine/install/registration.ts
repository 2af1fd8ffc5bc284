import { listOf, type SystemReader, textOf } from '../../machine/index.ts';
import type { Role } from './dif-code.ts';
import type { Anew } from './installer-list.ts';
import type { Telling } from './telling.ts';

const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';

/** An installer as the registry names it. */
export interface RegisteredInstaller {
  readonly role: Role;
  /** As it is registered. */
  readonly text: string;
  /** With a path or without. */
  readonly dll: string;
  readonly entry: string;
}

/** Whose installers are wanted. */
export interface InstalledBy {
  /** The setup class in braces; absent for a device or a set of none. */
  readonly classGuid?: string | undefined;
  /** The software key of the device, where it has one. */
  readonly driverKey?: string | undefined;
}

/**
 * Who is registered for a device or a class, in the order in which they are asked. What is here joins when the
 * list is put together: those of the class and those that an earlier installation of the device left. Those
 * that an installation registers itself join after DIF_REGISTER_COINSTALLERS, so a first installation selects,
 * is allowed and copies files without them.
 * Observed: recordings 001 and 110 ask co-installers of an earlier installation before the new ones are there.
 * @see registering-a-class-co-installer, registering-a-device-specific-co-installer, co-installer-operation
 */
export function readInstallers(system: SystemReader, of: InstalledBy): RegisteredInstaller[] {
  const { registry } = system;
  const { classGuid, driverKey } = of;
  const ofClass = classGuid && listOf(registry.value(`${CONTROL}\\CoDeviceInstallers`, classGuid));
  const ofDevice = driverKey && listOf(registry.value(driverKey, 'CoInstallers32'));
  const installer = classGuid && textOf(registry.value(`${CONTROL}\\Class\\${classGuid}`, 'Installer32'));
  return [
    ...registered('class co-installer', ofClass || []),
    ...registered('device co-installer', ofDevice || []),
    ...registered('class installer', installer ? [installer] : []),
  ];
}

/**
 * The entry points that a registration leaves out.
 * @see co-installer-interface, class-installer-interface
 */
const USUAL_ENTRY: Readonly<Record<Role, string>> = {
  'class co-installer': 'CoDeviceInstall',
  'device co-installer': 'CoDeviceInstall',
  'class installer': 'ClassInstall',
};

/** Reads `dll[,entry]`; blanks around the comma do not count, and without a DLL there is nobody. */
function registered(role: Role, list: readonly string[]): RegisteredInstaller[] {
  return list.flatMap(text => {
    const [dll = '', entry = ''] = text.split(',').map(part => part.trim());
    return dll === '' ? [] : [{ role, text, dll, entry: entry || USUAL_ENTRY[role] }];
  });
}

/** Tells who was found, in the words of the log; co-installers have their numbers. */
export function tellInstallers(
  found: readonly RegisteredInstaller[],
  telling: Telling,
  anew: Anew = 'all',
): void {
  const coInstallers = found.filter(({ role }) => role !== 'class installer');
  for (const { role, text } of found) {
    if (role === 'class installer' && anew === 'all')
      telling.tell({ kind: 'entry', entry: 'class-installer', values: { dll: text } });
  }
  for (const [i, { text }] of coInstallers.entries()) {
    telling.tell({ kind: 'entry', entry: 'co-installer', values: { number: String(i + 1), dll: text } });
  }
}
