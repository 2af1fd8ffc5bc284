import { writeToldLog } from '../../src/log/index.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { predict, type RecordedInstall, recordedInstall, windowsOf } from '../../src/prediction/index.ts';
import type { StoryEvent } from '../../src/story/index.ts';
import type { Case } from '../case.ts';
import { firstDifference, isObject } from '../compare.ts';
import { difSequences } from '../facts/dif-sequence.ts';
import { installOps } from '../facts/install-op.ts';
import { updateResults } from '../facts/messages.ts';
import { selections } from '../facts/selection.ts';
import { type Fact, type Json, type Recording, recordingOf } from '../recording.ts';

/** What of a fact is predicted: who was asked what in which order, what was done, what came of it. */
const PREDICTED: readonly {
  readonly name: string;
  readonly of: (recording: Recording) => readonly Json[];
}[] = [
  {
    name: 'dif-sequence',
    of: recording => difSequences(recording).map(fact => withoutPlaces(fact.sequence!)),
  },
  { name: 'install-op', of: recording => installOps(recording).map(fact => withoutPlaces(fact.events!)) },
  { name: 'selection', of: recording => selections(recording).map(selectionOf) },
  { name: 'update-result', of: recording => updateResults(recording).map(fact => resultOf(fact)) },
];

/**
 * Predicts every recorded installation that names its device and its selection, with the same installers and what they
 * answered, and compares the facts of both logs.
 */
export function predictedCases(recordings: readonly Recording[]): Case[] {
  return recordings.flatMap(recording =>
    recording.sections.flatMap(section => {
      const isInstall = /Device Install/.test(section.title ?? '') && !section.old && section.status !== null;
      const { title, events } = section;
      const of = isInstall ? recordedInstall({ os: recording.os, title: title ?? '', events }) : undefined;
      if (!of) return [];
      const told = predict(of, { digest: sha256, packages: new Map() });
      const predicted = told && recordingOf(recording, loggedAs(of, told));
      const own = { ...recording, sections: [section] };
      return PREDICTED.flatMap(({ name, of: factsOf }) => {
        const [expected] = factsOf(own);
        if (expected === undefined) return [];
        const found = predicted && factsOf(predicted)[0];
        return [
          {
            name: `predicted ${name} ${recording.file}:${section.line}`,
            difference: firstDifference(expected, saidOf(expected, found)),
          },
        ];
      });
    }),
  );
}

/** A prediction as the log of its Windows. */
function loggedAs({ os, title }: RecordedInstall, events: readonly StoryEvent[]): Uint8Array {
  const windows = windowsOf(os);
  const machine = windows && { machine: { windows, architecture: 'amd64' as const } };
  return writeToldLog({ title, ...machine, events });
}

/**
 * Which driver nodes there were, with their ranks, and which won. Their order is one that no page explains. One that
 * won was among them: a text that has none left the list out, and says nothing of it.
 */
function selectionOf({ candidates, selected, exit }: Fact): Json {
  const nodes = (candidates as Fact[])
    .map(({ matchedId, devDesc, section, rank, signerScore, date, version }) =>
      withoutPlaces({ matchedId, devDesc, section, rank, signerScore, date, version } as Json),
    )
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const won = selected as Fact | null;
  return {
    nodes: won && nodes.length === 0 ? null : nodes,
    selected: won && withoutPlaces({ section: won.Section, description: won.Description } as Json),
    exit: exit ?? null,
  };
}

/** A prediction without the list that a text leaves out. */
function saidOf(expected: Json, found: Json | undefined): Json | undefined {
  if (!isObject(expected) || !isObject(found) || !('nodes' in expected)) return found;
  return expected.nodes === null ? { ...found, nodes: null } : found;
}

function resultOf({ exitStatus, messages }: Fact): Json {
  return withoutPlaces({ exitStatus: exitStatus!, messages: messages! });
}

/**
 * Without lines of the log, and without what depends on all that the machine went through before: numbers of published
 * INFs, hashes of packages and of names; and where a line stands in an INF that is not at hand.
 */
function withoutPlaces(json: Json): Json {
  if (typeof json === 'string') return plain(json);
  if (Array.isArray(json)) return json.map(withoutPlaces);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) => (name === 'line' ? [] : [[name, withoutPlaces(value)]])),
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\.inf)_(?:amd64|x86)_[\da-f]{16}/g, '$1')
    .replace(/exit\(0x/g, 'exit(')
    .replace(/^\S+\.inf line \d+$/, 'a line of an inf')
    .replace(/oem\d+\.(inf|cat)/g, 'oem#.$1')
    .replace(/:[\da-f]{16}:/g, ':#:');
}
