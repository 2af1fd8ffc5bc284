import { assumed, documented } from '../../../base/index.ts';
import { type InfLine, readInteger } from '../../../inf/index.ts';
import { dword } from '../../../machine/index.ts';
import { ownKey } from '../own-key.ts';
import type { SectionWork } from '../work.ts';
import { eventSourceKey, hasService, keepInService, serviceKey } from './service-key.ts';

const DELETEEVENTLOGENTRY = 0x4;
const STOPSERVICE = 0x200;

const PAGE = documented('inf-delservice-directive');

/**
 * Carries out `DelService = name, [flags], [log], [event source]`; tells whether only a restart deletes it. Observed:
 * a service that does not exist is no error (recordings 001: Delete Services).
 * @see inf-delservice-directive
 */
export function performDelService(work: SectionWork, line: InfLine, more: number): boolean {
  const name = line.field(1) ?? '';
  const flags = (readInteger(line.field(2) ?? '') || 0) | more;
  if (name !== '' && flags & DELETEEVENTLOGENTRY) {
    const key = eventSourceKey(line.field(3) || 'System', line.field(4) || name);
    work.change({ kind: 'key', key, after: false }, line, PAGE);
  }
  if (name === '') return false;
  const isThere = hasService(work, name);
  const isMarked = isThere && deleteService(work, line, name, flags);
  work.serviceDone(line, isMarked ? 'marked' : isThere ? 'deleted' : 'missing', name);
  return isMarked;
}

/**
 * Deletes a service that is there.
 * @returns whether only a restart deletes it: one that runs is marked
 * @see https://learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-deleteservice
 */
export function deleteService(work: SectionWork, line: InfLine, name: string, flags: number): boolean {
  const key = serviceKey(name);
  if (flags & STOPSERVICE) {
    if (work.transaction.running.state('service', name)) {
      work.change({ kind: 'running', what: 'service', name }, line, PAGE);
    }
  } else if (work.transaction.running.state('service', name)?.state === 'running') {
    keepInService(
      work,
      line,
      key,
      'DeleteFlag',
      dword(1),
      assumed('the key of a service that is deleted while it runs'),
    );
    return true;
  }
  work.change({ kind: 'key', key, after: false }, line, PAGE);
  work.change({ kind: 'key', key: ownKey('Services', name), after: false }, line, PAGE);
  return false;
}
