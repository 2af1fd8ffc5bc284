import { sameName } from '../../src/base/index.ts';
import {
  type CheckOptions,
  checkInf,
  DEFAULT_OPTIONS,
  type Finding,
  readPredecessor,
  readSource,
  type Sample,
} from '../../src/check/index.ts';
import { encodeInf, type NamedInf } from '../../src/inf/index.ts';
import { packageOf } from './sample-package.ts';

/** A package for one device with nothing wrong in any mode. */
const DEVICE = `[Version]
Signature = "$Windows NT$"
Class = USBDevice
ClassGuid = {88bae032-5a81-49f0-bc3d-a4ff138216d6}
Provider = %Contoso%
DriverVer = 01/01/2026, 1.0.0.0
CatalogFile = demo.cat
PnpLockdown = 1
[Manufacturer]
%Contoso% = Models, NTamd64.10.0...17763
[Models.NTamd64.10.0...17763]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
[Demo_Install.NT]
CopyFiles = Demo_Files
[Demo_Files]
demo.sys
[Demo_Install.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service
[Demo_Service]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\\demo.sys
[SourceDisksNames]
1 = %Disk%
[SourceDisksFiles]
demo.sys = 1
[DestinationDirs]
DefaultDestDir = 13
[Strings]
Contoso = "Contoso"
Device = "Contoso Demo"
Disk = "Contoso Demo Disk"
`;

/** A package for no device, with nothing wrong either. */
const PRIMITIVE = DEVICE.replace(
  /\[Manufacturer\][\s\S]*?(?=\[Demo_Files\])/,
  '[DefaultInstall.NTamd64]\nCopyFiles = Demo_Files\n',
)
  .replace('Demo_Install.NT.Services', 'DefaultInstall.NTamd64.Services')
  .replace(', 0x00000002,', ',,');

interface Section {
  readonly name: string;
  readonly lines: string[];
}

/** The whole INF of a sample, marks of the place included. */
export function sampleInf(sample: Sample): string {
  if (sample.into === 'nothing' || sample.into === 'absent') return sample.inf;
  const sections = sectionsIn(sample.into === 'primitive' ? PRIMITIVE : DEVICE);
  const patch = sectionsIn(sample.inf);
  const later: Section[] = [];
  const patched = new Set<Section>();
  for (const part of patch) {
    for (const gone of part.lines.flatMap(line => /^;- \[(.*)\]$/.exec(line)?.[1] ?? [])) {
      const at = sections.findIndex(({ name }) => sameName(bare(name), gone));
      if (at < 0) throw new Error(`the sample takes [${gone}] away, which is not there`);
      sections.splice(at, 1);
    }
    const lines = part.lines.filter(line => !/^;- \[/.test(line));
    const at = sections.findIndex(
      section => sameName(bare(section.name), bare(part.name)) && !patched.has(section),
    );
    if (part.name === '') continue;
    if (at < 0) later.push({ ...part, lines });
    else {
      const merged = { name: part.name, lines: mergedLines(sections[at]!.lines, lines) };
      patched.add(merged);
      sections[at] = merged;
    }
  }
  return [...sections, ...later]
    .map(({ name, lines }) => `${name}\n${lines.map(line => `${line}\n`).join('')}`)
    .join('');
}

/** The lines in front of the first header, then the sections with their headers as written. */
function sectionsIn(text: string): Section[] {
  const sections: Section[] = [{ name: '', lines: [] }];
  for (const line of text.split('\n')) {
    if (/^«?\[/.test(line)) sections.push({ name: line, lines: [] });
    else if (line !== '') sections.at(-1)!.lines.push(line);
  }
  return sections[0]!.lines.length === 0 ? sections.slice(1) : sections;
}

const bare = (header: string): string => /\[(.*?)\]/.exec(header)?.[1] ?? '';
const plain = (line: string): string => line.replaceAll(/[«»]/g, '').trim();
const keyOf = (line: string): string | undefined => /^([^=,"]+?)\s*=/.exec(plain(line))?.[1];

function mergedLines(base: readonly string[], patch: readonly string[]): string[] {
  const gone = patch.flatMap(line => /^;- (.*)$/.exec(line)?.[1] ?? []);
  const keys = [...patch.flatMap(line => keyOf(line) ?? []), ...gone];
  const kept = base.filter(
    line =>
      !patch.some(own => plain(own) === line) &&
      !gone.includes(line) &&
      !keys.some(key => sameName(key, keyOf(line) ?? '')),
  );
  return [...kept, ...patch.filter(line => !/^;- /.test(line))];
}

export interface Judged {
  /** The INF, without marks. */
  readonly bytes: Uint8Array;
  readonly findings: readonly Finding[];
  /** Where the marks stand in the text without them. */
  readonly marked: { readonly start: number; readonly end: number } | undefined;
}

export function judge(sample: Sample): Judged {
  const marked = sampleInf(sample);
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replaceAll(/[«»]/g, '');
  const bom = text.startsWith('\u{FEFF}');
  const bytes = encodeInf(bom ? text.slice(1) : text, bom ? 'utf-8' : 'ansi').value;
  const shift = bom ? 1 : 0;
  return {
    bytes,
    findings: findingsIn(bytes, sample),
    marked: start < 0 ? undefined : { start: start - shift, end: end - shift },
  };
}

/** What is found in an INF that takes the place of the one of a sample. */
export function findingsIn(bytes: Uint8Array, sample: Sample): Finding[] {
  const options: CheckOptions = { ...DEFAULT_OPTIONS, ...sample.options };
  const isThere = sample.into !== 'absent';
  const source = readSource('demo.inf', isThere ? bytes : undefined, {
    package: packageOf(sample.files, bytes),
    predecessor: predecessorOf(sample),
  });
  return checkInf(source, options);
}

/** The sample's lines about the predecessor, put into the same package. */
function predecessorOf({ predecessor: inf, into }: Sample): NamedInf | undefined {
  if (inf === undefined) return undefined;
  const text = sampleInf({ inf, ...(into && { into }) });
  return readPredecessor('old.inf', encodeInf(text, 'ansi').value);
}
