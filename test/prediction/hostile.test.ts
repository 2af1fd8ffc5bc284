import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/machine/folder/index.ts';
import { diffLog } from '../../src/prediction/index.ts';
import { shared } from '../shared.ts';

const given = { digest: sha256, packages: new Map() };
const WINDOWS = ['5.2.3790', '6.1.7601', '10.0.10240', '10.0.19045', '10.0.26100'];

/** What happens to logs that are cut, carved out of disks or copied by hand. */
const DAMAGES: readonly ((line: string) => string[])[] = [
  () => [],
  line => [line.slice(0, line.length >> 1)],
  line => [line.slice(line.length >> 1)],
  line => [line.replaceAll('\\', '/')],
  line => [line.replace(/[A-Z]:\\/g, '')],
  line => [line, line],
  line => [line.replace(/\.inf/gi, '')],
];

function damaged(lines: readonly string[], places: readonly number[]): string {
  const parts = lines.map(line => [line]);
  places.forEach((place, i) => {
    const at = place % Math.max(1, parts.length);
    parts[at] = parts[at]!.flatMap(DAMAGES[i % DAMAGES.length]!);
  });
  return parts.flat().join('\n');
}

const raw = shared('recordings/raw');
const texts = [
  readFileSync('examples/logs/rehearsed.log', 'latin1'),
  ...(raw ? readdirSync(raw).filter(name => /\.log$/.test(name)) : []).map(name =>
    readFileSync(`${raw}/${name}`, 'latin1'),
  ),
].map(text => text.split('\n'));

it('no damaged part of a log is too much', () => {
  const seed = Date.now() & 0x7fffffff;
  const part = fc.record({
    text: fc.nat(texts.length - 1),
    start: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.integer({ min: 20, max: 160 }),
    windows: fc.constantFrom(...WINDOWS),
    places: fc.array(fc.nat(160), { maxLength: 20 }),
  });
  console.log(`damaged logs: seed ${seed}`);
  fc.assert(
    fc.property(part, ({ text, start, size, windows, places }) => {
      const lines = texts[text]!;
      const at = Math.floor(start * Math.max(0, lines.length - size));
      const log = damaged(lines.slice(at, at + size), places);
      const { sections, unpredicted } = diffLog(Buffer.from(log, 'latin1'), given, windows);
      expect(sections.length + unpredicted.length).toBeGreaterThanOrEqual(0);
    }),
    { seed, numRuns: 300 },
  );
});
