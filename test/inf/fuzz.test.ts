import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Target } from '../../src/base/index.ts';
import {
  type CodePage,
  decodeInf,
  destinationOf,
  dumpInf,
  expandInstall,
  findPlaceholders,
  openInf,
  parseTree,
  printTree,
  readVersion,
  selectModels,
  sourceDisk,
  sourceFile,
} from '../../src/inf/index.ts';
import { corpus } from './corpus.ts';
import { bytes, mutated, packages, pieces } from './generated.ts';

const SEED = 1995;
/** CI runs a tenth. */
const TENTHS = process.env['FIRSTPLUG_LONG'] ? 10 : 1;

const TARGET: Target = {
  version: { major: 10, minor: 0, build: 22631 },
  architecture: 'amd64',
  productType: 'workstation',
  suiteMask: 0,
};

/** Everything that reads an INF; whatever it is given, nothing may be thrown. */
function readAll(source: Uint8Array | string, codePage: CodePage): void {
  const text = typeof source === 'string' ? source : decodeInf(source, codePage).text;
  if (printTree(parseTree(text)) !== text) throw new Error('the tree does not give the text back');
  findPlaceholders(text);
  const options = { codePage, language: 0x0407 };
  openInf(source, options);
  const opened = openInf(source, { ...options, style: 'oldnt' });
  dumpInf(opened);
  if (!opened.ok) return;
  const { inf } = opened;
  readVersion(inf);
  const named = { name: 'fuzz.inf', inf };
  for (const { models } of selectModels(inf, TARGET)) {
    for (const model of models.slice(0, 5)) {
      expandInstall(named, model.installSection.value, 'amd64', () => named);
    }
  }
  expandInstall(named, 'Install', 'amd64', () => named);
  for (const section of inf.sections.slice(0, 5)) destinationOf(inf, section.name);
  sourceDisk(inf, 1, 'amd64');
  sourceFile(inf, 'a.sys', 'amd64');
}

const PAGES = fc.constantFrom<CodePage>(1252, 932, 949, 874);

/** Runs a tenth of so many inputs, or all of them. */
function nothingThrows(title: string, inputs: fc.Arbitrary<Uint8Array | string>, tenth: number): void {
  const numRuns = tenth * TENTHS;
  it(`${title}: ${numRuns} inputs, seed ${SEED}`, { timeout: 600_000 }, () => {
    fc.assert(fc.property(inputs, PAGES, readAll), { seed: SEED, numRuns });
  });
}

describe('nothing throws', () => {
  nothingThrows('pieces of the grammar', pieces, 12_000);
  nothingThrows(
    'pieces as UTF-16',
    pieces.map(text => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))),
    3_000,
  );
  nothingThrows('made-up driver packages', packages, 10_000);
  nothingThrows('random bytes', bytes, 10_000);
});

describe.skipIf(corpus.length === 0)('nothing throws on changed real files', () => {
  const small = corpus.filter(file => file.bytes.length < 8_000).map(file => file.bytes);
  nothingThrows(
    'changed files',
    fc.constantFrom(...(small.length > 0 ? small : [new Uint8Array()])).chain(mutated),
    5_000,
  );
});
