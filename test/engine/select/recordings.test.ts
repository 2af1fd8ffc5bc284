import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  choose,
  type DeviceIds,
  hashText,
  type Signature,
  strongName,
} from '../../../src/engine/select/index.ts';
import { shared } from '../../shared.ts';
import { deviceOf } from './devices.ts';
import { EXCEPTIONS } from './exceptions.ts';
import { hex, nodesOf, type PackageWords, windowsOf } from './packages.ts';

interface Recorded {
  readonly src?: string;
  readonly file?: string;
  readonly line?: number;
  readonly os: string;
  readonly matchedId: string | null;
  readonly hardwareIds?: readonly string[] | null;
  readonly compatibleIds?: readonly string[] | null;
  readonly deviceIdKind?: 'hardware' | 'compatible' | null;
  readonly infIdKind?: 'hardware' | 'compatible' | null;
  readonly infIdKindFromRank?: 'hardware' | 'compatible' | null;
  readonly infCompatibleIdIndex?: number | null;
  readonly formula?: { readonly infCompatibleIdIndex_j: number | null };
  readonly rank: string | null;
  readonly feature?: number | null;
  readonly rankBits?: { readonly feature: number };
  readonly signerScoreText?: string | null;
  readonly signerScore?: string | null;
  readonly date?: string | null;
  readonly version?: string | null;
  readonly section?: string | null;
  readonly infPath?: string | null;
}

const folder = shared('recordings', 'facts');
function facts<T>(name: string): T[] {
  return folder ? (JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as T[]) : [];
}

const SIGNERS: readonly (readonly [RegExp, Signature])[] = [
  [/inbox/i, 'inbox'],
  [/whql/i, 'whql'],
  [/authenticode/i, 'authenticode'],
  [/not digitally signed/i, 'unsigned'],
];

/** XP and 2003 do not log a signer; a rank that was changed because the node is untrusted says it has none. */
function signatureOf({ signerScoreText, signerScore, rank }: Recorded): Signature {
  const text = signerScoreText ?? signerScore;
  if (text) return SIGNERS.find(([pattern]) => pattern.test(text))![1];
  return Number(rank) >= 0x8000 && Number(rank) < 0x10000 ? 'unsigned' : 'inbox';
}

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Server 2003 SP1/, '5.2.3790 sp1'],
  [/XP/, '5.1.2600 sp2'],
  [/Vista/, '6.0.6000'],
  [/Windows 7/, '6.1.7601'],
  [/8\.1|2012 R2/, '6.3.9600'],
  [/10240/, '10.0.10240'],
  [/22475/, '10.0.22475'],
  [/Windows 11/, '10.0.26100'],
  [/Windows 10/, '10.0.19045'],
];

function systemOf(os: string): string {
  return SYSTEMS.find(([pattern]) => pattern.test(os))![1];
}

/** Models lines that are known from the INF itself. */
const INF_LINES: Readonly<Record<string, string>> = {
  '035.log:1 USB\\Class_03&SubClass_01 0x00ff3101':
    ', GENERIC_HID_DEVICE, USB\\Class_03&SubClass_01, USB\\Class_03',
};

/**
 * The package that a record is about, as far as its rank depends on it. Not recorded, and therefore read back
 * from the rank: which half of the Models line the ID stands in, and FeatureScore.
 */
function packageWords(recorded: Recorded): PackageWords {
  const { matchedId: id, section } = recorded;
  const infKind = recorded.infIdKind ?? recorded.infIdKindFromRank;
  const place = recorded.infCompatibleIdIndex ?? recorded.formula?.infCompatibleIdIndex_j ?? 0;
  const before = Array.from({ length: place }, (_, i) => `none\\${i}`);
  const feature = recorded.feature ?? recorded.rankBits?.feature ?? 0xff;
  return {
    name: recorded.infPath?.split('\\').at(-1) ?? 'recorded.inf',
    signature: signatureOf(recorded),
    extension: section && !/\.nt/i.test(section) ? '' : '.NT',
    decoration: recorded.rank === '0x0000c000' ? '' : 'NTamd64',
    models: [
      INF_LINES[nameOf(recorded)] ??
        (infKind === 'compatible' ? ['none', ...before, id].join(', ') : `${id}`),
    ],
    install: feature === 0xff || feature === null ? [] : [`FeatureScore = ${feature.toString(16)}`],
    ...(recorded.date ? { driverVer: [recorded.date, recorded.version].filter(Boolean).join(',') } : {}),
  };
}

/** As recorded; where the record does not show the list that the ID was found in, as the bus makes it. */
function identifiersOf(recorded: Recorded): DeviceIds {
  const { hardwareIds, compatibleIds, deviceIdKind, matchedId } = recorded;
  const shown = (deviceIdKind === 'compatible' ? compatibleIds : hardwareIds) ?? [];
  const made = shown.includes(matchedId?.toLowerCase() ?? '')
    ? undefined
    : deviceOf(nameOf(recorded), windowsOf(systemOf(recorded.os)).facts);
  return made ?? { hardwareIds: hardwareIds ?? [], compatibleIds: compatibleIds ?? [] };
}

function predicted(recorded: Recorded): string {
  const windows = windowsOf(systemOf(recorded.os));
  return hex(nodesOf([packageWords(recorded)], identifiersOf(recorded), windows)[0]?.rank.value);
}

function nameOf(recorded: Recorded): string {
  return `${recorded.src ?? `${recorded.file}:${recorded.line}`} ${recorded.matchedId} ${recorded.rank}`;
}

describe.skipIf(!folder).each(['rank-vector', 'driver-node'])('every rank of %s', name => {
  const recorded = facts<Recorded>(name).filter(one => one.rank);
  const known = recorded.filter(one => !(nameOf(one) in EXCEPTIONS));

  it('is predicted', () => {
    expect(known.map(one => `${nameOf(one)} ${predicted(one)}`)).toEqual(
      known.map(one => `${nameOf(one)} ${one.rank}`),
    );
    console.log(`${name}: ${known.length} of ${recorded.length} ranks predicted`);
  });
  it('or has a reason why not, and needs it', () => {
    const excused = recorded.filter(one => nameOf(one) in EXCEPTIONS);
    expect(excused.filter(one => predicted(one) === one.rank).map(nameOf)).toEqual([]);
  });
});

interface Selection {
  readonly file: string;
  readonly line: number | null;
  readonly os: string;
  readonly complete?: boolean;
  readonly exit?: string | null;
  readonly candidates: readonly Recorded[];
  readonly selected: { readonly Section?: string; readonly section?: string } | null;
}

describe.skipIf(!folder)('selections', () => {
  const told = facts<Selection>('selection').filter(
    ({ candidates, selected, complete }) =>
      complete !== false &&
      candidates.length > 0 &&
      candidates.every(one => one.rank && one.matchedId && one.section) &&
      (selected?.Section ?? selected?.section) !== undefined,
  );
  const plain = (section: string | null | undefined): string | undefined =>
    section?.replace(/\.nt(amd64)?$/i, '');
  it('the recorded driver is chosen of the recorded candidates', () => {
    const chosen = told.map(({ candidates, os, file, line }) => {
      const windows = windowsOf(systemOf(os));
      const nodes = candidates.flatMap((one, i) => {
        return nodesOf([{ ...packageWords(one), name: String(i) }], identifiersOf(one), windows);
      });
      const best = choose(nodes).chosen;
      return `${file}:${line} ${plain(best && candidates[Number(best.package.source.name)]!.section)}`;
    });
    const expected = told.map(
      ({ file, line, selected }) => `${file}:${line} ${plain(selected!.Section ?? selected!.section)}`,
    );
    expect(chosen.filter((_, i) => !(expected[i]! in EXCEPTIONS))).toEqual(
      expected.filter(one => !(one in EXCEPTIONS)),
    );
    console.log(
      `${told.length} selections, ${told.filter(one => one.candidates.length > 1).length} of several`,
    );
  });

  interface OtherTools {
    readonly file: string;
    readonly os: string;
    readonly best: string;
    readonly candidates: readonly (Omit<Recorded, 'os'> & { readonly inf: string; readonly rank: string })[];
  }
  const others = facts<OtherTools>('selection-other-tools');

  it('the lowest rank is best in what other tools show', () => {
    for (const { candidates, best } of others) {
      const lowest = candidates.toSorted((a, b) => Number(a.rank) - Number(b.rank))[0]!;
      expect(lowest.inf).toBe(best);
    }
  });

  it('and it is chosen, where the bus tells the identifiers', () => {
    const chosen = others.map(({ file, os, best, candidates }) => {
      const windows = windowsOf(systemOf(os));
      const nodes = candidates.flatMap(one => {
        const infIdKind = Number(one.rank) & 0x1000 ? 'compatible' : 'hardware';
        const recorded: Recorded = { ...one, src: file, os, infIdKind };
        return nodesOf([{ ...packageWords(recorded), name: one.inf }], identifiersOf(recorded), windows);
      });
      return nodes.length === candidates.length
        ? [best, choose(nodes).chosen!.package.source.name]
        : [best, 'not known'];
    });
    const known = chosen.filter(([, ours]) => ours !== 'not known');
    expect(known.map(([, ours]) => ours)).toEqual(known.map(([best]) => best));
    // Not known: 120, a device that does not answer, and 122, a software device.
    expect(known.length).toBe(others.length - 2);
  });

  // Recordings 118: monitor.inf by *PNP09FF, and oem168.inf beside it with a rank of its own.
  it('an extension applies beside the base driver and is never outranked', () => {
    interface Extension {
      readonly role: string;
      readonly inf: string;
      readonly matchedId: string;
      readonly rank: string;
      readonly date: string;
      readonly version: string;
    }
    const recorded = facts<Extension>('extension-selection').find(one => one.role === 'extension')!;
    const windows = windowsOf('11');
    const device = deviceOf('118.log MONITOR\\GSM5B9A', windows.facts)!;
    const extension = {
      name: recorded.inf,
      models: [recorded.matchedId],
      driverVer: `${recorded.date},${recorded.version}`,
      version: [
        'Class = Extension',
        'ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}',
        'ExtensionId = {3846ad8c-dd27-433d-ab89-453654cd542a}',
      ],
    };
    const base = { name: 'monitor.inf', signature: 'inbox', models: ['*PNP09FF'] } as const;
    const { chosen, extensions, others: lost } = choose(nodesOf([base, extension], device, windows));
    expect([chosen!.package.source.name, hex(chosen!.rank.value)]).toEqual(['monitor.inf', '0x00ff2000']);
    expect(extensions.map(node => [node.package.source.name, hex(node.rank.value)])).toEqual([
      [recorded.inf, recorded.rank],
    ]);
    expect(lost).toEqual([]);
  });
});

describe.skipIf(!folder)('strong names', () => {
  interface StrongName {
    readonly strongName: string;
    readonly inf: string;
    readonly installSection: string;
    readonly version: string;
    readonly matchedId: string;
    readonly manufacturerHalf: string;
    readonly descriptionHalf: string;
    readonly manufacturerToken: string | null;
    readonly descriptionToken: string | null;
  }
  const text = folder && readFileSync(`${folder}/strong-name.json`, 'utf8');
  const entries = text ? (JSON.parse(text) as { entries: StrongName[] }).entries : [];

  it('halves are hashes of the left sides, as far as these are known', () => {
    const halves = entries.flatMap(one => [
      [one.manufacturerToken, one.manufacturerHalf] as const,
      [one.descriptionToken, one.descriptionHalf] as const,
    ]);
    const known = halves.filter(([token]) => token !== null);
    expect(known.map(([token]) => hashText(token!))).toEqual(known.map(([, half]) => half));
    console.log(`strong names: ${known.length} of ${halves.length} halves`);
  });

  it('are put together from INF, Models part, section, version and ID', () => {
    const whole = entries.filter(one => one.manufacturerToken && one.descriptionToken);
    for (const one of whole) {
      const name = nameOfNode(one, '10');
      expect(name).toBe(one.strongName);
    }
    expect(whole.length).toBeGreaterThan(20);
  });

  function nameOfNode(one: StrongName, version: string): string | undefined {
    const token = (text: string): string => text.replaceAll('%', '');
    const manufacturer = token(one.manufacturerToken!);
    const extension = /\.nt.*$/i.exec(one.installSection)?.[0] ?? '';
    const install = one.installSection.slice(0, one.installSection.length - extension.length);
    const words = {
      name: one.inf,
      driverVer: `01/01/2020,${one.version}`,
      models: [],
      extension: 'Unused',
      more: [
        '[Manufacturer]',
        `${one.manufacturerToken} = Own, NTamd64`,
        '[Own.NTamd64]',
        `${one.descriptionToken} = ${install}, ${one.matchedId}`,
        `[${one.installSection}]`,
        '[Strings]',
        `${manufacturer} = "Somebody"`,
        `${token(one.descriptionToken!)} = "Something"`,
      ],
    };
    const device = { hardwareIds: [one.matchedId], compatibleIds: [] };
    const [node] = nodesOf([words], device, windowsOf(version));
    return node && strongName(node, windowsOf(version).facts);
  }

  it('Windows 7 writes the Models section instead, Vista nothing', () => {
    const device = { hardwareIds: ['X'], compatibleIds: [] };
    const words = { name: 'oem19.inf', models: ['X'], driverVer: '01/01/2010,14.100.0.0' };
    const on = (version: string): string | undefined => {
      const [node] = nodesOf([words], device, windowsOf(version));
      return strongName(node!, windowsOf(version).facts);
    };
    expect(on('7')).toBe('oem19.inf:Models.NTamd64:Install.NT:14.100.0.0:X');
    expect(on('vista')).toBeUndefined();
  });
});
