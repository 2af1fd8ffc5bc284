import { fileName } from '../../src/log/index.ts';
import { type Fact, fact, type Json, type Recording, textOf } from '../recording.ts';
import { driverNodes } from './driver-node.ts';
import {
  devicesOf,
  displaysOf,
  eventsOf,
  matchedAt,
  outranked,
  pciIds,
  pnputilCandidates,
  rankOf,
} from './other-tools.ts';

/** Every rank of a recording, with what it was made of. */
export function rankVectors(recording: Recording): Fact[] {
  if (displaysOf(recording).length > 0) return displayVectors(recording);
  if (devicesOf(recording).length > 0) return pnputilVectors(recording);
  if (recording.kind === 'kernel-pnp-event') return eventVectors(recording);
  return driverNodes(recording)
    .filter(node => typeof node.rank === 'string')
    .map(node => nodeVector(node, recording));
}

/** The raw text that a vector names, if it names one. */
export function vectorFiles(vector: Fact): string[] {
  const file = /^\d+\.log/.exec(textOf(vector.src))?.[0];
  return file ? [file] : [];
}

/**
 * A vector without the INF's Models line, which no log shows: it was read in the INF and is checked here against
 * the matched ID. One that does not fit stays and so differs.
 */
export function withoutModelsLine(vector: Fact): Fact {
  const { infModelsLine, infCompatibleIdIndexFromInf, ...rest } = vector;
  if (typeof infModelsLine !== 'string') return vector;
  const [, , ...compatible] = infModelsLine
    .split('=')[1]!
    .split(',')
    .map(id => id.trim().toLowerCase());
  const index = compatible.indexOf(textOf(vector.matchedId).toLowerCase());
  return index === infCompatibleIdIndexFromInf ? rest : vector;
}

/** Documentation's samples of Windows before 7: their ranks are no measure. */
function isWeak({ index }: Recording): boolean {
  return /documentation/.test(index.source ?? '') && /Vista|XP/.test(index.os ?? '');
}

function nodeVector(node: Fact, recording: Recording): Fact {
  const bits = node.rankBits as Fact;
  const formula = node.formula as Fact | undefined;
  const path = node.infPath as string | undefined;
  return {
    src: `${recording.file}:${textOf(node.line)}`,
    os: recording.os,
    format: node.format!,
    matchedId: node.matchedId ?? null,
    hardwareIds: list(node.hardwareIds),
    compatibleIds: list(node.compatibleIds),
    deviceIdKind: node.deviceIdKind ?? null,
    deviceIdIndex: node.deviceIdIndex ?? null,
    infIdKind: node.infIdKindFromRank ?? null,
    infCompatibleIdIndex: formula?.infCompatibleIdIndex_j ?? null,
    rank: node.rank!,
    signature: bits.signature!,
    feature: node.format === 'xp' ? null : bits.feature!,
    identifier: bits.identifier!,
    signerScoreText: node.signerScore ?? null,
    signerScoreValue: node.signerScoreValue ?? null,
    signer: node.signer ?? null,
    provider: node.provider ?? null,
    inf: path ? fileName(path) : '?',
    infPath: path ?? null,
    date: node.date ?? null,
    version: node.version ?? null,
    section: node.section ?? node.actualSection ?? null,
    status: node.status ?? null,
    untrusted: node.untrustedRankChange ?? null,
    fitsFormula: formula?.fits ?? null,
    weakSource: isWeak(recording),
  };
}

function list(ids: Json | undefined): Json {
  return Array.isArray(ids) && ids.length > 0 ? ids : null;
}

/** What a rank says of itself: the fields that every vector has. */
function ranked(rank: string, weakSource: boolean): Fact {
  const value = Number(rank);
  const identifier = value & 0xffff;
  return {
    rank,
    signature: value >>> 24,
    feature: (value >>> 16) & 0xff,
    identifier,
    infIdKind: (identifier >> 12) % 2 ? 'compatible' : 'hardware',
    weakSource,
  };
}

function fromRank(rank: string): Fact {
  const identifier = Number(rank) & 0xffff;
  return {
    deviceIdKind: identifier >> 12 > 1 ? 'compatible' : 'hardware',
    deviceIdIndex: identifier & 0xff,
    deviceIdIndexFrom: 'rank itself (no ID list recorded)',
    fitsFormula: null,
  };
}

function pnputilVectors(recording: Recording): Fact[] {
  const { file, os } = recording;
  return pnputilCandidates(recording).flatMap(device =>
    (device.candidates as Fact[]).map(node => {
      const { inf, provider, date, version, signer, matchedId, rank, status } = node as Record<
        string,
        string
      > & { status: unknown };
      return fact({
        src: file,
        os,
        format: 'pnputil-xml',
        device: device.device,
        matchedId,
        inf,
        provider,
        date,
        version,
        signer,
        status: (status as unknown as string[]).join('/'),
        ...ranked(rank!, isWeak(recording)),
        ...fromRank(rank!),
      });
    }),
  );
}

function eventVectors(recording: Recording): Fact[] {
  const { file, os } = recording;
  return eventsOf(recording).flatMap(event => {
    const { rank } = rankOf(event);
    if (rank === undefined || event.fields['Matching Device ID'] === undefined) return [];
    const base = { src: file, os, format: 'kernel-pnp-event', device: event.device ?? null };
    const { fields } = event;
    const won = {
      matchedId: fields['Matching Device ID'],
      inf: fields['Driver Name'],
      provider: fields['Driver Provider'],
      date: fields['Driver Date'],
      version: fields['Driver Version'],
      section: fields['Driver Section'],
      status: 'Selected',
    };
    const lost = outranked(event).map(({ inf, matchedId, rank }) => ({
      inf,
      matchedId,
      rank,
      status: 'Outranked',
    }));
    return [{ ...won, rank }, ...lost].map(node =>
      fact({
        ...base,
        ...node,
        ...ranked(node.rank as string, isWeak(recording)),
        ...fromRank(node.rank as string),
      }),
    );
  });
}

function displayVectors(recording: Recording): Fact[] {
  const { file, os } = recording;
  return displaysOf(recording).map(display => {
    const { strongName, rank = 0 } = display;
    const at = matchedAt(strongName?.matchedId ?? '', ...pciIds(display.device));
    const expected = at ? (at[0] === 'hardware' ? 0 : 0x2000) + at[1] : -1;
    return fact({
      src: file,
      os,
      format: 'dxdiag',
      device: display.device,
      matchedId: strongName?.matchedId,
      inf: strongName?.inf,
      version: strongName?.version,
      section: strongName?.installSection,
      ...ranked(`0x${rank.toString(16).padStart(8, '0')}`, isWeak(recording)),
      deviceIdKind: at?.[0],
      deviceIdIndex: at?.[1],
      deviceIdIndexFrom: 'PCI ID list derived from the instance ID',
      fitsFormula: (rank & 0xffff) === expected,
    });
  });
}
