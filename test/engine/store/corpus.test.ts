import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorName } from '../../../src/base/index.ts';
import { deletePackage, importPackage, readPackage } from '../../../src/engine/store/index.ts';
import { decodeInf, findPlaceholders, stampTemplate } from '../../../src/inf/index.ts';
import { difference, statedContent, Transaction } from '../../../src/machine/index.ts';
import { shared } from '../../shared.ts';
import { Bench, memoryMachine, TRUSTED } from './machine.ts';

const corpus = shared('corpus');
const VALUES = { architecture: 'amd64', kmdfVersion: '1.15', umdfVersion: '2.15.0' } as const;
const IMPORT = { verifier: TRUSTED, consent: undefined, copyFirst: false, importFlags: 0 } as const;

/** Why a package of the corpus is not staged where all its files are at hand. */
const REASONS: Readonly<Record<string, string>> = {
  ERROR_WRONG_INF_TYPE:
    'it has no class, or neither models for this Windows nor DefaultInstall on any architecture',
  ERROR_UNSUPPORTED_TYPE: 'the same on Windows 7',
  ERROR_WRONG_INF_STYLE: 'it is a template or no INF',
  ERROR_GENERAL_SYNTAX: 'Windows cannot read it',
  ERROR_BAD_SECTION_NAME_LINE: 'Windows cannot read it',
  ERROR_EXPECTED_SECTION_NAME: 'Windows cannot read it',
  ERROR_FILE_NOT_FOUND: 'it is staged, and an INF that its CopyINF names is not beside it',
  ERROR_DRIVER_STORE_ADD_FAILED: 'it names no catalog, so it is unsigned',
};

describe.skipIf(!corpus)('every package of the corpus (shared corpus)', () => {
  it.each(['6.1.7601', '10.0.26100'])(
    'on %s is staged, staged again without a change, and deleted without a trace',
    windows => {
      const counts: Record<string, number> = {};
      const started = memoryMachine(windows);
      for (const path of infsBelow(corpus!)) {
        const outcome = stagedAndDeleted(started.fork(), path);
        expect(outcome === 'ERROR_SUCCESS' || REASONS[outcome], `${path}: ${outcome}`).toBeTruthy();
        counts[outcome] = (counts[outcome] ?? 0) + 1;
      }
      console.info(`corpus on ${windows}: ${JSON.stringify(counts)}`);
    },
    60_000,
  );
});

function stagedAndDeleted(machine: ReturnType<typeof memoryMachine>, path: string): string {
  const name = path
    .slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
    .replace(/\.inx$|\.inf\.in$/i, '.inf');
  const source = `D:\\${name}`;
  const bench = new Bench(machine);
  bench.put(source, machine.volume.content(stamped(readFileSync(path))));
  for (const file of readPackage(bench.work, source).package?.files ?? []) {
    if (!file.content) bench.put(`D:\\${file.name}`, statedContent({ name: file.name, size: 1 }));
  }
  bench.transaction.commit();
  const made = new Bench(new Transaction(machine));
  const { code, inf } = importPackage(made.work, source, IMPORT);
  const { length } = made.transaction.effects;
  if (code !== 0 && inf !== undefined) return errorName(code);
  if (code !== 0) {
    expect(length, `${path} refused`).toBe(0);
    return errorName(code);
  }
  expect(importPackage(made.work, source, IMPORT)).toMatchObject({ code: 0, inf });
  expect(made.transaction.effects.length, `${path} again`).toBe(length);
  expect(deletePackage(made.work, inf!, false).code).toBe(0);
  const left = difference(machine, made.transaction).filter(
    ({ kind }) => kind === 'file' || kind === 'value',
  );
  expect(left, `${path} deleted`).toEqual([]);
  return 'ERROR_SUCCESS';
}

/** Templates with their placeholders filled in. */
function stamped(bytes: Uint8Array): Uint8Array {
  const { text } = decodeInf(bytes);
  if (findPlaceholders(text).length === 0) return bytes;
  return new TextEncoder().encode(stampTemplate(text, VALUES));
}

function infsBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter(name => /\.(inf|inx|inf\.in)$/i.test(name)).map(name => join(folder, name));
}
