import { readFileSync } from 'node:fs';
import { EngineSurroundings } from '../../conformance/engine-surroundings.ts';
import type { Surroundings } from '../../conformance/surroundings.ts';
import type { Windows } from '../../src/windows/index.ts';
import { ASPECTS, type Aspect } from './corpus-aspects.ts';
import type { Trial } from './trial.ts';
import { WindowsSurroundings } from './windows-surroundings.ts';

/** What the corpus suite is given. */
export interface CorpusData {
  /** The folder of the corpus, as programs there name it. */
  readonly folder: string;
  /** INFs below it. */
  readonly files: readonly string[];
}

const PLAIN = { id: 'corpus', kind: 'scenario' } as const;

/** Most differences of one trial that are shown. */
const SHOWN = 4;

/**
 * What the engine says of INFs of the corpus and what Windows does with them, aspect by aspect. Both are asked in
 * the same words; the engine's answer is the one that is expected.
 */
export function corpusTrials(windows: Windows | undefined, data: unknown): Trial[] {
  if (!windows) return [];
  const { folder, files } = data as CorpusData;
  return files.flatMap(file =>
    Object.entries(ASPECTS).map(([name, ask]) => ({
      id: `${file} > ${name}`,
      run: () => compared(windows, readFileSync(`${folder}\\${file}`, 'latin1'), ask),
    })),
  );
}

function compared(windows: Windows, text: string, ask: Aspect): string[] {
  const answerOn = (on: Surroundings): string[] => {
    const path = `${on.folders.TMP}\\corpus.inf`;
    on.writeFile(path, text);
    return ask(on, path);
  };
  const wanted = answerOn(new EngineSurroundings(PLAIN));
  const found = answerOn(new WindowsSurroundings(windows, PLAIN, ''));
  const only = (mark: string, these: readonly string[], those: readonly string[]): string[] =>
    these.filter(line => !those.includes(line)).map(line => `${mark} ${line}`);
  const differences = [...only('engine', wanted, found), ...only('Windows', found, wanted)];
  return differences.length > SHOWN
    ? [...differences.slice(0, SHOWN), `and ${differences.length - SHOWN} more`]
    : differences;
}
