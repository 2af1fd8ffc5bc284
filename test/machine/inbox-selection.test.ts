import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  choose,
  type DriverNode,
  matchPackage,
  type Package,
  selectingWindows,
} from '../../src/engine/select/index.ts';
import { openInf } from '../../src/inf/index.ts';
import { freshFacts, inboxInfs } from '../../src/machine/fresh/index.ts';
import { shared } from '../shared.ts';

/** One recorded driver node, as far as it is compared. */
interface Recorded {
  readonly file: string;
  readonly line: number;
  readonly os: string;
  readonly hardwareIds?: readonly string[];
  readonly compatibleIds?: readonly string[];
  readonly infPath?: string;
  readonly inf?: string;
  readonly section?: string;
  readonly rank?: string;
  readonly date?: string;
  readonly version?: string;
  readonly provider?: string;
  readonly signerScore?: string;
  /** Null where the text has a hole, so that the device of the line is not known. */
  readonly deviceIdKind?: string | null;
}

interface Selection {
  readonly file: string;
  readonly line: number;
  readonly os: string;
  readonly complete?: boolean;
  readonly candidates: readonly Recorded[];
  readonly selected?: { readonly InfFile?: string; readonly inf?: string };
}

const SYSTEMS: readonly (readonly [start: string, windows: string])[] = [
  ['10.0.10240', '10.0.10240'],
  ['Windows XP x64', '2003'],
];

const infName = ({ infPath, inf }: Recorded) => (infPath ?? inf ?? '').split('\\').at(-1)!.toLowerCase();
const isInbox = ({ signerScore, provider }: Recorded) =>
  /^inbox$/i.test(signerScore ?? '') || provider === 'Microsoft';

function packages(windows: string): Package[] {
  return inboxInfs(freshFacts({ windows, architecture: 'amd64' })!).map(({ name, text }) => {
    const opened = openInf(text, { style: 'win4' });
    if (!opened.ok || opened.problems.length > 0) throw new Error(`${name} does not open`);
    return { source: { name, inf: opened.inf }, signature: 'inbox' };
  });
}

const facts = shared('recordings', 'facts');

describe.skipIf(!facts).each(SYSTEMS)(
  'what %s… recorded of its own drivers (shared recordings)',
  (start, windows) => {
    const target = selectingWindows(freshFacts({ windows, architecture: 'amd64' })!);
    const own = packages(windows);
    const nodesFor = ({ hardwareIds = [], compatibleIds = [] }: Recorded): DriverNode[] =>
      own.flatMap(each => matchPackage(each, { hardwareIds, compatibleIds }, target));
    const read = <T>(name: string) => JSON.parse(readFileSync(`${facts}/${name}.json`, 'utf8')) as T[];

    it('has the same driver nodes: section, rank, date and version', () => {
      const recorded = read<Recorded>('driver-node').filter(
        node =>
          node.os.startsWith(start) &&
          isInbox(node) &&
          node.hardwareIds?.length &&
          node.deviceIdKind &&
          node.rank,
      );
      expect(recorded.length).toBeGreaterThan(15);
      for (const each of recorded) {
        const told = nodesFor(each).map(({ package: from, model, rank, driverVer }) => [
          from.source.name,
          model.installSection.value.toLowerCase(),
          rank.value,
          driverVer?.date,
          driverVer?.version,
        ]);
        const section = each.section!.replace(/\.NT(amd64)?$/i, '').toLowerCase();
        expect(told, `${each.file}:${each.line}`).toContainEqual([
          infName(each),
          section,
          Number(each.rank),
          expect.anything(),
          expect.anything(),
        ]);
      }
    });

    it('chooses the driver that was selected', () => {
      let count = 0;
      for (const selection of read<Selection>('selection')) {
        const [first] = selection.candidates;
        const inf = selection.selected?.InfFile ?? selection.selected?.inf;
        if (
          !selection.os.startsWith(start) ||
          selection.complete === false ||
          !first?.deviceIdKind ||
          !first?.hardwareIds?.length ||
          !selection.candidates.every(isInbox) ||
          !inf
        )
          continue;
        count++;
        const { chosen } = choose(nodesFor(first));
        expect(chosen?.package.source.name, `${selection.file}:${selection.line}`).toBe(
          inf.split('\\').at(-1)!.toLowerCase(),
        );
      }
      expect(count).toBeGreaterThan(5);
    });
  },
);
