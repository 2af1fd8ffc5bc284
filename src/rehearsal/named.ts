import { type Architecture, sameName } from '../base/index.ts';
import type { DriverNode } from '../engine/select/index.ts';
import {
  expandInstall,
  type FileCopy,
  type InstallItem,
  type RegistryAdd,
  type ServiceAdd,
} from '../inf/index.ts';
import type { NamedEvent, StoryEvent } from '../story/index.ts';
import { placeOf } from './candidates.ts';
import type { LoadedInf } from './package.ts';

/** What the install section of a driver node names, each with its line. Nothing of it is carried out. */
export function namedBy(
  node: DriverNode,
  staged: readonly LoadedInf[],
  architecture: Architecture,
): StoryEvent[] {
  const include = (name: string): LoadedInf['source'] | undefined =>
    staged.find(loaded => sameName(loaded.source.name, name))?.source;
  const { items } = expandInstall(
    node.package.source,
    node.model.installSection.value,
    architecture,
    include,
  );
  return items.map(item => named(item, staged));
}

function named(item: InstallItem, staged: readonly LoadedInf[]): NamedEvent {
  const place = placeOf(item.inf.name, item.span.start, staged);
  switch (item.kind) {
    case 'file':
      return { kind: 'named', what: 'file', text: fileText(item.file), place };
    case 'registry':
      return { kind: 'named', what: 'registry', text: registryText(item.registry, item.relativeTo), place };
    case 'service':
      return { kind: 'named', what: 'service', text: serviceText(item.service), place };
    case 'directive':
      return {
        kind: 'named',
        what: 'other',
        text: `${item.directive.key} = ${item.directive.fields.join(', ')}`,
        place,
      };
    case 'missing-section':
      return { kind: 'named', what: 'other', text: `section [${item.missing.name}] is not there`, place };
    case 'missing-include':
      return {
        kind: 'named',
        what: 'other',
        text: `includes ${item.file}, which is not among the packages: not known`,
        place,
      };
  }
}

function fileText({ target, source, destination }: FileCopy): string {
  const folder = `%${destination.dirId}%${destination.subdirectory ? `\\${destination.subdirectory}` : ''}`;
  return `${folder}\\${target}${sameName(target, source) ? '' : ` from ${source}`}`;
}

function registryText({ root, subkey, name, values, flags }: RegistryAdd, relativeTo: string): string {
  const top = sameName(root, 'HKR') ? `HKR (${relativeTo})` : root;
  const path = [top, ...(subkey ? [subkey] : [])].join('\\');
  return `${path}  ${name || '(default)'} = ${values.join(', ')}  (flags 0x${(flags >>> 0).toString(16)})`;
}

const START_TYPES = ['boot start', 'system start', 'automatic', 'on demand', 'disabled'];
const ASSOCSERVICE = 0x2;

function serviceText({ name, flags, install, installSection }: ServiceAdd): string {
  if (!name.value) return 'the null driver: no service';
  const role = flags & ASSOCSERVICE ? 'function driver' : 'service';
  if (!install) return `${name.value}  ${role}; section [${installSection ?? ''}] is not there`;
  return `${name.value}  ${role}, ${START_TYPES[install.startType ?? -1] ?? 'no StartType'}, ${install.binary?.value ?? 'no ServiceBinary'}`;
}
