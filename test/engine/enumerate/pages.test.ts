import { describe, expect, it } from 'vitest';
import {
  enumerateAcpi,
  enumerateBluetooth,
  enumerateHid,
  enumeratePci,
  enumerateScsi,
  enumerateSoftwareComponent,
  enumerateUsb,
  enumerateUsbInterfaces,
  enumerateUsbStorage,
  isComposite,
  type UsbFacts,
} from '../../../src/engine/enumerate/index.ts';
import { factsOf } from '../select/packages.ts';

const WIN11 = factsOf('11');

const receiver: UsbFacts = {
  vendor: 0x045e,
  product: 0x0840,
  revision: 0x0215,
  class: 0,
  subclass: 0,
  protocol: 0,
  configurations: 1,
  interfaces: [
    { number: 0, class: 3, subclass: 1, protocol: 1 },
    { number: 2, class: 0xff, subclass: 0, protocol: 0, microsoftId: 'WINUSB' },
  ],
  serial: '0C33CG9212501N0',
  port: 4,
};

describe('USB', () => {
  // test-a-driver-package-manual-deployment
  it('a device of one interface', () => {
    const interfaces = [{ number: 0, class: 0xff, subclass: 0, protocol: 0 }];
    const { serial: _, ...bare } = receiver;
    const usb = { ...bare, vendor: 0x547, product: 0x1002, revision: 0, port: 3, interfaces };
    expect(enumerateUsb(usb, WIN11)).toEqual({
      deviceId: 'USB\\VID_0547&PID_1002',
      instanceId: '3',
      uniqueId: false,
      hardwareIds: ['USB\\VID_0547&PID_1002&REV_0000', 'USB\\VID_0547&PID_1002'],
      compatibleIds: [
        'USB\\COMPAT_VID_0547&Class_FF&SubClass_00&Prot_00',
        'USB\\COMPAT_VID_0547&Class_FF&SubClass_00',
        'USB\\COMPAT_VID_0547&Class_FF',
        'USB\\Class_FF&SubClass_00&Prot_00',
        'USB\\Class_FF&SubClass_00',
        'USB\\Class_FF',
      ],
    });
  });
  // usb-device-specific-registry-settings, where the first has lost an underscore
  it('a composite device', () => {
    const { deviceId, instanceId, hardwareIds, compatibleIds } = enumerateUsb(receiver, WIN11);
    expect(`${deviceId}\\${instanceId}`).toBe('USB\\VID_045E&PID_0840\\0C33CG9212501N0');
    expect(hardwareIds).toEqual(['USB\\VID_045E&PID_0840&REV_0215', 'USB\\VID_045E&PID_0840']);
    expect(compatibleIds).toEqual([
      'USB\\COMPAT_VID_045E&DevClass_00&SubClass_00&Prot_00',
      'USB\\COMPAT_VID_045E&DevClass_00&SubClass_00',
      'USB\\COMPAT_VID_045E&DevClass_00',
      'USB\\DevClass_00&SubClass_00&Prot_00',
      'USB\\DevClass_00&SubClass_00',
      'USB\\DevClass_00',
      'USB\\COMPOSITE',
    ]);
  });
  it('its interfaces', () => {
    const [first, second] = enumerateUsbInterfaces(receiver, factsOf('10'));
    expect(first).toEqual({
      deviceId: 'USB\\VID_045E&PID_0840&MI_00',
      instanceId: '0000',
      uniqueId: false,
      hardwareIds: ['USB\\VID_045E&PID_0840&REV_0215&MI_00', 'USB\\VID_045E&PID_0840&MI_00'],
      compatibleIds: ['USB\\Class_03&SubClass_01&Prot_01', 'USB\\Class_03&SubClass_01', 'USB\\Class_03'],
    });
    expect(second!.compatibleIds[0]).toBe('USB\\MS_COMP_WINUSB');
    expect(second!.instanceId).toBe('0002');
  });
  // enumeration-of-the-composite-parent-device
  it.each([
    ['several interfaces, class 0', {}, true],
    ['an association class', { class: 0xef, subclass: 2, protocol: 1 }, true],
    ['another class', { class: 2 }, false],
    ['two configurations', { configurations: 2 }, false],
    ['one interface', { interfaces: receiver.interfaces.slice(1) }, false],
  ])('composite: %s', (_, change, composite) => {
    expect(isComposite({ ...receiver, ...change })).toBe(composite);
  });
  // identifiers-generated-by-usbstor-sys
  it('a mass storage unit', () => {
    const disk = {
      type: 0,
      vendor: 'SEAGATE',
      product: 'ST39102LW',
      revision: '0004',
      path: { bus: 0, target: 0, lun: 0 },
    };
    expect(enumerateUsbStorage(disk, '99E2116A')).toEqual({
      deviceId: 'USBSTOR\\Disk&Ven_SEAGATE&Prod_ST39102LW&Rev_0004',
      instanceId: '99E2116A&0',
      uniqueId: true,
      hardwareIds: [
        'USBSTOR\\DiskSEAGATE_ST39102LW_______0004',
        'USBSTOR\\DiskSEAGATE_ST39102LW_______',
        'USBSTOR\\DiskSEAGATE_',
        'USBSTOR\\SEAGATE_ST39102LW_______0',
        'SEAGATE_ST39102LW_______0',
        'USBSTOR\\GenDisk',
        'GenDisk',
      ],
      compatibleIds: ['USBSTOR\\Disk', 'USBSTOR\\RAW'],
    });
  });
});

// identifiers-for-pci-devices
it('a PCI Express function has its device type in the class IDs', () => {
  const port = {
    vendor: 0x8086,
    device: 0x9d10,
    subsystem: 0,
    subsystemVendor: 0,
    revision: 0xf1,
    classCode: 0x060400,
    expressType: 4,
    place: { device: 28, function: 0 },
    bridges: [],
  };
  expect(enumeratePci(port, WIN11).compatibleIds.slice(3)).toEqual([
    'PCI\\CC_060400&DT_4',
    'PCI\\CC_060400',
    'PCI\\CC_0604&DT_4',
    'PCI\\CC_0604',
  ]);
  expect(enumeratePci(port, factsOf('xp')).compatibleIds.slice(3)).toEqual([
    'PCI\\CC_060400',
    'PCI\\CC_0604',
  ]);
});

// hidclass-hardware-ids-for-top-level-collections, cases 1 to 4
it.each([
  [undefined, 1, 'HID\\VID_046D&PID_C52B&REV_1203', 'HID\\VID_046D&PID_C52B'],
  [undefined, 2, 'HID\\VID_046D&PID_C52B&REV_1203&Col01', 'HID\\VID_046D&PID_C52B&Col01'],
  [1, 1, 'HID\\VID_046D&PID_C52B&REV_1203&MI_01', 'HID\\VID_046D&PID_C52B&MI_01'],
  [1, 2, 'HID\\VID_046D&PID_C52B&REV_1203&MI_01&Col01', 'HID\\VID_046D&PID_C52B&MI_01&Col01'],
])('HID, interface %s, %i collections', (number, count, first, second) => {
  const collections = [
    { usagePage: 0xc, usage: 1 },
    { usagePage: 0xff00, usage: 1 },
  ].slice(0, count);
  const hid = { vendor: 0x46d, product: 0xc52b, revision: 0x1203, collections };
  const devices = enumerateHid(number === undefined ? hid : { ...hid, interface: number }, factsOf('7'));
  expect(devices.length).toBe(count);
  expect(devices[0]!.hardwareIds).toEqual([
    first,
    second,
    'HID_DEVICE_SYSTEM_CONSUMER',
    'HID_DEVICE_UP:000C_U:0001',
    'HID_DEVICE',
  ]);
  expect(devices[0]!.deviceId).toBe(second);
});

// device-management-namespace-objects
it('ACPI, all four parts', () => {
  const device = enumerateAcpi(
    { hid: 'ELAN0608', cids: ['PNP0C50'], sub: '170F1025', hrv: 1, uid: '1' },
    WIN11,
  );
  expect(device).toEqual({
    deviceId: 'ACPI\\ELAN0608',
    instanceId: '1',
    uniqueId: true,
    hardwareIds: [
      'ACPI\\VEN_ELAN&DEV_0608&SUBSYS_170F1025&REV_0001',
      'ACPI\\VEN_ELAN&DEV_0608&SUBSYS_170F1025',
      'ACPI\\VEN_ELAN&DEV_0608&REV_0001',
      'ACPI\\VEN_ELAN&DEV_0608',
      'ACPI\\ELAN0608',
      '*ELAN0608',
    ],
    compatibleIds: ['ACPI\\PNP0C50', 'PNP0C50'],
  });
});

// identifiers-for-scsi-devices
it('SCSI: six hardware IDs, two more for an NVMe disk', () => {
  const disk = {
    type: 0,
    vendor: 'NVMe',
    product: 'Contoso SSD 1000',
    revision: 'A1B2',
    rich: { product: 'Contoso SSD 1000 Professional', revision: 'A1B2C3' },
    path: { bus: 0, target: 1, lun: 0 },
  };
  const plain = [
    'SCSI\\DiskNVMe____Contoso_SSD_1000A1B2',
    'SCSI\\DiskNVMe____Contoso_SSD_1000',
    'SCSI\\DiskNVMe____',
    'SCSI\\NVMe____Contoso_SSD_1000A',
    'NVMe____Contoso_SSD_1000A',
    'GenDisk',
  ];
  expect(enumerateScsi(disk, factsOf('10.0.18363')).hardwareIds).toEqual(plain);
  const device = enumerateScsi(disk, WIN11);
  expect(device.hardwareIds.slice(2)).toEqual(plain);
  expect(device.hardwareIds[1]).toBe('SCSI\\DiskNVMe____Contoso_SSD_1000_Professional___________');
  expect(device.hardwareIds[0]).toBe(`${device.hardwareIds[1]}A1B2C3__`);
  expect(device.deviceId).toBe('SCSI\\Disk&Ven_NVMe&Prod_Contoso_SSD_1000');
  expect(device.instanceId).toBe('000100');
});

it('no generic name for tapes and processors', () => {
  const tape = { vendor: 'A', product: 'B', revision: '1', path: { bus: 0, target: 0, lun: 0 } };
  expect(enumerateScsi({ ...tape, type: 1 }, WIN11).hardwareIds.length).toBe(5);
  expect(enumerateScsi({ ...tape, type: 3 }, WIN11).hardwareIds.length).toBe(5);
});

// installing-a-bluetooth-device
it('a Bluetooth service', () => {
  const service = '{00001124-0000-1000-8000-00805F9B34FB}';
  const device = enumerateBluetooth({
    service,
    product: { source: 2, vendor: 0x54c, product: 0xdf0 },
    radioManufacturer: 2,
    address: '0a1b2c3d4e8c',
  });
  expect(device.hardwareIds).toEqual([
    `BTHENUM\\${service}_VID&0002054C_PID&0DF0`,
    `BTHENUM\\${service}_VID&0002054C`,
    `BTHENUM\\${service}_LOCALMFG&0002`,
  ]);
  expect(device.compatibleIds).toEqual([`BTHENUM\\${service}`]);
});

// Recordings 118
it('a software component', () => {
  const device = enumerateSoftwareComponent({
    extensionId: '{3846ad8c-dd27-433d-ab89-453654cd542a}',
    name: 'ContosoApp',
    componentIds: ['GSM9E8C'],
    suffix: '5&79bb045&0',
  });
  expect(device).toEqual({
    deviceId: 'SWD\\DRIVERENUM',
    instanceId: '{3846ad8c-dd27-433d-ab89-453654cd542a}#ContosoApp&5&79bb045&0',
    uniqueId: true,
    hardwareIds: ['SWC\\GSM9E8C'],
    compatibleIds: ['SWC\\Generic', 'SWD\\GenericRaw', 'SWD\\Generic'],
  });
});
