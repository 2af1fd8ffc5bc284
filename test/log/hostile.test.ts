import { describe, expect, it } from 'vitest';
import {
  LogExplainer,
  printReport,
  readLog,
  reportPage,
  StoryReader,
  writeLog,
} from '../../src/log/index.ts';
import { everyEvent, type StoryEvent } from '../../src/story/index.ts';
import { section } from './build.ts';

const LONG = Boolean(process.env.FIRSTPLUG_LONG);

/** Reads a log in chunks and returns what people see of it. */
function see(chunks: Iterable<Uint8Array>): { page: string; text: string; events: number } {
  const explainer = new LogExplainer({}, true);
  let events = 0;
  const reader = new StoryReader((event: StoryEvent) => {
    events++;
    explainer.add(event);
  });
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  const report = explainer.report('log');
  return { page: reportPage(report), text: printReport(report).join('\n'), events };
}

describe('hostile logs', () => {
  it(`${LONG ? 100 : 5} MB in one line`, () => {
    const chunk = Buffer.alloc(1 << 20, '     dvi: {x ');
    const { page, events } = see(Array.from({ length: LONG ? 100 : 5 }, () => chunk));
    expect(events).toBeGreaterThan(0);
    expect(page).toMatch(/<\/html>/);
  });

  it('a long line comes back byte for byte', () => {
    const bytes = Buffer.from(`     dvi: ${'é\ud83d\ude00\udc80x'.repeat(60_000)}\r\n     dvi: end\r\n`);
    expect(Buffer.compare(Buffer.from(writeLog(readLog(bytes))), bytes)).toBe(0);
  });

  it(`nesting ${LONG ? 1_000_000 : 50_000} deep`, () => {
    const count = LONG ? 1_000_000 : 50_000;
    const open = Array.from({ length: count }, () => '     dvi: {A}').join('\r\n');
    const close = Array.from({ length: count }, () => '     dvi: {A - exit(0x00000000)}').join('\r\n');
    const story = readLog(`${open}\r\n${close}\r\n`);
    expect([...everyEvent(story.events)].length).toBeGreaterThan(count);
    expect(Buffer.from(writeLog(story)).length).toBe(open.length + close.length + 4);
    expect(() => JSON.stringify(story)).not.toThrow();
    const { page } = see([Buffer.from(`${open}\r\n`)]);
    expect(page).toMatch(/<\/html>/);
  });

  it('a section that never ends is told in parts and comes back', () => {
    const bytes = Buffer.from(`>>>  [A - B]\r\n${'     dvi: x y z\r\n'.repeat(450_000)}`);
    const story = readLog(bytes);
    expect(story.events.map(event => event.kind === 'section' && [event.title, event.about])).toEqual([
      ['A', 'B'],
      ['A', 'B'],
      ['A', 'B'],
    ]);
    expect(Buffer.compare(Buffer.from(writeLog(story)), bytes)).toBe(0);
  });

  it('many ends without beginnings', () => {
    const story = readLog('     dvi: {A - exit(0x00000000)}\r\n'.repeat(20_000));
    expect(story.events[0]?.events?.length).toBe(20_000);
  });

  it('markup, quotes and control characters', () => {
    const nasty = `<script>alert(1)</script>"'&\u0000\u001b[31m\u202e\ud800`;
    const log = section(
      `Device Install - ${nasty}`,
      [`      cmd: ${nasty}`, `!!!  dvi: ${nasty}`, `     inf: Created new service '${nasty}'.`],
      'FAILURE(0xe0000228)',
    );
    const { page, text } = see([Buffer.from(log)]);
    expect(page).not.toMatch(/<script|\u0000|\u001b|\u202e/);
    expect(page).toMatch(/&lt;script&gt;/);
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u202e]/);
  });

  it('texts that make patterns run long', () => {
    const started = performance.now();
    const lines = [
      ' '.repeat(60_000),
      `     dvi: ${'a '.repeat(30_000)}`,
      `     dvi: {${'x - '.repeat(15_000)}}`,
      `${'> '.repeat(30_000)}x`,
      `     sto: ${"'".repeat(60_000)}`,
      `[${'1'.repeat(60_000)}`,
      `     dvi: Error ${'9'.repeat(60_000)}: x`,
    ];
    expect(readLog(lines.join('\r\n')).events.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
