import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { thisComputer, topLevelCollections } from '../../src/cli/this-computer.ts';
import { factsOf } from '../engine/select/packages.ts';

let sys = '';
beforeAll(() => {
  sys = mkdtempSync(join(tmpdir(), 'firstplug-sys-'));
});
afterAll(() => rmSync(sys, { recursive: true }));

/** A device as the kernel shows it: a folder below `devices`, and a link to it below its bus. */
function device(bus: string, path: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  const folder = join(sys, 'devices', path);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof text === 'string' ? `${text}\n` : text);
  }
  const link = join(sys, 'bus', bus, 'devices', path.split('/').at(-1)!);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(folder, link);
}

/** Configuration space with one capability: PCI Express, an endpoint (0) or a root port (4). */
function config(type: number): Uint8Array {
  const bytes = new Uint8Array(256);
  bytes[6] = 0x10;
  bytes[0x34] = 0x40;
  bytes.set([0x05, 0x50], 0x40);
  bytes.set([0x10, 0x00, (type << 4) | 2], 0x50);
  return bytes;
}

// A mouse with a wheel, and behind it a consumer control: two top-level collections.
const DESCRIPTOR = Uint8Array.of(
  ...[0x05, 0x01, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x01, 0xa1, 0x00, 0x05, 0x09, 0xc0, 0xc0],
  ...[0x05, 0x0c, 0x09, 0x01, 0xa1, 0x01, 0x26, 0xff, 0x03, 0xc0],
);

it('the buses of a computer become devices of Windows', () => {
  const pci = { subsystem_vendor: '0x0000', subsystem_device: '0x0000', revision: '0xf1' };
  device('pci', 'pci0000:00/0000:00:1c.0', {
    ...pci,
    vendor: '0x8086',
    device: '0x9d10',
    class: '0x060400',
    config: config(4),
  });
  device('pci', 'pci0000:00/0000:00:1c.0/0000:02:00.0', {
    vendor: '0x10ec',
    device: '0x522a',
    subsystem_vendor: '0x1043',
    subsystem_device: '0x202f',
    revision: '0x01',
    class: '0xff0000',
    config: config(0),
  });
  const usb = 'pci0000:00/usb1/1-2';
  const code = { bInterfaceSubClass: '01', bInterfaceProtocol: '02' };
  device('usb', usb, {
    idVendor: '046d',
    idProduct: 'c52b',
    bcdDevice: '1203',
    bDeviceClass: '00',
    bDeviceSubClass: '00',
    bDeviceProtocol: '00',
    bNumConfigurations: '1',
    bNumInterfaces: ' 2',
    manufacturer: 'Contoso',
    product: 'Receiver',
  });
  device('usb', `${usb}/1-2:1.0`, { ...code, bInterfaceNumber: '00', bInterfaceClass: '03' });
  device('usb', `${usb}/1-2:1.1`, { ...code, bInterfaceNumber: '01', bInterfaceClass: '03' });
  device('hid', `${usb}/1-2:1.1/0003:046D:C52B.0002`, {
    report_descriptor: DESCRIPTOR,
    uevent: 'HID_NAME=Contoso Mouse',
  });
  device('acpi', 'LNXSYSTM:00/ELAN0608:00', {
    hid: 'ELAN0608',
    modalias: 'acpi:ELAN0608:PNP0C50:',
    path: '\\_SB_.TPD0',
    status: '15',
    uid: '1',
  });
  device('acpi', 'LNXSYSTM:00/PNP0501:00', { hid: 'PNP0501', status: '0' });

  const devices = thisComputer(sys)(factsOf('10'));
  expect(devices.map(one => [one.name, one.hardwareIds[0], one.compatibleIds.at(-1)])).toEqual([
    ['PCI 0000:00:1c.0', 'PCI\\VEN_8086&DEV_9D10&SUBSYS_00000000&REV_F1', 'PCI\\CC_0604'],
    ['PCI 0000:02:00.0', 'PCI\\VEN_10EC&DEV_522A&SUBSYS_202F1043&REV_01', 'PCI\\CC_FF00'],
    ['Contoso Receiver', 'USB\\VID_046D&PID_C52B&REV_1203', 'USB\\COMPOSITE'],
    ['Contoso Receiver, function 0000', 'USB\\VID_046D&PID_C52B&REV_1203&MI_00', 'USB\\Class_03'],
    ['Contoso Receiver, function 0001', 'USB\\VID_046D&PID_C52B&REV_1203&MI_01', 'USB\\Class_03'],
    ['ACPI \\_SB_.TPD0', 'ACPI\\VEN_ELAN&DEV_0608', 'PNP0C50'],
    ['Contoso Mouse', 'HID\\VID_046D&PID_C52B&REV_1203&MI_01&Col01', undefined],
    ['Contoso Mouse', 'HID\\VID_046D&PID_C52B&REV_1203&MI_01&Col02', undefined],
  ]);
  expect(devices[0]!.compatibleIds).toContain('PCI\\CC_0604&DT_4');
  expect(devices[1]!.compatibleIds).toContain('PCI\\CC_FF00&DT_0');
  expect(devices[6]!.hardwareIds).toContain('HID_DEVICE_SYSTEM_MOUSE');
});

it('a computer without /sys is told so', () => {
  expect(() => thisComputer(join(sys, 'none'))).toThrow(/needs Linux/);
});

it('top-level collections of a report descriptor', () => {
  expect(topLevelCollections(DESCRIPTOR)).toEqual([
    { usagePage: 1, usage: 2 },
    { usagePage: 12, usage: 1 },
  ]);
  expect(topLevelCollections(Uint8Array.of(0x0b, 0x05, 0x00, 0x0d, 0x00, 0xa1, 0x01, 0xc0))).toEqual([
    { usagePage: 0x0d, usage: 5 },
  ]);
  expect(topLevelCollections(Uint8Array.of(0xfe, 0x03, 0x00, 0xa1, 0xa1, 0xa1, 0xa1))).toEqual([
    { usagePage: 0, usage: 0 },
  ]);
});
