import { compareVersions, documented, printWindowsVersion } from '../../base/index.ts';
import { directiveNamed, type NamedInf, readAddSoftware } from '../../inf/index.ts';
import type { SoftwareEvent } from '../../story/index.ts';
import { type DirectiveLine, deviceDirectives, type Installation } from '../sections/index.ts';
import { checkSoftware, type SoftwareEntry } from './entry.ts';
import { enqueue } from './kept.ts';
import { printSoftwareVersion } from './version.ts';

const KIND = 'DDInstall.Software';
const DIRECTIVE = 'AddSoftware';
const PAGE = documented('inf-addsoftware-directive');

/**
 * Queues the software that the `DDInstall.Software` section of an installed device names: it runs some time after the
 * installation, and nothing promises when. `section` is the install section itself; `directories.package` of the
 * installation is the package's folder in the driver store. Without a device nothing is queued.
 * @returns for each AddSoftware what became of it, in the order of the lines
 * @see inf-addsoftware-directive
 */
export function queueSoftware(
  installation: Installation,
  source: NamedInf,
  section: string,
): SoftwareEvent[] {
  const { device } = installation;
  if (!device) return [];
  const early = tellEarly(installation, source, section);
  if (early) return early;
  return installation.transaction.wholly(() =>
    deviceDirectives(installation, source, section, KIND, DIRECTIVE).map(directive =>
      queueOne(installation, source, directive, device.instanceId),
    ),
  );
}

function queueOne(
  installation: Installation,
  source: NamedInf,
  { work, line }: DirectiveLine,
  device: string,
): SoftwareEvent {
  const add = readAddSoftware(work.inf, line);
  const checked = checkSoftware(add, {
    facts: work.facts,
    inf: source.inf,
    folder: installation.directories.package,
    span: line.lineSpan,
  });
  const name = add.name.value;
  if ('refusal' in checked) {
    const { why, span, because } = checked.refusal;
    return {
      kind: 'software',
      name,
      device,
      did: 'refused',
      why,
      place: work.place(span),
      because,
      severity: 'error',
    };
  }
  const place = work.place(line.lineSpan);
  const entry = checked.value;
  enqueue(work.transaction, { entry, device, ...place }, work.origin(line.lineSpan, PAGE));
  return { kind: 'software', name, device, did: 'queued', ...versionOf(entry), place, because: PAGE };
}

/** A Windows before 10 1703 does not read such a section; what it would have queued is told. */
function tellEarly(
  installation: Installation,
  source: NamedInf,
  section: string,
): SoftwareEvent[] | undefined {
  const { version } = installation.transaction.facts;
  const since = directiveNamed(KIND, DIRECTIVE)?.since;
  if (!since || compareVersions(version, since) >= 0) return undefined;
  const why = `AddSoftware is read since Windows 10 1703 (${printWindowsVersion(since)})`;
  const device = installation.device?.instanceId ?? '';
  return (source.inf.section(`${section}.Software`)?.linesNamed(DIRECTIVE) ?? []).map(line => ({
    kind: 'software',
    name: line.field(1) ?? '',
    device,
    did: 'refused',
    why,
    because: PAGE,
  }));
}

/** The version of software, where it has one. */
export function versionOf(entry: SoftwareEntry): { readonly version?: string } {
  return entry.kind === 'program' ? { version: printSoftwareVersion(entry.version) } : {};
}
