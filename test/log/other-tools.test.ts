import { describe, expect, it } from 'vitest';
import {
  explainSection,
  LogReader,
  readDxdiag,
  readPnpEvents,
  readPnputil,
  readStrongName,
  sourceOf,
  tellOther,
  whyNoLog,
} from '../../src/log/index.ts';
import type { SectionEvent, StoryEvent } from '../../src/story/index.ts';

const CONFIGURED = [
  'Device USB\\VID_1209&PID_7057\\A1 was configured.',
  '',
  'Driver Name: oem2.inf',
  'Class Guid: {36fc9e60-c465-11cf-8056-444553540000}',
  'Driver Rank: 0xFF0000',
  'Matching Device Id: USB\\VID_1209&PID_7057',
  'Outranked Drivers: usb.inf:USB\\COMPOSITE:00FF2006 usb.inf:USB\\CLASS_FF:00FF2007',
  'Device Updated: false',
].join('\r\n');
const PROBLEM =
  'Device USB\\X\\1 had a problem starting.\r\n\r\nDriver Name: usb.inf\r\nProblem: 0x2B\r\nProblem Status: 0x0\r\n';

describe('Kernel-PnP configuration events', () => {
  it('with a line for each label', () => {
    const [event] = readPnpEvents(CONFIGURED);
    expect(event).toMatchObject({
      line: 1,
      id: 400,
      what: 'configured',
      device: 'USB\\VID_1209&PID_7057\\A1',
    });
    expect(event!.fields).toMatchObject({
      'Driver Name': 'oem2.inf',
      'Class GUID': '{36fc9e60-c465-11cf-8056-444553540000}',
      'Device Updated': 'false',
    });
    expect(event!.outranked).toEqual([
      { inf: 'usb.inf', matchedId: 'USB\\COMPOSITE', rank: 0x00ff2006 },
      { inf: 'usb.inf', matchedId: 'USB\\CLASS_FF', rank: 0x00ff2007 },
    ]);
  });

  it('on one line, with and without values', () => {
    const line =
      '| 2026-09-21 10:00:00 | id 410 | Device ROOT\\X\\0 was started. Driver Name: a.inf Service: svc Lower Filters: Upper Filters: ';
    expect(readPnpEvents(line)).toMatchObject([
      {
        id: 410,
        what: 'started',
        device: 'ROOT\\X\\0',
        time: '2026-09-21 10:00:00',
        fields: { 'Driver Name': 'a.inf', Service: 'svc', 'Lower Filters': '', 'Upper Filters': '' },
      },
    ]);
  });

  it('of all kinds', () => {
    const text = [
      'was deleted.',
      'requires further installation.',
      'was migrated.',
      'has been surprise removed as it is missing.',
    ]
      .map(end => `Device A\\B\\C ${end}`)
      .join('\n');
    expect(readPnpEvents(text).map(event => event.id)).toEqual([420, 430, 440, 1010]);
  });

  it('are told as stories', () => {
    expect(sourceOf(CONFIGURED)).toBe('kernel-pnp events');
    expect(tellOther('kernel-pnp events', CONFIGURED)).toMatchObject([
      {
        kind: 'section',
        code: 0,
        events: [
          { kind: 'candidate', rank: 0x00ff0000 },
          { lost: 'outranked' },
          { lost: 'outranked' },
          { kind: 'chosen', inf: 'oem2.inf' },
        ],
      },
    ]);
    expect(tellOther('kernel-pnp events', PROBLEM)).toMatchObject([
      { events: [{ entry: 'not-started', values: { what: 'Device has problem: 0x2B.' } }] },
    ]);
  });
});

const XML = `<?xml version="1.0"?>
<PnpUtil Version="10" Command="/enum-devices"><Device InstanceId="USB\\A&amp;B\\1"><ClassName>Net</ClassName><DriverName>oem1.inf</DriverName>
<MatchingDrivers><DriverName DriverName="oem1.inf"><Rank>00FF0001</Rank><Status>BestRanked/Installed</Status><MatchingDeviceId>USB\\A&amp;B</MatchingDeviceId></DriverName>
<DriverName DriverName="usb.inf"><Rank>00FF2004</Rank><Status>Outranked</Status></DriverName></MatchingDrivers></Device></PnpUtil>`;
const TEXT = `Microsoft PnP Utility

Instance ID:                USB\\A&B\\1
Class Name:                 Net
Driver Name:                oem1.inf
Matching Drivers:
    Driver Name:            oem1.inf
    Matching Device ID:     USB\\A&B
    Driver Rank:            00FF0001
    Driver Status:          Best Ranked / Installed
    Driver Name:            usb.inf
    Driver Rank:            00FF2004
    Driver Status:          Outranked
`;

describe('pnputil /enum-devices', () => {
  it.each([
    ['XML', XML],
    ['text', TEXT],
  ])('as %s', (_, text) => {
    const [device] = readPnputil(text);
    expect(device).toMatchObject({
      instanceId: 'USB\\A&B\\1',
      fields: { ClassName: 'Net', DriverName: 'oem1.inf' },
    });
    expect(device!.drivers).toMatchObject([
      {
        inf: 'oem1.inf',
        rank: 0x00ff0001,
        status: ['BestRanked', 'Installed'],
        fields: { MatchingDeviceId: 'USB\\A&B' },
      },
      { inf: 'usb.inf', rank: 0x00ff2004, status: ['Outranked'] },
    ]);
    expect(sourceOf(text)).toBe('pnputil');
    expect(tellOther('pnputil', text)).toMatchObject([
      { about: 'USB\\A&B\\1', events: [{}, { lost: 'outranked' }, { kind: 'chosen', inf: 'oem1.inf' }] },
    ]);
  });

  // The form in which public outputs of `pnputil /enum-devices /problem` show it.
  it('tells a problem as what failed', () => {
    const text = `Microsoft PnP Utility

Instance ID:                USB\\VID_1209&PID_7057\\5&1&0&3
Device Description:         Contoso Toaster
Status:                     Problem
Problem Code:               52 (0x34) [CM_PROB_UNSIGNED_DRIVER]
Problem Status:             0xC0000428
Driver Name:                oem40.inf
Hardware IDs:               USB\\VID_1209&PID_7057&REV_0000
                            USB\\VID_1209&PID_7057

Instance ID:                USB\\VID_1209&PID_7058\\1
Status:                     Started
`;
    const [failed, started] = tellOther('pnputil', text).map(event => explainSection(event as SectionEvent));
    expect(failed).toMatchObject({
      outcome: 'failed',
      title: 'Device start of Contoso Toaster',
      about: 'USB\\VID_1209&PID_7057\\5&1&0&3',
      failure: { name: 'CM_PROB_UNSIGNED_DRIVER' },
    });
    expect(started).toMatchObject({ outcome: 'succeeded', about: 'USB\\VID_1209&PID_7058\\1' });
  });

  it('of nonsense is no device', () => {
    expect(
      [readPnputil(''), readPnputil('<PnpUtil><Device'), readPnputil('a: b')].map(devices => devices.length),
    ).toEqual([0, 1, 0]);
  });
});

const DXDIAG = [
  '          Card name: Contoso Display',
  '         Device Key: Enum\\PCI\\VEN_1209&DEV_0001&SUBSYS_00011209&REV_01',
  ' Driver Strong Name: oem3.inf:0123456789abcdef:Contoso_Inst:1.2.3.4:pci\\ven_1209&dev_0001',
  '     Rank Of Driver: 00CF2001',
  '',
].join('\r\n');

describe('DxDiag', () => {
  it('tells each display device once', () => {
    expect(readDxdiag(DXDIAG + DXDIAG)).toMatchObject([
      {
        device: 'PCI\\VEN_1209&DEV_0001&SUBSYS_00011209&REV_01',
        rank: 0x00cf2001,
        strongName: {
          inf: 'oem3.inf',
          installSection: 'Contoso_Inst',
          version: '1.2.3.4',
          matchedId: 'pci\\ven_1209&dev_0001',
        },
      },
    ]);
    expect(sourceOf(DXDIAG)).toBe('dxdiag');
    expect(tellOther('dxdiag', DXDIAG)).toMatchObject([
      { events: [{ kind: 'candidate', rank: 0x00cf2001 }, { kind: 'chosen' }] },
    ]);
  });
});

it.each([
  [
    'a.inf:b:c:1.0:d:e',
    { inf: 'a.inf', modelsPart: 'b', installSection: 'c', version: '1.0', matchedId: 'd:e' },
  ],
  ['a.inf:b:c:1.0', { inf: 'a.inf', version: '1.0' }],
  ['a.inf:b', undefined],
])('the strong name %s', (text, parts) => {
  if (parts) expect(readStrongName(text)).toMatchObject(parts);
  else expect(readStrongName(text)).toBeUndefined();
});

describe('a text of any kind that comes in chunks', () => {
  const told = (bytes: Uint8Array, size: number): { events: StoryEvent[]; source: string | undefined } => {
    const events: StoryEvent[] = [];
    const reader = new LogReader(event => events.push(event));
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
    reader.end();
    return { events, source: reader.source };
  };
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  // Windows PowerShell writes what is redirected so.
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  const KINDS = [
    ['kernel-pnp events', CONFIGURED],
    ['pnputil', XML],
    ['pnputil', TEXT],
    ['dxdiag', DXDIAG],
  ] as const;

  it.each(KINDS)('of %s is told as the whole', (source, text) => {
    const whole = tellOther(source, text);
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf16(text)])
      for (const size of [1, 2, 1000]) expect(told(bytes, size)).toEqual({ events: whole, source });
  });

  it('of a setup log is told section by section', () => {
    const log = '>>>  [Device Install - X]\r\n>>>  Section start 2026/01/01 00:00:00.000\r\n'.repeat(500);
    const { events, source } = told(utf8(log), 700);
    expect(source).toBe('setup log');
    expect(events.length).toBe(500);
  });

  it('that is empty tells nothing', () => expect(told(utf8(''), 1).events).toEqual([]));

  it('is none where Windows keeps it as a database', () => {
    expect(whyNoLog(utf8('ElfFile\0\0\0'))).toContain('wevtutil');
    expect(whyNoLog(utf8(CONFIGURED))).toBeUndefined();
  });
});
