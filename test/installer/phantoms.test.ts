import { describe, expect, it } from 'vitest';
import type { DeviceOfWorld } from './double.ts';
import { runToaster } from './running.ts';

const ID = 'USB\\VID_1209&PID_7057';
const gone = (device: Partial<DeviceOfWorld>): DeviceOfWorld => ({
  instance: 'USB\\X\\A1',
  hardwareIds: [ID],
  present: false,
  ...device,
});

/** What was written to ConfigFlags. */
function written(...devices: DeviceOfWorld[]): unknown[] {
  return runToaster({ devices })
    .calls.filter(({ name }) => name === 'SetupDiSetDeviceRegistryProperty')
    .map(({ of }) => [of['property'], of['value']]);
}

describe('an unplugged device is installed anew when it comes again: IA10 to IA16', () => {
  it.each([
    ['without flags', gone({}), [[0xa, 0x20]]],
    ['flags are added to', gone({ flags: 0x400 }), [[0xa, 0x420]]],
    ['marked already', gone({ flags: 0x20 }), [[0xa, 0x20]]],
    ['flags with the highest bit', gone({ flags: 0x80000000 }), [[0xa, 0x80000020]]],
    ['found by a compatible ID', gone({ hardwareIds: ['USB\\OTHER'], compatibleIds: [ID] }), [[0xa, 0x20]]],
    ['letters of another size', gone({ hardwareIds: [ID.toLowerCase()] }), [[0xa, 0x20]]],
    ['IA14: an ID that begins so', gone({ hardwareIds: [`${ID}&REV_0100`] }), []],
    ['IA14: an ID that ends so', gone({ hardwareIds: [`X${ID}`] }), []],
    ['IA14: an ID that is shorter', gone({ hardwareIds: ['USB\\VID_1209'] }), []],
    ['IA15: a device that is there', gone({ present: true }), []],
    ['no IDs at all', { instance: 'ROOT\\X\\0', present: false }, []],
  ] as const)('%s', (_, device, flags) => {
    expect(written(device)).toEqual(flags);
  });

  it('all that are found are marked', () => {
    expect(written(gone({}), gone({ instance: 'USB\\X\\A2' }))).toHaveLength(2);
  });

  it('IA11, IA12: looked for after SetupCopyOEMInf, among all devices, present or not', () => {
    const { calls, called } = runToaster({ devices: [gone({})] });
    const after = calls.slice(called.indexOf('SetupCopyOEMInf'));
    expect(after.find(({ name }) => name === 'SetupDiGetClassDevs')!.of).toEqual({ class: null, flags: 4 });
  });

  it('every set is closed again', () => {
    const { called } = runToaster({ devices: [gone({})] });
    const count = (wanted: string): number => called.filter(name => name === wanted).length;
    expect(count('SetupDiDestroyDeviceInfoList')).toBe(count('SetupDiGetClassDevs'));
  });

  it('no device is marked where the package is installed or could not be put on the system', () => {
    const copyInf = 'C:\\Program Files\\Contoso\\Toaster\\Drivers\\toastpkg\\toastpkg.inf';
    const worlds = [
      { updates: { [ID]: ['ERROR_SUCCESS'] } },
      { copyInf: { [copyInf]: 'ERROR_DRIVER_STORE_ADD_FAILED' } },
    ];
    for (const world of worlds) {
      const { called } = runToaster({ ...world, devices: [gone({})] });
      expect(called).not.toContain('SetupDiSetDeviceRegistryProperty');
    }
  });
});
