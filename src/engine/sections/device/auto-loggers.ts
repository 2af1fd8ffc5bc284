import { documented } from '../../../base/index.ts';
import { type InfLine, readInteger, type SectionKindName } from '../../../inf/index.ts';
import { dword, sz, type Value } from '../../../machine/index.ts';
import { readQword } from '../registry/value-data.ts';
import type { Refusal, SectionWork } from '../work.ts';

const AUTOLOGGER = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\WMI\\Autologger';

const PAGE = documented('configuring-and-starting-an-autologger-session');

const SESSION = [
  'Start',
  'BufferSize',
  'ClockType',
  'DisableRealtimePersistence',
  'FileMax',
  'FlushTimer',
  'LogFileMode',
  'MaxFileSize',
  'MaximumBuffers',
  'MinimumBuffers',
];
const PROVIDER = ['Enabled', 'EnableFlags', 'EnableLevel', 'EnableProperty'];
const KEYWORDS = ['MatchAnyKeyword', 'MatchAllKeyword'];

/**
 * Carries out `AddAutoLogger = name, {guid}, section`: a session that records from the next start on.
 * @see inf-addupdateautologger-directive
 */
export function performAddAutoLogger(work: SectionWork, line: InfLine): Refusal {
  const section = line.field(3) ?? '';
  if (!work.inf.section(section)) return undefined;
  const kind = 'add-autologger-install-section';
  const key = `${AUTOLOGGER}\\${line.field(1)}`;
  work.change({ kind: 'value', key, name: 'Guid', after: sz(line.field(2) ?? '') }, line, PAGE);
  writeEntries(work, kind, section, key, SESSION, number);
  writeEntries(work, kind, section, key, ['FileName'], sz);
  writeProviders(work, kind, section, key);
  return undefined;
}

/**
 * Carries out `UpdateAutoLogger = name, section`: providers for a session that exists.
 * Assumed: where there is no such session, nothing is written; settled by such a package on Windows 11.
 * @see inf-addupdateautologger-directive
 */
export function performUpdateAutoLogger(work: SectionWork, line: InfLine): Refusal {
  const key = `${AUTOLOGGER}\\${line.field(1)}`;
  if (!work.transaction.registry.has(key)) return undefined;
  writeProviders(work, 'update-autologger-install-section', line.field(2) ?? '', key);
  return undefined;
}

/** `AddAutoLoggerProvider = {guid}, section` */
function writeProviders(work: SectionWork, kind: SectionKindName, section: string, session: string): void {
  for (const line of work.entries(kind, section, 'AddAutoLoggerProvider')) {
    const key = `${session}\\${line.field(1)}`;
    const own = line.field(2) ?? '';
    work.change({ kind: 'key', key, after: true }, line, PAGE);
    writeEntries(work, 'autologger-provider-install-section', own, key, PROVIDER, number);
    writeEntries(work, 'autologger-provider-install-section', own, key, KEYWORDS, readQword);
  }
}

/** Writes entries into values of the same names. */
function writeEntries(
  work: SectionWork,
  kind: SectionKindName,
  section: string,
  key: string,
  names: readonly string[],
  form: (text: string) => Value | undefined,
): void {
  for (const name of names) {
    const line = work.entry(kind, section, name);
    const after = line && form(line.field(1) ?? '');
    if (line && after) work.change({ kind: 'value', key, name, after }, line, PAGE);
  }
}

function number(text: string): Value {
  return dword(readInteger(text) || 0);
}
