import {
  ARCHITECTURES,
  type Architecture,
  compareVersions,
  type Target,
  type WindowsVersion,
} from '../../base/index.ts';
import type { Decoration } from '../meaning/decoration.ts';
import { readManufacturers } from '../meaning/models.ts';
import type { Inf } from '../open/inf.ts';

/** Windows versions between two that an INF tells apart, on one architecture. */
export interface System {
  readonly architecture: Architecture;
  readonly from: WindowsVersion;
  /** The first version that is told apart again. */
  readonly until: WindowsVersion | undefined;
  /** Any of them, as one that selects. */
  readonly target: Target;
}

/** Before any version that a decoration names: the first that reads decorated sections. */
const EARLIEST: WindowsVersion = { major: 5, minor: 1, build: 2600 };

/** The systems that the [Manufacturer] lines of INFs tell apart, by architecture and version. */
export function systemsOf(...infs: readonly Inf[]): System[] {
  const lines = infs.flatMap(readManufacturers);
  const decorations = lines.flatMap(({ decorations: all }) => all.map(({ value }) => value));
  const undecorated = lines.some(line => line.decorations.length === 0 || line.decorations.some(isForX86));
  return ARCHITECTURES.flatMap(architecture => {
    const own = decorations.filter(one => one.architecture === architecture);
    const isNamed =
      own.length > 0 || (undecorated && architecture === 'x86') || isNamedAlone(infs, architecture);
    return isNamed ? systemsOn(architecture, decorations) : [];
  });
}

const isForX86 = ({ value }: { readonly value: Decoration }): boolean => value.architecture === undefined;

/** A line without decorations may have a section with the architecture alone. */
function isNamedAlone(infs: readonly Inf[], architecture: Architecture): boolean {
  return infs.some(inf =>
    readManufacturers(inf).some(({ models }) => inf.section(`${models.value}.NT${architecture}`)),
  );
}

function systemsOn(architecture: Architecture, decorations: readonly Decoration[]): System[] {
  const named = decorations.flatMap(({ major, minor = 0, build = 0 }) =>
    major === undefined ? [] : [{ major, minor, build }],
  );
  const versions = [EARLIEST, ...named].toSorted(compareVersions);
  const apart = versions.filter((version, i) => i === 0 || compareVersions(version, versions[i - 1]!) !== 0);
  const kinds = [
    { productType: 'workstation', suiteMask: 0 } as const,
    ...(decorations.some(one => one.productType) ? [{ productType: 'server', suiteMask: 0 } as const] : []),
    ...[...new Set(decorations.flatMap(one => one.suiteMask ?? []))].map(
      suiteMask => ({ productType: 'workstation', suiteMask }) as const,
    ),
  ];
  return apart.flatMap((from, i) =>
    kinds.map(kind => ({
      architecture,
      from,
      until: apart[i + 1],
      target: { ...kind, version: from, architecture },
    })),
  );
}

/** Says which Windows systems are, neighbours taken together. */
export function printSystems(systems: readonly System[]): string[] {
  const joined: System[] = [];
  for (const system of systems) {
    const at = joined.findIndex(one => isNeighbour(one, system));
    if (at < 0) joined.push(system);
    else joined[at] = { ...joined[at]!, until: system.until };
  }
  return joined.map(printSystem);
}

function isNeighbour(before: System, after: System): boolean {
  return (
    before.until !== undefined &&
    compareVersions(before.until, after.from) === 0 &&
    before.architecture === after.architecture &&
    before.target.productType === after.target.productType &&
    before.target.suiteMask === after.target.suiteMask
  );
}

function printSystem({ architecture, from, until, target }: System): string {
  const print = ({ major, minor, build }: WindowsVersion): string =>
    `${major}.${minor}${build ? `.${build}` : ''}`;
  const isFirst = compareVersions(from, EARLIEST) <= 0;
  const range = isFirst
    ? until
      ? `Windows before ${print(until)}`
      : 'every Windows'
    : until
      ? `Windows ${print(from)} to before ${print(until)}`
      : `Windows ${print(from)} and later`;
  return [
    architecture,
    range,
    ...(target.productType === 'server' ? ['server'] : []),
    ...(target.suiteMask ? [`suites 0x${target.suiteMask.toString(16)}`] : []),
  ].join(', ');
}
