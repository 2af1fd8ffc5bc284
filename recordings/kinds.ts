import { difSequences } from './facts/dif-sequence.ts';
import { driverNodes } from './facts/driver-node.ts';
import { installOps } from './facts/install-op.ts';
import { deviceCleanups, extensionComponents, infVerifications, updateResults } from './facts/messages.ts';
import {
  dxdiagRanks,
  extensionSelections,
  otherSelections,
  pnpEvents,
  pnputilCandidates,
} from './facts/other-tools.ts';
import { rankVectors, vectorFiles, withoutModelsLine } from './facts/rank-vector.ts';
import { selections } from './facts/selection.ts';
import { stagings } from './facts/staging.ts';
import { strongNameList, strongNames, withoutTokens } from './facts/strong-name.ts';
import { templateOfFiles, templates } from './facts/template.ts';
import { type Fact, type Json, type Recording, textOf } from './recording.ts';

/** How the facts of one file `facts/<name>.json` come out of the recordings. */
export interface Kind {
  readonly name: string;
  /** The facts in the file, where it is not simply a list of them. */
  readonly list?: (json: Json) => readonly Fact[];
  /** The raw texts a fact is about; by default its `file`. */
  readonly filesOf?: (fact: Fact) => readonly string[];
  /** What tells facts of one raw text apart; by default the line. */
  readonly keyOf?: (fact: Fact) => string;
  /** The facts of one recording. */
  readonly derive: (recording: Recording) => readonly Fact[];
  /** A fact without what it says of other raw texts than these, and without what no log says. */
  readonly ofFiles?: (fact: Fact, files: readonly string[]) => Fact;
}

const byField =
  (name: string) =>
  (fact: Fact): string =>
    textOf(fact[name]);

/** The line where the source names one, and otherwise the matched ID. */
function vectorKey(vector: Fact): string {
  return textOf(vector.src).split(':')[1] ?? `${textOf(vector.inf)}:${textOf(vector.matchedId)}`;
}

export const KINDS: readonly Kind[] = [
  { name: 'driver-node', derive: driverNodes },
  { name: 'selection', derive: selections },
  { name: 'dif-sequence', derive: difSequences },
  { name: 'staging', derive: stagings },
  { name: 'install-op', derive: installOps },
  { name: 'update-result', derive: updateResults },
  { name: 'device-cleanup', derive: deviceCleanups },
  { name: 'extension-component', derive: extensionComponents },
  { name: 'inf-verification-in-setup-log', derive: infVerifications },
  { name: 'kernel-pnp-event', derive: pnpEvents, keyOf: byField('eventId') },
  { name: 'pnputil-candidates', derive: pnputilCandidates, keyOf: byField('device') },
  { name: 'selection-other-tools', derive: otherSelections, keyOf: byField('device') },
  { name: 'extension-selection', derive: extensionSelections, keyOf: byField('inf') },
  { name: 'dxdiag-rank', derive: dxdiagRanks, keyOf: byField('device') },
  {
    name: 'rank-vector',
    derive: rankVectors,
    filesOf: vectorFiles,
    keyOf: vectorKey,
    ofFiles: withoutModelsLine,
  },
  {
    name: 'strong-name',
    list: strongNameList,
    derive: strongNames,
    filesOf: fact => fact.files as string[],
    keyOf: byField('strongName'),
    ofFiles: withoutTokens,
  },
  {
    name: 'template',
    derive: templates,
    filesOf: fact => Object.keys(fact.files as Fact),
    keyOf: fact => `${textOf(fact.category)} ${textOf(fact.template)}`,
    ofFiles: templateOfFiles,
  },
];
