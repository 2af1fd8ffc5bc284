import { documented } from '../../base/index.ts';
import { type InfLine, readInteger } from '../../inf/index.ts';
import { pathOf } from './files.ts';
import type { Refusal, SectionWork } from './work.ts';

const DLLREGISTER = 0x1;
const DLLINSTALL = 0x2;

/**
 * Carries out `RegisterDlls = list[, …]`: a program of somebody else runs, and what it does nobody knows.
 * @see inf-registerdlls-directive
 */
export function performRegisterDlls(work: SectionWork, directive: InfLine): Refusal {
  return recordCalls(work, directive, 'DllRegisterServer', '/RegServer');
}

/** Carries out `UnregisterDlls = list[, …]`. @see inf-unregisterdlls-directive */
export function performUnregisterDlls(work: SectionWork, directive: InfLine): Refusal {
  return recordCalls(work, directive, 'DllUnregisterServer', '/UnRegServer');
}

/** `dirid, [subdir], file, flags, [timeout], [argument]` */
function recordCalls(work: SectionWork, directive: InfLine, entry: string, command: string): Refusal {
  const because = documented('inf-registerdlls-directive');
  for (const { work: own, line } of work.linesOf(directive)) {
    const path = pathOf(own, readInteger(line.field(1) ?? ''), line.field(2), line.field(3));
    const flags = readInteger(line.field(4) ?? '') || 0;
    const argument = line.field(6) ?? '';
    const calls = /\.exe$/i.test(path)
      ? [`${path} ${argument || command}`]
      : [
          ...(flags & DLLREGISTER ? [`${entry} of ${path}`] : []),
          ...(flags & DLLINSTALL ? [`DllInstall(${argument}) of ${path}`] : []),
        ];
    for (const by of calls) own.change({ kind: 'unknown', by }, line, because);
  }
  return undefined;
}
