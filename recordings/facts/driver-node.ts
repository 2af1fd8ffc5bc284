import type { CandidateEvent, SearchedEvent, StoryEvent } from '../../src/story/index.ts';
import {
  type Fact,
  fact,
  hex,
  type Json,
  lineOf,
  type RecordedSection,
  type Recording,
  rankBits,
  walk,
} from '../recording.ts';

/** Where a driver node stands. */
export interface Context {
  readonly recording: Recording;
  readonly section: RecordedSection;
  readonly searched: SearchedEvent | undefined;
  readonly device: string | null;
}

/** Phases that are about a device. */
const DEVICE_PHASES = new Set([
  'Update Device Driver',
  'Installing device',
  'Install Device',
  'Select Drivers',
]);

/** The device that the events around are about, or the section where hardware asked for it. */
export function deviceOf(section: RecordedSection, around: readonly StoryEvent[]): string | null {
  const phase = around.findLast(event => event.kind === 'phase' && DEVICE_PHASES.has(event.name));
  if (phase?.kind === 'phase' && phase.about !== undefined) return phase.about;
  return section.about !== undefined && /Hardware initiated|^Device Install -/.test(section.title ?? '')
    ? section.about
    : null;
}

/** Every driver node of a recording. */
export function driverNodes(recording: Recording): Fact[] {
  const facts: Fact[] = [];
  for (const section of recording.sections) {
    let searched: SearchedEvent | undefined;
    walk(section.events, (event, around) => {
      if (event.kind === 'searched') searched = event;
      const node = nodeFact(event, { recording, section, searched, device: deviceOf(section, around) });
      if (node) facts.push(node);
    });
  }
  return facts;
}

/** The fact of one driver node; undefined for any other event. */
export function nodeFact(event: StoryEvent, context: Context): Fact | undefined {
  if (event.kind === 'value' && event.name === 'Rank') return cutRank(event.value, lineOf(event), context);
  if (event.kind !== 'candidate') return undefined;
  const text = event.from?.text ?? '';
  const base = {
    line: lineOf(event),
    file: context.recording.file,
    repo: context.recording.repo,
    os: context.recording.os,
  };
  if (event.fields?.id !== undefined) return oldNode(event, base, context);
  if (event.category === 'utl') return newNode(event, base, !/Node:\s*\r?\n/.test(text), context);
  return /Node:\s*(?:\r?\n|$)/.test(text) ? node(event, base, context) : cutNode(event, base);
}

function node(event: CandidateEvent, base: Fact, context: Context): Fact {
  const { searched, section, device } = context;
  return {
    ...base,
    device,
    section_title: section.title,
    hardwareIds: idsOrNull(searched?.hardwareIds),
    compatibleIds: searched ? [...searched.compatibleIds] : null,
    format: 'dvi',
    ...fields(event),
    ...where(event, searched),
    ...rankFact(event, searched),
  };
}

function cutNode(event: CandidateEvent, base: Fact): Fact {
  return {
    ...base,
    format: 'dvi',
    partial: true,
    hardwareIds: null,
    compatibleIds: null,
    ...fields(event),
    ...rankFact(event, undefined),
  };
}

/** The rank alone, at the end of a list whose beginning is cut off. */
function cutRank(value: string, line: number, { recording }: Context): Fact | undefined {
  const rank = /^\[?0x([\da-f]{8})\]?$/.exec(value)?.[1];
  if (!rank) return undefined;
  const event: CandidateEvent = {
    kind: 'candidate',
    inf: '',
    section: '',
    matchedId: '',
    rank: Number.parseInt(rank, 16),
    fields: { Rank: `0x${rank}` },
    from: { line },
  };
  return cutNode(event, { line, file: recording.file, repo: recording.repo, os: recording.os });
}

function newNode(event: CandidateEvent, base: Fact, partial: boolean, { device }: Context): Fact {
  const all = event.fields ?? {};
  const score = /^(.*?) \(([\dA-F]{8})\)$/.exec(all['Signer Score'] ?? '');
  const configuration = all.Configuration;
  return fact({
    ...base,
    format: 'utl',
    partial: partial || undefined,
    device: partial ? undefined : device,
    status: event.status,
    driverInf: all['Driver INF'],
    inf: event.inf,
    infPath: event.path,
    classGuid: all['Class GUID'],
    date: event.date,
    version: event.version,
    matchedId: configuration === undefined ? undefined : event.matchedId,
    section: configuration === undefined ? undefined : event.section || null,
    rank: hex(event.rank) ?? undefined,
    signerScore: score?.[1],
    signerScoreValue: score ? `0x${score[2]}` : undefined,
    ...(event.rank === undefined ? {} : { ...nowhere, ...rankFact(event, undefined) }),
  });
}

const nowhere: Fact = { deviceIdKind: null, deviceIdIndex: null, deviceIdCount: null };

function oldNode(event: CandidateEvent, base: Fact, { section, searched }: Context): Fact {
  const all = event.fields ?? {};
  return fact({
    ...base,
    format: event.category === undefined ? 'w2k' : 'xp',
    matchedId: event.matchedId,
    infPath: all.path,
    devDesc: all.device,
    drvDesc: all.driver,
    provider: all.provider,
    mfg: all.mfg,
    section: all.section,
    hardwareIds: [...(searched?.hardwareIds ?? [])],
    compatibleIds: [...(searched?.compatibleIds ?? [])],
    section_title: section.title,
    untrustedRankChange: all.to === undefined ? undefined : [lower(all.from), lower(all.to)],
    actualSection: all.actualSection,
    rank: hex(event.rank) ?? undefined,
    date: all.date,
    version: all.version ?? (event.category === undefined ? undefined : null),
    ...where(event, searched),
    ...rankFact(event, searched),
  });
}

function lower(text: string | undefined): string {
  return (text ?? '').toLowerCase();
}

/** The fields of a node by the names the facts give them. */
const NAMES: readonly (readonly [fact: string, log: string])[] = [
  ['matchedId', 'HardwareID'],
  ['infPath', 'InfName'],
  ['devDesc', 'DevDesc'],
  ['drvDesc', 'DrvDesc'],
  ['provider', 'Provider'],
  ['mfg', 'Mfg'],
  ['modelsSection', 'ModelsSec'],
  ['installSection', 'InstallSec'],
  ['actualSection', 'ActualSec'],
  ['section', 'Section'],
  ['rank', 'Rank'],
  ['signer', 'Signer'],
  ['signerScore', 'Signer Score'],
  ['date', 'DrvDate'],
  ['version', 'Version'],
];

function fields(event: CandidateEvent): Fact {
  return fact(Object.fromEntries(NAMES.map(([name, log]) => [name, event.fields?.[log]])));
}

/** Where the matched ID stands in the device's lists. */
function positionOf(
  id: string,
  searched: SearchedEvent | undefined,
): { kind: string; index: number; count: number } | undefined {
  for (const [kind, ids] of [
    ['hardware', searched?.hardwareIds ?? []],
    ['compatible', searched?.compatibleIds ?? []],
  ] as const) {
    const index = ids.findIndex(other => other.toLowerCase() === id.toLowerCase());
    if (index !== -1) return { kind, index, count: ids.length };
  }
  return undefined;
}

function where(event: CandidateEvent, searched: SearchedEvent | undefined): Fact {
  const position = positionOf(event.matchedId, searched);
  if (!position) return nowhere;
  return { deviceIdKind: position.kind, deviceIdIndex: position.index, deviceIdCount: position.count };
}

function rankFact(event: CandidateEvent, searched: SearchedEvent | undefined): Fact {
  if (event.rank === undefined) return {};
  const type = (event.rank >>> 12) & 0xf;
  const kinds: Fact = {
    infIdKindFromRank: type > 3 ? null : type % 2 ? 'compatible' : 'hardware',
    deviceIdKindFromRank: type > 3 ? null : type > 1 ? 'compatible' : 'hardware',
  };
  const position = positionOf(event.matchedId, searched);
  return {
    rankValue: event.rank,
    rankBits: rankBits(event.rank),
    ...kinds,
    ...(position && { formula: formulaOf(event.rank & 0xffff, position.kind, position.index) }),
  };
}

/** What the rank formula expects of the identifier, and whether the rank has it. */
function formulaOf(identifier: number, kind: string, index: number): Fact {
  const hardware = kind === 'hardware';
  const bases = hardware ? [index, 0x1000 + index] : [0x2000 + index, 0x3000 + index];
  const j = !hardware && identifier >> 12 === 3 ? (identifier - bases[1]!) / 0x100 : null;
  const fits = bases.includes(identifier) || (j !== null && Number.isInteger(j) && j >= 0);
  const texts: Json[] = [
    `0x${bases[0]!.toString(16)}`,
    `0x${bases[1]!.toString(16)}${hardware ? '' : ' + 0x100*j'}`,
  ];
  return { expectedBase: texts, fits, infCompatibleIdIndex_j: j };
}

function idsOrNull(ids: readonly string[] | undefined): Json {
  return ids && ids.length > 0 ? [...ids] : null;
}
