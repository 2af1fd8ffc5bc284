import type { Consent, SignatureVerdict } from '../engine/store/index.ts';
import type { SectionEvent, StoryEvent } from '../story/index.ts';
import type { PackageRecord } from './package-text.ts';
import { isInfPath, isName } from './paths.ts';
import { architectureIn, entriesIn, legacyIn, phasesIn, valueIn } from './recorded-updates.ts';

/** A package on its way into the store. */
export type ImportedPackage = Pick<RecordedImport, 'verdict' | 'consent' | 'attended'>;

/** A section that puts one package into the store, finds it there, or takes it out. */
export interface RecordedImport {
  readonly title: ImportTitle;
  /** The INF that was given. */
  readonly path: string;
  /** The published name of the package where it is in the store before. */
  readonly knownAs: string | undefined;
  readonly package: PackageRecord;
  /** Whether a person's program asked: then its files are copied to a folder of the person first. */
  readonly attended: boolean;
  readonly importFlags: number;
  readonly style: number;
  /** What a program gave DiInstallDriver. */
  readonly flags: number;
  readonly verdict: SignatureVerdict;
  readonly consent: Consent;
}

const TITLES = [
  'Setup Import Driver Package',
  'SetupCopyOEMInf',
  'Driver Install (DrvSetupInstallDriver)',
  'Device Install (DiInstallDriver)',
  'Driver Uninstall (DiUninstallDriver)',
] as const;
export type ImportTitle = (typeof TITLES)[number];

const IMPORTS = /^(?:Driver )?Setup Import Driver Package$/;

/** Reads such a section; undefined for every other one, and for one that tells nothing of the store. */
export function recordedImport({ title, about, events = [] }: SectionEvent): RecordedImport | undefined {
  const known = TITLES.find(one => one === title);
  if (!known || about === undefined || !isInfPath(about)) return undefined;
  const isImport = title === TITLES[0] || events.some(event => importsIn(event));
  const stored = valueIn(events, 'Driver Store Path') ?? valueIn(events, 'Driver Store location');
  const isKnown = entriesIn(events, 'already-in-store').length > 0;
  if (known === 'Driver Uninstall (DiUninstallDriver)') return recordedRemoval(known, about, events);
  if (!isImport && stored === undefined && !isKnown) return undefined;
  const published = valueIn(events, 'Published Inf Path')?.split('\\').at(-1) ?? 'oem0.inf';
  return {
    title: known,
    path: about,
    knownAs: isImport && entriesIn(events, 'already-imported').length === 0 ? undefined : published,
    package: packageIn(events, about, stored),
    attended: phasesIn(events, 'Copy Driver Package').length > 0,
    importFlags: Number(valueIn(events, 'Import flags') ?? 0),
    style: Number(valueIn(events, 'Copy style') ?? 0),
    flags: Number(valueIn(events, 'Flags') ?? 0),
    ...signatureIn(events),
  };
}

/** The package is what the store says of it when it is unstaged. */
function recordedRemoval(
  title: ImportTitle,
  path: string,
  events: readonly StoryEvent[],
): RecordedImport | undefined {
  const [unstaged] = phasesIn(events, 'Unstage Driver Package');
  if (unstaged?.about === undefined || !isInfPath(unstaged.about)) return undefined;
  return {
    title,
    path,
    knownAs: path.split('\\').at(-1)!,
    package: packageIn(events, unstaged.about, unstaged.about),
    attended: false,
    importFlags: 0,
    style: 0,
    flags: Number(valueIn(events, 'Flags') ?? 0),
    ...signatureIn(events),
  };
}

function importsIn(event: StoryEvent): boolean {
  return (
    (event.kind === 'phase' && IMPORTS.test(event.name)) ||
    (event.kind === 'phase' && (event.events ?? []).some(importsIn))
  );
}

/** What the record shows of the package; what it does not show is made up. */
function packageIn(events: readonly StoryEvent[], path: string, stored = ''): PackageRecord {
  const inf = path.split('\\').at(-1)!;
  const named = valueIn(events, 'Catalog File') ?? entriesIn(events, 'catalog-installed')[0]?.catalog;
  const catalog = named !== undefined && isName(named) ? named : undefined;
  const [count] = [...entriesIn(events, 'indexed-ids'), ...entriesIn(events, 'indexed-id')];
  const files = filesIn(events, path).filter(
    name => ![inf, catalog].some(one => one?.toLowerCase() === name.toLowerCase()),
  );
  return {
    inf,
    architecture: architectureIn(stored),
    provider: valueIn(events, 'Provider') ?? 'Recorded',
    classGuid: valueIn(events, 'Class GUID') ?? '{4d36e97d-e325-11ce-bfc1-08002be10318}',
    driverVer: valueIn(events, 'Driver Version') ?? '01/01/2020,1.0.0.0',
    classVer: valueIn(events, 'Class Version'),
    catalog: catalog ?? inf.replace(/\.inf$/i, '.cat'),
    files,
    ids: Number(count?.count ?? 2) - 1,
    legacy: legacyIn(events),
    usesWdf: entriesIn(events, 'uses-wdf').length > 0,
    mark: path,
  };
}

/** The files that are copied first; those of one folder, with their subfolders. */
function filesIn(events: readonly StoryEvent[], path: string): string[] {
  const copies = entriesIn(events, 'copying').map(({ from = '' }) => from);
  const own = path.slice(0, path.lastIndexOf('\\') + 1).toLowerCase();
  const first = copies.some(from => from.toLowerCase().startsWith(own))
    ? own
    : (copies[0] ?? '').slice(0, (copies[0] ?? '').lastIndexOf('\\') + 1).toLowerCase();
  return copies
    .flatMap(from => (from.toLowerCase().startsWith(first) ? [from.slice(first.length)] : []))
    .filter(isName);
}

/** How a package that a section imports is signed, and who asks for it; undefined where it imports none. */
export function importIn(events: readonly StoryEvent[]): ImportedPackage | undefined {
  if (phasesIn(events, 'DRIVERSTORE IMPORT VALIDATE').length === 0) return undefined;
  return { ...signatureIn(events), attended: phasesIn(events, 'Copy Driver Package').length > 0 };
}

/** What both verifications came to, and whether somebody could be asked. */
function signatureIn(events: readonly StoryEvent[]): Pick<RecordedImport, 'verdict' | 'consent'> {
  const exits = phasesIn(events, '_VERIFY_FILE_SIGNATURE').map(({ code }) => code);
  const signer = valueIn(events, 'Signer Name') ?? 'Recorded';
  const score = Number.parseInt(valueIn(events, 'Signer Score') ?? '', 16);
  const consent = entriesIn(events, 'signer-untrusted').length > 0 ? undefined : (): boolean => false;
  switch (exits.at(-1)) {
    case 0:
      return {
        verdict: { kind: 'system', signer, score: Number.isNaN(score) ? 0x0d000003 : score },
        consent,
      };
    case 0xe0000242:
      return { verdict: { kind: 'authenticode', signer, publisher: 'unknown' }, consent: () => true };
    case 0xe0000243:
      return { verdict: { kind: 'authenticode', signer, publisher: 'not-trusted' }, consent };
    case 0x800b0109:
      return { verdict: { kind: 'untrusted-root', signer }, consent };
    case 0x800b0100:
      return { verdict: { kind: 'unsigned' }, consent };
    default:
      return { verdict: { kind: 'authenticode', signer, publisher: 'trusted' }, consent };
  }
}
