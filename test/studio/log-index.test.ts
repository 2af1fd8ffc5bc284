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

const TEXTS: readonly (readonly [source: string, text: string, about: readonly string[]])[] = [
  [
    'pnputil',
    'Microsoft PnP Utility\r\n\r\nInstance ID:                USB\\A\\1\r\nStatus:                     Started\r\n\r\nInstance ID:                USB\\B\\1\r\nStatus:                     Problem\r\nProblem Code:               28 (0x1C) [CM_PROB_FAILED_INSTALL]\r\n',
    ['succeeded USB\\A\\1', 'failed USB\\B\\1'],
  ],
  [
    'kernel-pnp events',
    'Device USB\\A\\1 was configured.\r\n\r\nDriver Name: usb.inf\r\nDriver Rank: 0xFF0000\r\n\r\nDevice USB\\A\\1 had a problem starting.\r\n\r\nDriver Name: usb.inf\r\nProblem: 0x2B\r\n',
    ['succeeded USB\\A\\1', 'failed USB\\A\\1'],
  ],
  [
    'dxdiag',
    '          Card name: Contoso\r\n         Device Key: Enum\\PCI\\VEN_1209\r\n Driver Strong Name: oem3.inf:0123456789abcdef:Contoso_Inst:1.2.3.4:pci\\ven_1209\r\n     Rank Of Driver: 00CF2001\r\n',
    ['succeeded PCI\\VEN_1209'],
  ],
];

test.each(TEXTS)('%s: what it tells one after the other, and all of each', async (source, text, expected) => {
  for (const [bytes, size] of [
    [new TextEncoder().encode(text), 7],
    [new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), 1000],
  ] as const) {
    const index = new LogIndex();
    for (let at = 0; at < bytes.length; at += size) index.push(bytes.slice(at, at + size));
    index.end();
    expect(index.source).toBe(source);
    const found = index.take();
    expect(found.map(({ outcome, about }) => `${outcome} ${about}`)).toEqual(expected);
    for (const section of found) {
      const read = await readSection(index, section, () => Promise.reject(new Error('it is kept')));
      expect(read?.explanation.headline).toBe(section.headline);
    }
  }
});

test('a database of events and what is too long are refused in words', () => {
  const events = new LogIndex();
  events.push(new TextEncoder().encode('ElfFile\0\0\0'));
  expect(events.refused).toContain('wevtutil');
  const long = new LogIndex();
  const chunk = new TextEncoder().encode('Instance ID:                USB\\A\\1\r\n'.repeat(100_000));
  for (let i = 0; i < 20; i++) long.push(chunk);
  expect(long.refused).toContain('64 MB');
});
