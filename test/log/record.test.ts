import { describe, expect, it } from 'vitest';
import { Anonymizer } from '../../src/base/index.ts';
import { makeRecording, readLog } from '../../src/log/index.ts';
import { section } from './build.ts';

describe('names of persons and machines', () => {
  it.each([
    ['C:\\Users\\Jane Doe\\x.inf', 'C:\\Users\\user-1\\x.inf'],
    ['"c:\\users\\jane\\a" C:\\Users\\JANE\\b', '"c:\\users\\user-1\\a" C:\\Users\\user-1\\b'],
    ['C:\\Documents and Settings\\jane\\x', 'C:\\Documents and Settings\\user-1\\x'],
    ['C:\\Users\\Public\\x', 'C:\\Users\\Public\\x'],
    ['\\\\FILESRV\\share\\x.inf', '\\\\host-1\\share\\x.inf'],
    ['\\\\?\\C:\\x', '\\\\?\\C:\\x'],
    ['S-1-5-21-1111111111-222222222-3333333333-1001', 'S-1-5-21-1-1-1-1000'],
    ['S-1-5-18', 'S-1-5-18'],
    ['USB\\VID_1209&PID_7057\\A1B2C3', 'USB\\VID_1209&PID_7057\\serial-1'],
    ['USB\\VID_1209&PID_7057\\5&bd89ed7&0&2', 'USB\\VID_1209&PID_7057\\5&bd89ed7&0&2'],
    ['usb\\vid_1209&pid_7057&rev_0100', 'usb\\vid_1209&pid_7057&rev_0100'],
    [
      '_??_USBSTOR#Disk&Ven_X&Rev_8.07#99E2116A&0#{53f56307-b6bf-11d0-94f2-00a0c91efb8b}',
      '_??_USBSTOR#Disk&Ven_X&Rev_8.07#serial-1&0#{53f56307-b6bf-11d0-94f2-00a0c91efb8b}',
    ],
    [
      'PCI\\VEN_80EE&DEV_CAFE&SUBSYS_00000000&REV_00\\3&267A616A&1&20',
      'PCI\\VEN_80EE&DEV_CAFE&SUBSYS_00000000&REV_00\\3&267A616A&1&20',
    ],
    ['address 64:E8:33:6C:08:20', 'address mac-1'],
    [
      'BTHENUM\\Dev_001A7DDA7113\\7&1a2b3c4d&0&BluetoothDevice_001A7DDA7113',
      'BTHENUM\\Dev_mac-1\\7&1a2b3c4d&0&BluetoothDevice_mac-1',
    ],
    ['by jane@example.com', 'by mail-1'],
    ['C:\\Windows\\INF\\oem1.inf', 'C:\\Windows\\INF\\oem1.inf'],
  ])('%s becomes %s', (text, anonymous) => {
    expect(new Anonymizer().text(text)).toBe(anonymous);
  });

  it('are numbered, so that the same name stays the same', () => {
    const names = new Anonymizer();
    expect(['C:\\Users\\a\\', 'C:\\Users\\b\\', 'C:\\Users\\A\\'].map(text => names.text(text))).toEqual([
      'C:\\Users\\user-1\\',
      'C:\\Users\\user-2\\',
      'C:\\Users\\user-1\\',
    ]);
  });

  it('are replaced wherever they stand once they are known', () => {
    const names = new Anonymizer();
    names.learn('serial', 'A1B2C3');
    names.learn('host', 'PC');
    expect(names.text('A1B2C3 of xA1B2C3 on PC, USB\\VID_1209&PID_7057\\a1b2c3')).toBe(
      'serial-1 of xA1B2C3 on PC, USB\\VID_1209&PID_7057\\serial-1',
    );
  });

  it('are nowhere in a recording', () => {
    const log = section('Setup Import Driver Package - C:\\Users\\Jane\\toaster.inf', [
      '      cmd: "C:\\Users\\Jane\\setup.exe" \\\\FILESRV\\x',
      "     flq: Copying 'C:\\Users\\Jane\\a.sys' to 'C:\\Windows\\a.sys'.",
      '     ndv: {Installing device - USB\\VID_1209&PID_7057\\SECRET77} 10:00:00.000',
    ]);
    const recording = makeRecording('Jane', readLog(log), { 'toaster.inf': '[Version]' });
    const text = JSON.stringify(recording.story);
    expect(text).not.toMatch(/Jane|FILESRV|SECRET77/i);
    expect(recording).toMatchObject({
      version: 1,
      infs: { 'toaster.inf': '[Version]' },
      story: { events: [{ kind: 'section', about: 'C:\\Users\\user-1\\toaster.inf', from: { line: 1 } }] },
    });
  });
});
