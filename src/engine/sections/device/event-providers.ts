import { assumed, documented, sameName } from '../../../base/index.ts';
import { type InfLine, readInteger } from '../../../inf/index.ts';
import { dword, expandSz, sz, type Value } from '../../../machine/index.ts';
import type { Refusal, SectionWork } from '../work.ts';

const WINEVT = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WINEVT';

/** Types of channels count from 1 in an INF, from 0 in the registry. */
const FIRST_TYPE = 1;

const PAGE = documented('porting-inf-to-windows-driver');
const MORE = assumed(
  'the WINEVT keys after AddEventProvider with parameter file, imported channels and logging',
);

/** What a channel imported from another provider has. */
const IMPORTED = 1;

/** Carries out `AddEventProvider = {guid}, section`. @see inf-addeventprovider-directive */
export function performAddEventProvider(work: SectionWork, line: InfLine): Refusal {
  const guid = line.field(1) ?? '';
  const section = line.field(2) ?? '';
  if (guid === '' || !work.inf.section(section)) return undefined;
  const key = `${WINEVT}\\Publishers\\${guid}`;
  const put = (entry: string, name: string, form: (text: string) => Value, because = PAGE): void => {
    const found = work.entry('event-provider-install-section', section, entry);
    const text = found?.field(1);
    if (found && text) work.change({ kind: 'value', key, name, after: form(text) }, found, because);
  };
  put('ProviderName', '', sz);
  put('ResourceFile', 'ResourceFileName', expandSz);
  put('MessageFile', 'MessageFileName', expandSz);
  put('ParameterFile', 'ParameterFileName', expandSz, MORE);
  writeChannels(work, section, key, guid);
  return undefined;
}

/** The channels of a provider are numbered in the order of their lines. */
function writeChannels(work: SectionWork, section: string, provider: string, guid: string): void {
  const lines = (work.inf.section(section)?.lines ?? []).filter(line =>
    isKey(line, 'AddChannel', 'ImportChannel'),
  );
  const references = `${provider}\\ChannelReferences`;
  lines.forEach((line, number) => {
    const key = `${references}\\${number}`;
    const isOwn = isKey(line, 'AddChannel');
    const put = (name: string, after: Value): void =>
      work.change({ kind: 'value', key, name, after }, line, PAGE);
    put('', sz(line.field(1) ?? ''));
    put('Flags', dword(isOwn ? 0 : IMPORTED));
    if (isOwn) put('Id', dword(writeChannel(work, line, guid) ?? number));
  });
  if (!lines[0]) return;
  const count = dword(lines.length);
  work.change({ kind: 'value', key: references, name: 'Count', after: count }, lines[0], PAGE);
}

/** Values of a channel and the entries that say them; `less`: what the registry counts less than the INF. */
const CHANNEL = [
  { entry: 'Enabled', name: 'Enabled', because: PAGE },
  { entry: 'Isolation', name: 'Isolation', because: PAGE },
  { entry: 'LoggingMaxSize', name: 'MaxSize', because: MORE },
  { entry: 'LoggingRetention', name: 'Retention', because: MORE, less: 1 },
  { entry: 'LoggingAutoBackup', name: 'AutoBackupEnabled', because: MORE },
] as const;

/** `AddChannel = name, type[, section]`; its number among the channels, where the section gives one. */
function writeChannel(work: SectionWork, line: InfLine, guid: string): number | undefined {
  const key = `${WINEVT}\\Channels\\${line.field(1)}`;
  const put = (name: string, after: Value, from = line, because = PAGE): void =>
    work.change({ kind: 'value', key, name, after }, from, because);
  const numberIn = (from: InfLine, field: number): number => readInteger(from.field(field) ?? '') || 0;
  put('OwningPublisher', sz(guid));
  put('Type', dword(numberIn(line, 2) - FIRST_TYPE));
  const entry = (name: string): InfLine | undefined =>
    work.entry('channel-install-section', line.field(3) ?? '', name);
  for (const one of CHANNEL) {
    const from = entry(one.entry);
    const less = 'less' in one ? one.less : 0;
    if (from) put(one.name, dword(numberIn(from, 1) - less), from, one.because);
  }
  const access = entry('Access');
  if (access) put('ChannelAccess', sz(access.field(1) ?? ''), access);
  const value = entry('Value');
  return value && numberIn(value, 1);
}

function isKey(line: InfLine, ...keys: readonly string[]): boolean {
  return line.isEntry && keys.some(key => sameName(key, line.key ?? ''));
}
