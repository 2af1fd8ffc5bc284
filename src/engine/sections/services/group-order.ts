import { assumed } from '../../../base/index.ts';
import type { InfLine } from '../../../inf/index.ts';
import { binary, bytesOf, dword, numberOf, textOf } from '../../../machine/index.ts';
import type { SectionWork } from '../work.ts';
import { keepInService, type Service } from './service-key.ts';

const TAGTOFRONT = 0x1;
const ORDER = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\GroupOrderList';

const BECAUSE = assumed('tag and group order list after AddService with SPSVCINST_TAGTOFRONT');

/** Gives a service a tag in its group and puts that in front of the others. @see inf-addservice-directive */
export function writeTag(work: SectionWork, line: InfLine, service: Service): void {
  const { registry } = work.transaction;
  const group = textOf(registry.value(service.key, 'Group'));
  if (!(service.flags & TAGTOFRONT) || !group) return;
  const old = readTags(work, group);
  const tag = numberOf(registry.value(service.key, 'Tag')) ?? Math.max(0, ...old) + 1;
  const tags = [tag, ...old.filter(other => other !== tag)];
  keepInService(work, line, service.key, 'Tag', dword(tag), BECAUSE);
  const after = binary([tags.length, ...tags].flatMap(number => [...bytesOf(dword(number))]));
  work.change({ kind: 'value', key: ORDER, name: group, after }, line, BECAUSE);
}

/** The tags of a group in their order: numbers of 32 bits, in front of them how many. */
function readTags(work: SectionWork, group: string): number[] {
  const value = work.transaction.registry.value(ORDER, group);
  const bytes = value ? bytesOf(value) : new Uint8Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length & ~3);
  return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true)).slice(1);
}
