import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templatesOfLog } from '../../recordings/facts/template.ts';
import { UNSEEN_TEMPLATES } from '../../recordings/unseen-templates.ts';
import { readLog, readLogSettings, writeRecorded, writeToldLog } from '../../src/log/index.ts';
import type { Rehearsed } from '../../src/rehearsal/index.ts';
import { everyEvent, type Story, type StoryEvent } from '../../src/story/index.ts';
import { toldExamples } from '../examples.ts';
import { shared } from '../shared.ts';

const EXAMPLES = toldExamples();

function nameOf({ story }: Rehearsed): string {
  const { major, minor, build } = story.machine!.windows;
  return `${story.title} (${major}.${minor}.${build})`;
}

/** A story of Windows 10 as each build whose log has a form of its own would tell it. */
function inEachForm(story: Story): Story[] {
  const { windows, architecture } = story.machine!;
  if (windows.major !== 10) return [story];
  const builds = [10_240, 16_299, 18_362, 22_000, windows.build];
  return builds.map(build => ({ ...story, machine: { windows: { ...windows, build }, architecture } }));
}

describe('the log of a rehearsal', () => {
  it.each(EXAMPLES.map(one => [nameOf(one), one] as const))(
    '%s is read without an unknown line',
    (_, told) => {
      const log = readLog(writeToldLog(told.story, told.logged));
      const unread = [...everyEvent(log.events)].filter(({ kind }) => kind === 'unread');
      expect(unread.map(event => (event.kind === 'unread' ? event.text : ''))).toEqual([]);
    },
  );

  it.each(['5.0', '5.1', '5.2', '6.0', '6.1', '6.3', '10.0', '11'])('there is one of Windows %s', version => {
    const found = EXAMPLES.some(({ story }) => {
      const { major, minor, build } = story.machine!.windows;
      return version === '11' ? build >= 22_000 : `${major}.${minor}` === version && build < 22_000;
    });
    expect(found).toBe(true);
  });

  const facts = shared('recordings/facts/template.json');
  it.skipIf(!facts)('has only lines of forms that recordings show (shared recordings)', () => {
    const seen = new Set(
      (JSON.parse(readFileSync(facts!, 'utf8')) as { category: string; template: string }[]).map(
        ({ category, template }) => `${category} ${template}`,
      ),
    );
    const written = new Set(
      EXAMPLES.flatMap(({ story, logged }) => {
        const is2000 = story.machine!.windows.major === 5 && story.machine!.windows.minor === 0;
        return inEachForm(story).flatMap(one => templatesOfLog(writeToldLog(one, logged), is2000));
      }),
    );
    const unseen = [...written].filter(form => !seen.has(form));
    expect(unseen.sort()).toEqual(Object.keys(UNSEEN_TEMPLATES).sort());
  });
});

describe('what is logged', () => {
  const section = (inner: StoryEvent): Story => ({
    title: '',
    machine: { windows: { major: 10, minor: 0, build: 10_240 }, architecture: 'amd64' },
    events: [
      {
        kind: 'step',
        number: 1,
        title: 'plug',
        events: [
          { kind: 'note', text: 'ours' },
          { kind: 'section', title: 'T', started: '2026/01/01 10:00:00.000', code: 0, events: [inner] },
        ],
      },
    ],
  });
  const lines = (story: Story, logLevel?: number, logMask?: number): string[] => {
    const settings = readLogSettings(logLevel, logMask);
    return new TextDecoder().decode(writeToldLog(story, { settings })).split('\r\n').slice(8).filter(Boolean);
  };
  const warning: StoryEvent = {
    kind: 'phase',
    category: 'sto',
    name: 'Stage Driver Package',
    about: 'a.inf',
    code: 0,
    events: [{ kind: 'entry', entry: 'verify-failed', severity: 'warning', values: {} }],
  };

  it('is what Windows writes, in its categories, with the time where it stands', () => {
    expect(lines(section(warning))).toEqual([
      '>>>  [T]',
      '>>>  Section start 2026/01/01 10:00:00.000',
      '     sto: {Stage Driver Package: a.inf} 10:00:00.000',
      '!    sig:      Verifying file against specific (valid) catalog failed.',
      '     sto: {Stage Driver Package: exit(0x00000000)} 10:00:00.000',
      '<<<  [Exit status: SUCCESS]',
    ]);
  });

  // setting-the-event-level-for-a-text-log: 0xGHVW, GH for devices; 01 to 0F turn it off
  it.each([
    ['nothing set', undefined, undefined, 6],
    ['off', 0x0100, undefined, 0],
    ['errors', 0x1000, undefined, 0],
    ['warnings', 0x2000, undefined, 4],
    ['details', 0x5000, undefined, 6],
    ['no category', undefined, 0, 0],
    ['the driver store alone', undefined, 0x04000000, 5],
    ['signatures alone', undefined, 0x20, 4],
  ])('%s', (_, level, mask, count) => {
    expect(lines(section(warning), level, mask)).toHaveLength(count);
  });

  it('names of phases follow the Windows', () => {
    const core: StoryEvent = {
      kind: 'phase',
      name: 'Core Device Install',
      category: 'ndv',
      code: 0,
      events: [
        { kind: 'phase', name: 'Installing device', about: 'X\\1', category: 'ndv', code: 0, events: [] },
      ],
    };
    const of = (build: number, minor = 0, major = 10): string | undefined =>
      lines({ ...section(core), machine: { windows: { major, minor, build }, architecture: 'amd64' } })[3];
    // recordings 001; 104; 106
    expect(of(10_240)).toBe('     ndv:      {Installing device - X\\1} 10:00:00.000');
    expect(of(19_041)).toBe('     dvi:      {Install Device - X\\1} 10:00:00.000');
    expect(of(7601, 1, 6)).toBe('     ndv: {Core Device Install - exit(0x00000000)} 10:00:00.000');
  });

  it('software of drivers stands in the event log', () => {
    const log = 'Microsoft-Windows-DeviceSetupManager/Admin';
    const event: StoryEvent = { kind: 'recorded', log, id: 160, values: { Prop_SoftwareName: 'A & B' } };
    expect(writeRecorded({ title: '', events: [event] })).toContain(
      '<EventID>160</EventID><Channel>Microsoft-Windows-DeviceSetupManager/Admin</Channel></System><EventData><Data Name="Prop_SoftwareName">A &amp; B</Data>',
    );
  });
});

it('the example log is what its rehearsal writes', () => {
  const told = EXAMPLES.find(({ story }) => story.title.startsWith('A toaster with two drivers'))!;
  const log = new TextDecoder().decode(writeToldLog(told.story, told.logged));
  expect(readFileSync('examples/logs/rehearsed.log', 'utf8')).toBe(log);
});
