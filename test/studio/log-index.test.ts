import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainSection, StoryReader } from '../../src/log/index.ts';
import type { SectionEvent } from '../../src/story/index.ts';
import { LogIndex, readSection } from '../../src/studio/model/index.ts';

const LOGS = readdirSync('examples/logs').map(name => `examples/logs/${name}`);

function sectionsOf(bytes: Uint8Array): SectionEvent[] {
  const found: SectionEvent[] = [];
  const reader = new StoryReader(event => event.kind === 'section' && found.push(event));
  reader.push(bytes);
  reader.end();
  return found;
}

async function expectSections(bytes: Uint8Array, size: number): Promise<void> {
  const index = new LogIndex();
  for (let at = 0; at < bytes.length; at += size) index.push(bytes.slice(at, at + size));
  index.end();
  const listed = index.take();
  const whole = sectionsOf(bytes).map(explainSection);
  expect(listed.map(({ line, headline }) => `${line} ${headline}`)).toEqual(
    whole.map(({ line, headline }) => `${line} ${headline}`),
  );
  const read = (from: number, to: number): Promise<Uint8Array> => Promise.resolve(bytes.slice(from, to));
  for (const [i, section] of listed.entries()) {
    const again = await readSection(index, section, read);
    expect(again?.explanation.headline).toBe(whole[i]!.headline);
    expect(again?.explanation.sentences.map(({ text }) => text)).toEqual(
      whole[i]!.sentences.map(({ text }) => text),
    );
  }
}

test.each(LOGS.flatMap(path => [7, 1000, 1 << 20].map(size => [path, size] as const)))(
  'each section of %s in chunks of %i is found again',
  async (path, size) => expectSections(readFileSync(path), size),
);

test('each section of a UTF-16 log is found again', async () => {
  const text = `\ufeff${readFileSync(LOGS[0]!, 'utf8')}`;
  await expectSections(new Uint8Array(Buffer.from(text, 'utf16le')), 1000);
});

test('each section is found again whatever its lines end with', async () => {
  const text = readFileSync('examples/logs/toaster.log', 'utf8').replaceAll('\r\n', '\n').slice(0, 20_000);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 5 }),
      fc.integer({ min: 3, max: 700 }),
      async (ends, size) => {
        let i = 0;
        const mixed = text.replaceAll('\n', () => ends[i++ % ends.length]!);
        await expectSections(new TextEncoder().encode(mixed), size);
      },
    ),
    { numRuns: 20 },
  );
});
