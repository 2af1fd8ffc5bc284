import { type Citation, documented } from '../../base/index.ts';
import { type NamedInf, readAddSoftware } from '../../inf/index.ts';
import type { SystemReader } from '../../machine/index.ts';
import type { InfPlace, SoftwareEvent } from '../../story/index.ts';
import { instanceKey } from '../devices/index.ts';
import { type DirectiveLine, deviceDirectives, type Installation } from '../sections/index.ts';
import { earlyLines } from './early.ts';
import { checkSoftware, type SoftwareEntry } from './entry.ts';
import { enqueue } from './kept.ts';
import { toldPlace } from './place.ts';
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
  const device = installation.device && spelled(installation.transaction, installation.device.instanceId);
  if (device === undefined) return [];
  const early = earlyLines(installation, source, section, KIND, DIRECTIVE);
  if (early) {
    return early.map(({ line, place, why }) =>
      refused({ name: line.field(1) ?? '', device, why, place, because: PAGE }),
    );
  }
  return installation.transaction.wholly(() =>
    deviceDirectives(installation, source, section, KIND, DIRECTIVE).map(directive =>
      queueOne(installation, source, directive, device),
    ),
  );
}

/** An instance ID as its key is spelled. Observed: `{3846ad8c-…}#LGMonitorApp&…` (recordings 118). */
function spelled({ registry }: SystemReader, id: string): string {
  return registry.resolve(instanceKey(id))?.split('\\').slice(-3).join('\\') ?? id;
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
    return refused({ name, device, why, place: work.place(span), because });
  }
  const place = work.place(line.lineSpan);
  const entry = checked.value;
  enqueue(work.transaction, { entry, device, ...place }, work.origin(line.lineSpan, PAGE));
  const more = { ...versionOf(entry), place: toldPlace(place), because: PAGE };
  return { kind: 'software', name, device, did: 'queued', ...more };
}

function refused(of: {
  readonly name: string;
  readonly device: string;
  readonly why: string;
  readonly place: InfPlace;
  readonly because: Citation;
}): SoftwareEvent {
  return { kind: 'software', did: 'refused', ...of, place: toldPlace(of.place), severity: 'error' };
}

/** The version of software, where it has one. */
export function versionOf(entry: SoftwareEntry): { readonly version?: string } {
  return entry.kind === 'program' ? { version: printSoftwareVersion(entry.version) } : {};
}
