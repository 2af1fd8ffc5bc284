import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLog, writeLog } from '../../src/log/index.ts';
import { compareStories, type Story } from '../../src/story/index.ts';
import { shared } from '../shared.ts';
import { bare, section } from './build.ts';

/** A story as an engine would tell it: without the lines of a log. */
function untold(story: Story): Story {
  return { ...story, events: story.events.map(bare) };
}

describe('a story that was never a log', () => {
  it('is written in the form of Windows 10', () => {
    const story: Story = {
      title: 'Toaster',
      events: [
        {
          kind: 'section',
          title: 'Device Install',
          about: 'USB\\X\\1',
          started: '2026/09/21 10:00:00.000',
          ended: '2026/09/21 10:00:01.000',
          code: 0,
          events: [
            { kind: 'searched', device: '', hardwareIds: ['USB\\X'], compatibleIds: [] },
            {
              kind: 'candidate',
              inf: 'a.inf',
              section: 'S',
              matchedId: 'USB\\X',
              rank: 0x00ff0000,
              date: '09/21/2026',
            },
            {
              kind: 'request',
              request: 'DIF_ALLOW_INSTALL',
              code: 0xe000020e,
              events: [{ kind: 'reply', who: 'co-installer', number: 2, phase: 'pre' }],
            },
            {
              kind: 'phase',
              name: 'Add Service',
              about: 'x',
              category: 'inf',
              code: 0,
              events: [
                { kind: 'entry', entry: 'service-created', values: { service: 'x' }, category: 'inf' },
              ],
            },
            { kind: 'error', code: 5, text: 'no', severity: 'error', category: 'sto' },
          ],
        },
      ],
    };
    expect(Buffer.from(writeLog(story)).toString()).toBe(
      section('Device Install - USB\\X\\1', [
        '     dvi: Searching for hardware ID(s):',
        '     dvi:      usb\\x',
        '     dvi: Created Driver Node:',
        '     dvi:      HardwareID   - USB\\X',
        '     dvi:      InfName      - a.inf',
        '     dvi:      Section      - S',
        '     dvi:      Rank         - 0x00ff0000',
        '     dvi:      DrvDate      - 09/21/2026',
        '     dvi: {DIF_ALLOW_INSTALL}',
        '     dvi:      CoInstaller 2: Enter',
        '     dvi:      CoInstaller 2: Exit',
        '     dvi: {DIF_ALLOW_INSTALL - exit(0xe000020e)}',
        '     inf: {Add Service: x}',
        "     inf:      Created new service 'x'.",
        '     inf: {Add Service: exit(0x00000000)}',
        '!!!  sto: Error 0x00000005: no',
      ]),
    );
  });

  it('the example reads back as the same story', () => {
    const story = readLog(readFileSync('examples/logs/toaster.log'));
    expect(compareStories(story, readLog(writeLog(untold(story))))).toEqual([]);
  });

  it('lines are not broken by what they say', () => {
    const story: Story = {
      title: '',
      events: [
        {
          kind: 'section',
          title: 'A\r\nB',
          code: 0,
          events: [{ kind: 'note', text: 'x\n<<<  [Exit status: FAILURE(0x1)]' }],
        },
      ],
    };
    expect(readLog(writeLog(story)).events.filter(event => event.kind === 'section')).toMatchObject([
      { title: 'A B', code: 0 },
    ]);
  });

  const raw = shared('recordings/raw');
  it.skipIf(!raw).each(['001', '002', '040', '062', '098', '103', '104', '114'])(
    'what recording %s tells, written and read again, is the same (shared recordings)',
    file => {
      const story = readLog(readFileSync(`${raw}/${file}.log`));
      const again = readLog(writeLog(untold(story)));
      expect(compareStories(story, again).map(({ kind, event, field }) => [kind, event.kind, field])).toEqual(
        [],
      );
    },
  );
});
