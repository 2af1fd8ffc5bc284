import { describe, expect, it } from 'vitest';
import {
  readDxdiag,
  readPnpEvents,
  readPnputil,
  readStrongName,
  sourceOf,
  tellOther,
} from '../../src/log/index.ts';

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
