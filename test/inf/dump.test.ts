import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dumpInf, openInf } from '../../src/inf/index.ts';
import { shared } from '../shared.ts';

const dump = shared('corpus', 'wine-dump.jsonl.gz');

describe.skipIf(!dump)('what SetupAPI sees in the corpus', () => {
  const rows = dump
    ? gunzipSync(readFileSync(dump))
        .toString()
        .trim()
        .split('\n')
        .map(row => JSON.parse(row))
    : [];
  it.each(rows)('$path', ({ path, ok, sections, error, errLine }) => {
    const bytes = readFileSync(shared('corpus', path)!);
    const options = { directories: { source: `\${SRC}` } };
    const opened = openInf(bytes, options);
    const read = dumpInf(opened.ok ? opened : openInf(bytes, { ...options, style: 'oldnt' }));
    expect(read).toEqual(ok ? { ok, sections } : { ok, error, errLine });
  });
});
