import { sameName } from '../../base/index.ts';
import type { ComponentAdd } from './add-component.ts';
import type { RegistryAdd } from './add-reg.ts';
import type { ServiceAdd } from './add-service.ts';
import type { SoftwareAdd, SoftwareInstall } from './add-software.ts';
import type { FileCopy } from './copy-files.ts';
import type { InstallItem } from './expand.ts';

/** Says in a line what an install section asks for. */
export function printItem(item: InstallItem): string {
  switch (item.kind) {
    case 'file':
      return printFile(item.file);
    case 'registry':
      return printRegistry(item.registry, item.relativeTo);
    case 'service':
      return printService(item.service);
    case 'component':
      return printComponent(item.component);
    case 'software':
      return printSoftware(item.software);
    case 'directive':
      return `${item.directive.key} = ${item.directive.fields.join(', ')}`;
    case 'needs':
      return `needs [${item.needed}] of ${item.from.name}`;
    case 'missing-section':
      return `section [${item.missing.name}] is not there`;
    case 'missing-include':
      return `includes ${item.file}, which is not at hand: what it adds is not known`;
  }
}

function printFile({ target, source, destination }: FileCopy): string {
  const folder = `%${destination.dirId}%${destination.subdirectory ? `\\${destination.subdirectory}` : ''}`;
  return `${folder}\\${target}${sameName(target, source) ? '' : ` from ${source}`}`;
}

function printRegistry({ root, subkey, name, values, flags }: RegistryAdd, relativeTo: string): string {
  const top = sameName(root, 'HKR') ? `HKR (${relativeTo})` : root;
  const path = subkey ? `${top}\\${subkey}` : top;
  return `${path}  ${name || '(default)'} = ${values.join(', ')}  (flags 0x${(flags >>> 0).toString(16)})`;
}

const START_TYPES = ['boot start', 'system start', 'automatic', 'on demand', 'disabled'];
const ASSOCSERVICE = 0x2;

function printService({ name, flags, install, installSection }: ServiceAdd): string {
  if (!name.value) return 'the null driver: no service';
  const role = flags & ASSOCSERVICE ? 'function driver' : 'service';
  if (!install) return `${name.value}  ${role}; section [${installSection ?? ''}] is not there`;
  const start = START_TYPES[install.startType ?? -1] ?? 'no StartType';
  return `${name.value}  ${role}, ${start}, ${install.binary?.value ?? 'no ServiceBinary'}`;
}

function printComponent({ name, install, section }: ComponentAdd): string {
  const ids = install?.ids.map(({ value }) => `SWC\\${value}`).join(', ');
  const what = install ? ids || 'no ComponentIDs' : `section [${section?.value ?? ''}] is not there`;
  return `${name.value}  ${what}${install?.description ? `  ${install.description}` : ''}`;
}

const PROGRAM = 1;
const STORE_LINK = 2;

function printSoftware({ name, flags, install, section }: SoftwareAdd): string {
  if (!install) return `${name.value}  section [${section?.value ?? ''}] is not there`;
  const often = flags & 1 ? 'once for each device' : 'once';
  return [`${name.value}${install.version ? ` ${install.version.value}` : ''}`, often, how(install)].join(
    '  ',
  );
}

function how({ type, binary, arguments: list, id }: SoftwareInstall): string {
  if (type?.value === STORE_LINK) return `from the Store, ${id?.value ?? 'no SoftwareID'}`;
  if (type?.value !== PROGRAM) return 'no SoftwareType that is known';
  return ['runs', binary?.value ?? 'no SoftwareBinary', ...list.map(({ value }) => value)].join(' ');
}
