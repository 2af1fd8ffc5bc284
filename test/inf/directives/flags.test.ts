import { describe, expect, it } from 'vitest';
import { type FlagSetName, flagSet, flagsIn } from '../../../src/inf/directives/index.ts';

/** `1 NAME, 2 OTHER`: the values of a set in hexadecimal, as pages write them. */
function values(set: FlagSetName, prefix: string): string {
  return flagSet(set)
    .values.map(value => `${value.value.toString(16).toUpperCase()} ${value.name.slice(prefix.length)}`)
    .join(', ');
}

describe('the values', () => {
  it.each<[FlagSetName, string, string]>([
    [
      'COPYFLG',
      'COPYFLG_',
      '1 WARN_IF_SKIP, 2 NOSKIP, 4 NOVERSIONCHECK, 8 FORCE_FILE_IN_USE, 10 NO_OVERWRITE, ' +
        '20 NO_VERSION_DIALOG, 40 OVERWRITE_OLDER_ONLY, 100 PROTECTED_WINDOWS_DRIVER_FILE, ' +
        '400 REPLACEONLY, 800 NODECOMP, 1000 REPLACE_BOOT_FILE, 2000 NOPRUNE, 4000 IN_USE_RENAME',
    ],
    ['DELFLG', 'DELFLG_', '1 IN_USE, 10000 IN_USE1'],
    [
      'FLG_ADDREG',
      'FLG_ADDREG_',
      '0 TYPE_SZ, 1 BINVALUETYPE, 10000 TYPE_MULTI_SZ, 20000 TYPE_EXPAND_SZ, 10001 TYPE_DWORD, ' +
        '20001 TYPE_NONE, B0001 TYPE_QWORD, 2 NOCLOBBER, 4 DELVAL, 8 APPEND, 10 KEYONLY, ' +
        '20 OVERWRITEONLY, 1000 64BITKEY, 2000 KEYONLY_COMMON, 4000 32BITKEY, 8000 DELREG_BIT',
    ],
    [
      'FLG_DELREG',
      'FLG_DELREG_',
      '1000 64BITKEY, 2000 KEYONLY_COMMON, 4000 32BITKEY, 18002 MULTI_SZ_DELSTRING',
    ],
    ['FLG_BITREG', 'FLG_BITREG_', '0 CLEARBITS, 1 SETBITS, 1000 64BITKEY, 4000 32BITKEY'],
    ['FLG_ADDPROPERTY', 'FLG_ADDPROPERTY_', '1 NOCLOBBER, 2 OVERWRITEONLY, 4 APPEND, 8 OR, 10 AND'],
    ['FLG_DELPROPERTY', 'FLG_DELPROPERTY_', '1 MULTI_SZ_DELSTRING'],
    ['DEVPROP_TYPE', 'DEVPROP_TYPE_', '7 UINT32, 11 BOOLEAN, 12 STRING, 1003 BINARY, 2012 STRING_LIST'],
    [
      'SPSVCINST',
      'SPSVCINST_',
      '1 TAGTOFRONT, 2 ASSOCSERVICE, 8 NOCLOBBER_DISPLAYNAME, 10 NOCLOBBER_STARTTYPE, ' +
        '20 NOCLOBBER_ERRORCONTROL, 40 NOCLOBBER_LOADORDERGROUP, 80 NOCLOBBER_DEPENDENCIES, ' +
        '100 NOCLOBBER_DESCRIPTION, 400 CLOBBER_SECURITY, 800 STARTSERVICE, ' +
        '1000 NOCLOBBER_REQUIREDPRIVILEGES, 2000 NOCLOBBER_TRIGGERS, 4000 NOCLOBBER_SERVICESIDTYPE, ' +
        '8000 NOCLOBBER_DELAYEDAUTOSTART, 10000 UNIQUE_NAME, 20000 NOCLOBBER_FAILUREACTIONS, ' +
        '40000 NOCLOBBER_BOOTFLAGS',
    ],
    ['SPSVCINST for DelService', 'SPSVCINST_', '4 DELETEEVENTLOGENTRY, 200 STOPSERVICE'],
    [
      'SERVICE_TYPE',
      'SERVICE_',
      '1 KERNEL_DRIVER, 2 FILE_SYSTEM_DRIVER, 10 WIN32_OWN_PROCESS, 20 WIN32_SHARE_PROCESS, ' +
        '100 INTERACTIVE_PROCESS',
    ],
    ['SERVICE_START', 'SERVICE_', '0 BOOT_START, 1 SYSTEM_START, 2 AUTO_START, 3 DEMAND_START, 4 DISABLED'],
    ['SERVICE_ERROR', 'SERVICE_ERROR_', '0 IGNORE, 1 NORMAL, 2 SEVERE, 3 CRITICAL'],
    [
      'CM_SERVICE',
      'CM_SERVICE_',
      '1 NETWORK_BOOT_LOAD, 2 VIRTUAL_DISK_BOOT_LOAD, 4 USB_DISK_BOOT_LOAD, 8 SD_DISK_BOOT_LOAD, ' +
        '10 USB3_DISK_BOOT_LOAD, 20 MEASURED_BOOT_LOAD, 40 VERIFIER_BOOT_LOAD, 80 WINPE_BOOT_LOAD',
    ],
    ['SERVICE_TRIGGER_TYPE', 'SERVICE_TRIGGER_TYPE_', '1 DEVICE_INTERFACE_ARRIVAL'],
    ['SERVICE_TRIGGER_ACTION', 'SERVICE_TRIGGER_ACTION_', '1 SERVICE_START, 2 SERVICE_STOP'],
    ['SERVICE_TRIGGER_DATA_TYPE', 'SERVICE_TRIGGER_DATA_TYPE_', '2 STRING'],
    ['SCWMI', 'SCWMI_', '1 CLOBBER_SECURITY'],
    ['SRC_FLAGS', 'SRC_FLAGS_', '10 CABFILE'],
    [
      'FILE_CHARACTERISTICS',
      'FILE_',
      '1 REMOVABLE_MEDIA, 2 READ_ONLY_DEVICE, 4 FLOPPY_DISKETTE, 8 WRITE_ONCE_MEDIA, ' +
        '100 DEVICE_SECURE_OPEN',
    ],
    ['channel-type', '', '1 Admin, 2 Operational, 3 Analytic, 4 Debug'],
    ['Isolation', '', '1 Application, 2 System, 3 Custom'],
    ['LoggingRetention', '', '1 circular, 2 sequential'],
    ['power value-flags', '', '1 REG_BINARY, 10001 REG_DWORD, 0 REG_SZ'],
    ['AC/DC-index', '', '0 AC, 1 DC'],
    ['FLG_REGSVR', 'FLG_REGSVR_', '1 DLLREGISTER, 2 DLLINSTALL'],
    ['FLG_PROFITEM', 'FLG_PROFITEM_', '1 CURRENTUSER, 2 DELETE, 4 GROUP, 8 CSIDL'],
  ])('of %s', (set, prefix, text) => expect(values(set, prefix)).toBe(text));
});

describe('a number', () => {
  it.each<[FlagSetName, number, string, number]>([
    ['FLG_ADDREG', 0x0, 'FLG_ADDREG_TYPE_SZ', 0],
    ['FLG_ADDREG', 0x1, 'FLG_ADDREG_BINVALUETYPE', 0],
    ['FLG_ADDREG', 0x10008, 'FLG_ADDREG_TYPE_MULTI_SZ FLG_ADDREG_APPEND', 0],
    ['FLG_ADDREG', 0x10003, 'FLG_ADDREG_TYPE_DWORD FLG_ADDREG_NOCLOBBER', 0],
    ['FLG_ADDREG', 0x380001, '', 0x380001],
    ['FLG_DELREG', 0x18002, 'FLG_DELREG_MULTI_SZ_DELSTRING', 0],
    ['FLG_BITREG', 0x4001, 'FLG_BITREG_SETBITS FLG_BITREG_32BITKEY', 0],
    ['SERVICE_START', 3, 'SERVICE_DEMAND_START', 0],
    ['SERVICE_START', 9, '', 9],
    ['COPYFLG', 0x80000402, 'COPYFLG_NOSKIP COPYFLG_REPLACEONLY', 0x80000000],
  ])('of %s, %i, is %j and %i', (set, number, text, rest) => {
    const found = flagsIn(flagSet(set), number);
    expect(found.values.map(value => value.name).join(' ')).toBe(text);
    expect(found.rest).toBe(rest);
  });
});
