import type { DriverChoice, DriverNode, Loss } from '../engine/select/index.ts';
import type { CandidateEvent, InfPlace, StoryEvent } from '../story/index.ts';
import type { LoadedInf } from './package.ts';

const REASONS: Readonly<Record<Loss, (node: DriverNode) => string>> = {
  signature: node => `lost on rank: ${signer(node)}`,
  feature: () => 'lost on rank: a worse FeatureScore',
  identifier: node => `lost on rank: ${identifier(node)}`,
  date: () => 'lost on date: same rank, older',
  version: () => 'lost on version: same rank and date, lower',
  tie: () => 'lost to an equal one that was found first',
  'older-extension': () => 'a newer extension of the same ExtensionId applies',
  excluded: node => `excluded: ExcludeID names ${node.excludedBy}`,
};

/** The driver nodes of a search in the order of their chances, each with what it lost on. */
export function nodeEvents(choice: DriverChoice, staged: readonly LoadedInf[]): StoryEvent[] {
  const { chosen, extensions, others } = choice;
  return [
    ...(chosen ? [candidate(chosen, staged)] : []),
    ...extensions.map(node =>
      candidate(node, staged, chosen ? undefined : 'an extension without a base driver'),
    ),
    ...others.map(({ node, lost }) => candidate(node, staged, REASONS[lost](node))),
  ];
}

function candidate(node: DriverNode, staged: readonly LoadedInf[], lost?: string): CandidateEvent {
  return {
    kind: 'candidate',
    inf: node.package.source.name,
    section: node.section.section,
    matchedId: node.match.id,
    rank: node.rank.value,
    ...(node.driverVer && { date: node.driverVer.date }),
    ...(node.driverVer?.version !== undefined && { version: node.driverVer.version }),
    ...(node.provider !== undefined && { provider: node.provider }),
    description: node.model.description.value,
    ...(lost !== undefined && { lost }),
    place: placeOf(node.package.source.name, node.model.span.start, staged),
  };
}

/** The place of an offset in a staged INF. */
export function placeOf(inf: string, offset: number, staged: readonly LoadedInf[]): InfPlace {
  const loaded = staged.find(one => one.source.name === inf);
  return { inf, line: loaded?.lines.position(offset).line ?? 0 };
}

function signer({ package: { signature } }: DriverNode): string {
  return signature === 'unsigned' ? signature : `signed by ${signature}`;
}

function identifier(node: DriverNode): string {
  const of = { hardware: 'hardware ID', compatible: 'compatible ID' };
  const { deviceList, deviceIndex, infList } = node.match;
  return `the device's ${of[deviceList]} ${deviceIndex + 1}, a ${of[infList]} of the INF`;
}
