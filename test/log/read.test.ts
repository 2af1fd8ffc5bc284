import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLog, StoryReader, writeLog } from '../../src/log/index.ts';
import { everyEvent, type StoryEvent } from '../../src/story/index.ts';
import { bare, eventsOf, section } from './build.ts';

const RUNS = process.env.FIRSTPLUG_LONG ? 5000 : 300;
const SEED = 20260921;

describe('one line becomes one event', () => {
  it.each<[string, Partial<StoryEvent> & { readonly [field: string]: unknown }]>([
    [
      "     flq: Copying 'a.sys' to 'b.sys'.",
      { kind: 'entry', entry: 'copying', values: { from: 'a.sys', to: 'b.sys' }, category: 'flq' },
    ],
    ['     sto: Flags          = 0x00000007', { kind: 'value', name: 'Flags', value: '0x00000007' }],
    ['     inf: Provider: Contoso', { kind: 'value', name: 'Provider', value: 'Contoso' }],
    [
      '     dvi: Strong Name=a.inf:b:c:1.0:d',
      { kind: 'value', name: 'Strong Name', value: 'a.inf:b:c:1.0:d' },
    ],
    [
      '!!!  sig: Error 0xe0000247: text',
      { kind: 'error', code: 0xe0000247, text: 'text', severity: 'error' },
    ],
    ['!    sig: Error 2: text', { kind: 'error', code: 2, text: 'text', severity: 'warning' }],
    ['     dvi: {Select Best Driver}', { kind: 'phase', name: 'Select Best Driver' }],
    [
      '     sto: {Stage Driver Package: C:\\x.inf} 10:00:00.123',
      { kind: 'phase', name: 'Stage Driver Package', about: 'C:\\x.inf', time: '10:00:00.123' },
    ],
    [
      '     ndv: {Installing device - ROOT\\X\\0000}',
      { kind: 'phase', name: 'Installing device', about: 'ROOT\\X\\0000' },
    ],
    ['     inf: {Install Inf Section [A.NT]}', { kind: 'phase', name: 'Install Inf Section', about: 'A.NT' }],
    ['     dvi: {DIF_ALLOW_INSTALL}', { kind: 'request', request: 'DIF_ALLOW_INSTALL' }],
    ['   . dvi: Restart complete.', { kind: 'entry', entry: 'restart-complete' }],
    [
      '     2005/02/13 22:06:28.109: dvi: Restart complete.',
      { kind: 'entry', entry: 'restart-complete', category: 'dvi' },
    ],
    ['     ...: a vendor says this', { kind: 'note', text: 'a vendor says this', category: '...' }],
    ['> > !    dvi: Restart complete.', { kind: 'entry', entry: 'restart-complete', severity: 'warning' }],
    ['tool:debug [syslog]      dvi: Restart complete.', { kind: 'entry', entry: 'restart-complete' }],
    [
      '@ 20:14:33.381 #V166 Device install function: DIF_X.',
      { kind: 'request', request: 'DIF_X', category: '#V166' },
    ],
    ['[@ 20:14:33.381 ]#V166 Device install function: DIF_X.', { kind: 'request', request: 'DIF_X' }],
    ['#W087 nothing known', { kind: 'unread', severity: 'warning' }],
  ])('%s', (line, event) => {
    const [around] = eventsOf(`${line}\r\n`);
    expect(around).toMatchObject({ kind: 'section', title: '', events: [event] });
  });
});

describe('heads and ends of sections', () => {
  it.each([
    ['SUCCESS', { code: 0 }],
    ['SUCCESS (REBOOT_REQUIRED)', { code: 0, restart: true }],
    ['FAILURE(0xe0000228)', { code: 0xe0000228 }],
  ])('exit status %s', (status, fields) => {
    expect(eventsOf(section('Device Install - ROOT\\X\\0000', [], status))[0]).toMatchObject({
      kind: 'section',
      title: 'Device Install',
      about: 'ROOT\\X\\0000',
      started: '2026/09/21 10:00:00.000',
      ended: '2026/09/21 10:00:01.000',
      ...fields,
    });
  });

  it('reads the form of the documentation', () => {
    const log =
      '>>>  [A - B]\n>>>  2005/02/13 22:06:20.000: Section start\n<<<  [2005/02/13 22:06:28.109: Section end]\n<<<  [Exit Status(0x00000005)]\n';
    expect(eventsOf(log)).toEqual([
      {
        kind: 'section',
        title: 'A',
        about: 'B',
        started: '2005/02/13 22:06:20.000',
        ended: '2005/02/13 22:06:28.109',
        code: 5,
      },
    ]);
  });

  it('reads the head of a log, the command and the start of the computer', () => {
    const head =
      '[Device Install Log]\r\n     OS Version = 10.0.22631\r\n     ProductType = 1\r\n     Architecture = amd64\r\n\r\n[BeginLog]\r\n\r\n';
    const log = `${head}[Boot Session: 2026/09/21 09:00:00.500]\r\n\r\n${section('Stage Driver Updates', ['      cmd: C:\\x.exe -a'])}`;
    const story = readLog(log);
    expect(story.machine).toEqual({ windows: { major: 10, minor: 0, build: 22631 }, architecture: 'amd64' });
    expect(story.events.filter(event => event.kind !== 'gap').map(bare)).toMatchObject([
      { kind: 'system', version: '10.0.22631', productType: 1, architecture: 'amd64' },
      { kind: 'boot', at: '2026/09/21 09:00:00.500' },
      { kind: 'section', command: 'C:\\x.exe -a' },
    ]);
  });

  it('reads sections of Windows XP with their threads', () => {
    const log =
      '[2026/03/01 19:06:13 264.1531 Driver Install]\r\n#I054 Interfaces installed.\r\n[2026/03/01 19:06:14 264.1532]\r\n';
    expect(eventsOf(log)).toMatchObject([
      {
        kind: 'section',
        title: 'Driver Install',
        thread: '264.1531',
        started: '2026/03/01 19:06:13',
        events: [{ entry: 'interfaces-installed' }],
      },
      { kind: 'section', title: '', thread: '264.1532' },
    ]);
  });

  it('reads Windows 2000, which writes no codes', () => {
    const log =
      '[2026/03/01 19:06:13 264.1]\r\nDevice install function: DIF_SELECTBESTCOMPATDRV.\r\nFound PCI\\VEN_1 in C:\\WINNT\\inf\\a.inf; Device: A; Driver: B; Provider: C; Mfg: D; Section: E\r\n';
    const request = eventsOf(log)[0]!.events![0]!;
    expect(request).toMatchObject({ kind: 'request', request: 'DIF_SELECTBESTCOMPATDRV' });
    expect(request.events).toMatchObject([
      { kind: 'candidate', inf: 'a.inf', matchedId: 'PCI\\VEN_1', section: 'E' },
    ]);
  });
});

describe('a selection', () => {
  const NODE = (id: string, rank: string): string[] => [
    '     dvi:      Created Driver Node:',
    `     dvi:           HardwareID   - ${id}`,
    '     dvi:           InfName      - C:\\store\\toaster.inf',
    '     dvi:           Section      - Toaster_Install',
    `     dvi:           Rank         - ${rank}`,
    '     dvi:           DrvDate      - 09/21/2026',
    '     dvi:           Version      - 6.0.1.0',
  ];
  const LOG = section('Device Install (Hardware initiated) - USB\\X\\1', [
    '     dvi: {Build Driver List} 10:00:00.010',
    '     dvi:      Searching for hardware ID(s):',
    '     dvi:           usb\\x&rev_1',
    '     dvi:           usb\\x',
    '     dvi:      Searching for compatible ID(s):',
    '     dvi:           usb\\class_ff',
    ...NODE('USB\\X', '0x00ff0001'),
    ...NODE('USB\\Class_FF', '0x00ff2000'),
    '     dvi: {Build Driver List - exit(0x00000000)} 10:00:00.020',
    '     dvi: {DIF_SELECTBESTCOMPATDRV} 10:00:00.021',
    '     dvi:      CoInstaller 1: Enter 10:00:00.021',
    '     dvi:      CoInstaller 1: Exit',
    '     dvi:      Default installer: Enter 10:00:00.021',
    '     dvi:           Selected:',
    '     dvi:                Description - [Toaster]',
    '     dvi:                InfFile     - [C:\\store\\toaster.inf]',
    '     dvi:                Section     - [Toaster_Install]',
    '     dvi:      Default installer: Exit',
    '     dvi:      CoInstaller 1: Enter (Post Processing) 10:00:00.022',
    '     dvi:      CoInstaller 1: Exit (Post Processing)',
    '     dvi: {DIF_SELECTBESTCOMPATDRV - exit(0x00000000)} 10:00:00.022',
  ]);

  it('tells what was searched, who matched, who answered, who won', () => {
    const [list, request] = eventsOf(LOG)[0]!.events!;
    expect(list).toMatchObject({
      kind: 'phase',
      name: 'Build Driver List',
      code: 0,
      events: [
        { kind: 'searched', hardwareIds: ['usb\\x&rev_1', 'usb\\x'], compatibleIds: ['usb\\class_ff'] },
        {
          kind: 'candidate',
          inf: 'toaster.inf',
          section: 'Toaster_Install',
          matchedId: 'USB\\X',
          rank: 0x00ff0001,
          date: '09/21/2026',
          version: '6.0.1.0',
        },
        { kind: 'candidate', matchedId: 'USB\\Class_FF', rank: 0x00ff2000 },
      ],
    });
    expect(request).toMatchObject({
      kind: 'request',
      request: 'DIF_SELECTBESTCOMPATDRV',
      code: 0,
      events: [
        { kind: 'reply', who: 'co-installer', number: 1, phase: 'pre' },
        {
          kind: 'reply',
          who: 'default installer',
          phase: 'pre',
          events: [{ kind: 'chosen', inf: 'toaster.inf', description: 'Toaster' }],
        },
        { kind: 'reply', who: 'co-installer', number: 1, phase: 'post' },
      ],
    });
  });

  it('gives every event its lines', () => {
    const nodes = [...everyEvent(readLog(LOG).events)].filter(event => event.kind === 'candidate');
    expect(nodes.map(({ from }) => [from?.line, from?.lines])).toEqual([
      [9, 7],
      [16, 7],
    ]);
  });

  it('reads the form of newer Windows', () => {
    const log = [
      '     utl: Driver Node:',
      '     utl:      Status         - Outranked',
      '     utl:      Driver INF     - input.inf (C:\\store\\input.inf)',
      '     utl:      Driver Version - 06/21/2006,10.0.1.2',
      '     utl:      Configuration  - USB\\X [HID_Inst.NT]',
      '     utl:      Driver Rank    - 00FF3101',
    ].join('\n');
    expect(eventsOf(log)[0]!.events).toMatchObject([
      {
        kind: 'candidate',
        inf: 'input.inf',
        path: 'C:\\store\\input.inf',
        section: 'HID_Inst.NT',
        matchedId: 'USB\\X',
        rank: 0x00ff3101,
        version: '10.0.1.2',
        status: 'Outranked',
        lost: 'outranked',
      },
    ]);
  });
});

describe('unbalanced texts', () => {
  it('keeps an end whose beginning is cut off, and a beginning without end', () => {
    const events = eventsOf(
      '     sto: {Copy: exit(0x00000005)}\n     sto: {Stage: x}\n     sto:      Flags = 1\n',
    )[0]!.events;
    expect(events).toMatchObject([
      { kind: 'phase', name: 'Copy', code: 5 },
      { kind: 'phase', name: 'Stage', events: [{ kind: 'value' }] },
    ]);
  });

  it('closes down to the matching name', () => {
    const events = eventsOf(
      '     a b: x\n     sto: {A}\n     sto: {B}\n     sto: {A: exit(0x00000000)}\n     sto: Flags = 1\n',
    ).at(-1)!.events!;
    expect(events.at(-2)).toMatchObject({ kind: 'phase', name: 'A', code: 0, events: [{ name: 'B' }] });
    expect(events.at(-1)).toMatchObject({ kind: 'value' });
  });
});

describe('bytes', () => {
  const LINE = fc.oneof(
    fc.constantFrom(
      '>>>  [A - B]',
      '>>>  Section start 2026/09/21 10:00:00.000',
      '<<<  Section end 2026/09/21 10:00:00.000',
      '<<<  [Exit status: SUCCESS]',
      '     dvi: {A} 10:00:00.000',
      '     dvi: {A - exit(0x00000000)}',
      '     dvi:      Created Driver Node:',
      '     dvi:           Rank - 0x1',
      '',
      '[Device Install Log]',
      '     OS Version = 1',
      '[BeginLog]',
      '[2026/03/01 19:06:13 264.1]',
      '#-166 Device install function: DIF_X.',
      '...',
      '     dvi: Searching for hardware ID(s):',
      '     dvi:      usb\\x',
      '     dvi: Default installer: Enter',
      '     dvi: Default installer: Exit',
      '> ',
    ),
    fc.string({ maxLength: 40 }),
  );
  const LOG = fc
    .array(
      fc.tuple(
        fc.oneof(
          LINE.map(text => Buffer.from(text)),
          fc.uint8Array({ maxLength: 30 }),
        ),
        fc.constantFrom('\r\n', '\n', '\r', ''),
      ),
    )
    .map(lines => Buffer.concat(lines.flatMap(([line, end]) => [line, Buffer.from(end)])));

  it('come back as they were, whatever they are', () => {
    fc.assert(
      fc.property(LOG, bytes => {
        fc.pre(!(bytes[0] === 0xff && bytes[1] === 0xfe));
        expect(Buffer.from(writeLog(readLog(bytes)))).toEqual(bytes);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('give the same story in whatever chunks they come', () => {
    fc.assert(
      fc.property(LOG, fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        const events: StoryEvent[] = [];
        const reader = new StoryReader(event => events.push(event));
        for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
        reader.end();
        expect(events).toEqual(readLog(bytes).events);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('of UTF-16 come back', () => {
    const text = `\ufeff${section('Gerät - ROOT\\Ü\\0000', ["     inf: Created new service 'große'."])}`;
    const story = readLog(Buffer.from(text, 'utf16le'));
    expect(story.encoding).toBe('utf-16le');
    expect(story.events[0]).toMatchObject({
      kind: 'section',
      title: 'Gerät',
      events: [{ values: { service: 'große' } }],
    });
    expect(Buffer.from(writeLog(story)).toString('utf16le')).toBe(text);
  });

  it('of an ANSI code page are shown as Windows-1252', () => {
    const bytes = Buffer.from("     inf: Created new service 'gro\xdfe'.\r\n", 'latin1');
    expect(eventsOf(bytes)[0]!.events).toMatchObject([{ values: { service: 'große' } }]);
    expect(Buffer.from(writeLog(readLog(bytes)))).toEqual(bytes);
  });
});
