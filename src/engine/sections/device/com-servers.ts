import { type InfLine, readInteger } from '../../../inf/index.ts';
import { keepOwn, ownKey } from '../own-key.ts';
import type { Refusal, SectionWork } from '../work.ts';

/** Carries out `AddComServer = name, [flags], section`. @see inf-addcomserver-directive */
export function performAddComServer(work: SectionWork, line: InfLine): Refusal {
  const { device } = work.installation;
  const section = line.field(3) ?? '';
  if (!device || !work.inf.section(section)) return undefined;
  const name = line.field(1) ?? '';
  const key = ownKey('COM', device.instanceId, name);
  const text = (entry: string): string | undefined => work.linesNamed(section, entry)[0]?.field(1);
  keepOwn(work, line, key, {
    ServerType: readInteger(text('ServerType') ?? '') || 0,
    ServerBinary: text('ServerBinary'),
    ServerBinaryWow64: text('ServerBinaryWow64'),
  });
  for (const one of work.linesNamed(section, 'AddComClass')) keepClass(work, one, key, name);
  return undefined;
}

/** `{class}[, flags[, section]]`; the name of the server describes a class that says nothing. @see inf-addcomclass-directive */
function keepClass(work: SectionWork, line: InfLine, server: string, name: string): void {
  const section = line.field(3) ?? '';
  keepOwn(work, line, `${server}\\Classes\\${line.field(1)}`, {
    Description: work.linesNamed(section, 'Description')[0]?.field(1) ?? name,
    ThreadingModel: work.linesNamed(section, 'ThreadingModel')[0]?.field(1),
  });
}
