import { sha256 } from '../../src/machine/folder/index.ts';
import { type ComparedSection, diffLog } from '../../src/prediction/index.ts';
import type { Recording } from '../recording.ts';

/** A section of a recording beside its prediction. */
export interface PredictedSection {
  readonly recording: Recording;
  readonly compared: ComparedSection;
}

/** Every section of the recordings that can be predicted, beside its prediction. */
export function predictedSections(recordings: readonly Recording[]): PredictedSection[] {
  const given = { digest: sha256, packages: new Map() };
  return recordings
    .filter(({ kind }) => kind === 'log')
    .flatMap(recording =>
      diffLog(recording.bytes, given, recording.os).sections.map(compared => ({ recording, compared })),
    );
}
