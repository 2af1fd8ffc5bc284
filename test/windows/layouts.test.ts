import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import * as s from '../../src/setupapi/index.ts';
import { classInstallParamsBytes, readClassInstallParams } from '../../src/windows/class-install-params.ts';
import { deviceFunctions } from '../../src/windows/device-functions.ts';
import {
  deviceBytes,
  installParamsBytes,
  interfaceBytes,
  propertyKeyBytes,
  readDevice,
  readInstallParams,
  readInterface,
} from '../../src/windows/device-structures.ts';
import {
  driverBytes,
  driverParamsBytes,
  readDriver,
  readDriverDetail,
  readDriverParams,
} from '../../src/windows/driver-structures.ts';
import { withCallback } from '../../src/windows/file-callback.ts';
import type { Windows } from '../../src/windows/index.ts';
import { contextBytes, platformBytes, readContext } from '../../src/windows/inf-structures.ts';
import { queueFunctions } from '../../src/windows/queue-functions.ts';
import { storeFunctions } from '../../src/windows/store-functions.ts';

const COMPILER = 'x86_64-w64-mingw32-gcc';
const GUID = '{11111111-1111-1111-1111-111111111111}';

/** A structure of the headers: its size, and where we read and write its members. */
interface Layout {
  readonly name: string;
  readonly size: number;
  readonly members: Readonly<Record<string, number>>;
}

/** Where a reader finds each member: the first byte that changes what it tells of it. */
function found(
  read: (bytes: Buffer) => object,
  size: number,
  names: Readonly<Record<string, string>>,
): Layout['members'] {
  const told = (bytes: Buffer, name: string): string =>
    JSON.stringify(Reflect.get(read(bytes), name), (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    ) ?? '';
  const places = Object.entries(names).map(([ours, theirs]) => {
    const plain = told(Buffer.alloc(size), ours);
    for (let offset = 0; offset < size; offset++) {
      const bytes = Buffer.alloc(size);
      bytes[offset] = 0x41;
      if (told(bytes, ours) !== plain) return [theirs, offset];
    }
    return [theirs, -1];
  });
  return Object.fromEntries(places);
}

/** Where a writer puts members: the first byte that is other when one of them is. */
function put(
  write: (changed: object) => Buffer | undefined,
  changes: Readonly<Record<string, object>>,
): Layout['members'] {
  const plain = write({})!;
  const places = Object.entries(changes).map(([name, change]) => {
    const bytes = write(change)!;
    return [name, bytes.findIndex((byte, offset) => byte !== plain[offset])];
  });
  return Object.fromEntries(places);
}

const device = { classGuid: s.GUID_NULL, devInst: 0, reserved: 0 };
const driver = {
  type: 0,
  reserved: 0,
  description: '',
  manufacturer: '',
  provider: '',
  date: 0n,
  version: 0n,
};
const params = {
  flags: 0,
  flagsEx: 0,
  hwndParent: 0,
  installMsgHandler: 0,
  installMsgHandlerContext: 0,
  fileQueue: 0,
  classInstallReserved: 0,
  driverPath: '',
};
const ELEMENT = { ClassGuid: { classGuid: GUID }, Reserved: { reserved: 1 } };
const PARAMS = {
  flags: 'Flags',
  flagsEx: 'FlagsEx',
  hwndParent: 'hwndParent',
  installMsgHandler: 'InstallMsgHandler',
  installMsgHandlerContext: 'InstallMsgHandlerContext',
  fileQueue: 'FileQueue',
  classInstallReserved: 'ClassInstallReserved',
  driverPath: 'DriverPath',
};
const DRIVER = {
  type: 'DriverType',
  reserved: 'Reserved',
  description: 'Description',
  manufacturer: 'MfgName',
  provider: 'ProviderName',
  date: 'DriverDate',
  version: 'DriverVersion',
};
const DETAIL = {
  infDate: 'InfDate',
  compatIDsOffset: 'CompatIDsOffset',
  compatIDsLength: 'CompatIDsLength',
  section: 'SectionName',
  infFile: 'InfFileName',
  description: 'DrvDescription',
  ids: 'HardwareID',
};

const written = (
  names: Readonly<Record<string, string>>,
  value: (name: string) => unknown,
): Record<string, object> =>
  Object.fromEntries(Object.entries(names).map(([ours, theirs]) => [theirs, { [ours]: value(ours) }]));
const texts = ['driverPath', 'description', 'manufacturer', 'provider'];
const sample = (name: string): unknown =>
  texts.includes(name) ? 'x' : name === 'date' || name === 'version' ? 1n : 1;

const LAYOUTS: readonly Layout[] = [
  {
    name: 'SP_DEVINFO_DATA',
    size: deviceBytes(device)!.length,
    members: put(of => deviceBytes({ ...device, ...of })!, { ...ELEMENT, DevInst: { devInst: 1 } }),
  },
  {
    name: 'SP_DEVINFO_DATA',
    size: 32,
    members: found(readDevice, 32, { classGuid: 'ClassGuid', devInst: 'DevInst', reserved: 'Reserved' }),
  },
  {
    name: 'SP_DEVICE_INTERFACE_DATA',
    size: 32,
    members: {
      ...put(of => interfaceBytes({ classGuid: s.GUID_NULL, flags: 0, reserved: 0, ...of })!, {
        InterfaceClassGuid: { classGuid: GUID },
        Flags: { flags: 1 },
      }),
      ...found(readInterface, 32, { classGuid: 'InterfaceClassGuid', flags: 'Flags', reserved: 'Reserved' }),
    },
  },
  {
    name: 'SP_DEVINSTALL_PARAMS_W',
    size: installParamsBytes(params)!.length,
    members: put(of => installParamsBytes({ ...params, ...of }), written(PARAMS, sample)),
  },
  { name: 'SP_DEVINSTALL_PARAMS_W', size: 584, members: found(readInstallParams, 584, PARAMS) },
  {
    name: 'SP_DRVINFO_DATA_V2_W',
    size: driverBytes(driver)!.length,
    members: put(of => driverBytes({ ...driver, ...of })!, written(DRIVER, sample)),
  },
  { name: 'SP_DRVINFO_DATA_V2_W', size: 1568, members: found(readDriver, 1568, DRIVER) },
  {
    name: 'SP_DRVINFO_DETAIL_DATA_W',
    size: 1584,
    members: found(bytes => readDriverDetail(bytes, 1584), 1584, DETAIL),
  },
  {
    name: 'SP_DRVINSTALL_PARAMS',
    size: driverParamsBytes({ rank: 0, flags: 0, privateData: 0 }).length,
    members: found(readDriverParams, 32, { rank: 'Rank', flags: 'Flags', privateData: 'PrivateData' }),
  },
  {
    name: 'DEVPROPKEY',
    size: propertyKeyBytes({ category: s.GUID_NULL, id: 0 })!.length,
    members: put(of => propertyKeyBytes({ category: s.GUID_NULL, id: 0, ...of })!, {
      fmtid: { category: GUID },
      pid: { id: 1 },
    }),
  },
  {
    name: 'INFCONTEXT',
    size: contextBytes({ inf: 0 as s.InfHandle, section: 0, line: 0 }).length,
    members: found(readContext, 24, {
      inf: 'Inf',
      currentInf: 'CurrentInf',
      section: 'Section',
      line: 'Line',
    }),
  },
  { name: 'SP_ALTPLATFORM_INFO_V2', size: platformBytes('amd64')!.length, members: {} },
  ...classInstallParams(),
  ...notifications(),
  ...places(),
];

/** Class install parameters, read and written. */
function classInstallParams(): Layout[] {
  const of = (
    name: string,
    installFunction: number,
    size: number,
    names: Readonly<Record<string, string>>,
  ): Layout => ({
    name,
    size,
    members: found(
      bytes => {
        bytes.writeUInt32LE(installFunction, 4);
        return readClassInstallParams(bytes) ?? {};
      },
      size,
      names,
    ),
  });
  const change = { installFunction: s.DIF_PROPERTYCHANGE, stateChange: 0, scope: 0, hwProfile: 0 } as const;
  return [
    {
      name: 'SP_PROPCHANGE_PARAMS',
      size: classInstallParamsBytes(change)!.length,
      members: put(more => classInstallParamsBytes({ ...change, ...more }), {
        StateChange: { stateChange: 1 },
        Scope: { scope: 1 },
        HwProfile: { hwProfile: 1 },
      }),
    },
    of('SP_REMOVEDEVICE_PARAMS', s.DIF_REMOVE, 16, { scope: 'Scope', hwProfile: 'HwProfile' }),
    of('SP_UNREMOVEDEVICE_PARAMS', s.DIF_UNREMOVE, 16, { scope: 'Scope', hwProfile: 'HwProfile' }),
    of('SP_SELECTDEVICE_PARAMS_W', s.DIF_SELECTDEVICE, 1212, {
      title: 'Title',
      instructions: 'Instructions',
      listLabel: 'ListLabel',
      subTitle: 'SubTitle',
    }),
    of('SP_TROUBLESHOOTER_PARAMS_W', s.DIF_TROUBLESHOOTER, 1048, {
      chmFile: 'ChmFile',
      htmlTroubleShooter: 'HtmlTroubleShooter',
    }),
    of('SP_POWERMESSAGEWAKE_PARAMS_W', s.DIF_POWERMESSAGEWAKE, 1032, { message: 'PowerMessageWake' }),
  ];
}

/** What callbacks are given: read from memory that is nothing but the structure. */
function notifications(): Layout[] {
  const told = (notification: number, bytes: Buffer): s.FileNotification => {
    const windows = {
      calledBack: (_: string, callback: (...args: number[]) => number) => callback(0, notification, 1, 1),
      read: () => bytes,
      text: (address: number) => `at ${address}`,
    } as unknown as Windows;
    let seen: s.FileNotification | undefined;
    withCallback(
      windows,
      one => {
        seen = one;
        return { ret: 0 };
      },
      () => undefined,
    );
    return seen!;
  };
  const of = (
    name: string,
    notification: number,
    member: 'paths' | 'media' | 'cabinet' | 'file',
    size: number,
    names: Readonly<Record<string, string>>,
  ): Layout => ({
    name,
    size,
    members: found(bytes => told(notification, bytes)[member] ?? {}, size, names),
  });
  return [
    of('FILEPATHS_W', s.SPFILENOTIFY_STARTCOPY, 'paths', 24, {
      target: 'Target',
      source: 'Source',
      error: 'Win32Error',
      flags: 'Flags',
    }),
    of('SOURCE_MEDIA_W', s.SPFILENOTIFY_NEEDMEDIA, 'media', 48, {
      tagfile: 'Tagfile',
      description: 'Description',
      sourcePath: 'SourcePath',
      sourceFile: 'SourceFile',
      flags: 'Flags',
    }),
    of('CABINET_INFO_W', s.SPFILENOTIFY_CABINETINFO, 'cabinet', 32, {
      cabinetPath: 'CabinetPath',
      cabinetFile: 'CabinetFile',
      diskName: 'DiskName',
      setId: 'SetId',
      cabinetNumber: 'CabinetNumber',
    }),
    of('FILE_IN_CABINET_INFO_W', s.SPFILENOTIFY_FILEINCABINET, 'file', 544, {
      name: 'NameInCabinet',
      size: 'FileSize',
      error: 'Win32Error',
      dosDate: 'DosDate',
      dosTime: 'DosTime',
      attributes: 'DosAttribs',
    }),
  ];
}

/** Structures that functions give to Windows; of each what its first member says, or else its length, is its size. */
function places(): Layout[] {
  const given = (ask: (windows: Windows) => unknown): Buffer => {
    const seen: unknown[] = [];
    const called = (...args: unknown[]): object => {
      seen.push(...args);
      return { value: 0, err: 0 };
    };
    const exports = new Proxy({}, { get: () => called });
    ask({ bind: () => exports, addressOf: () => 0n, lacks: () => [] } as unknown as Windows);
    return seen.findLast((one): one is Buffer => one instanceof Buffer && one.length > 4)!;
  };
  const information = { paths: [], bytes: Buffer.alloc(4) } as s.InfInformation;
  const asked: Readonly<Record<string, (windows: Windows) => unknown>> = {
    SP_ORIGINAL_FILE_INFO_W: windows =>
      storeFunctions(windows).SetupQueryInfOriginalFileInformation({ information, index: 0 }),
    SP_DEVINFO_LIST_DETAIL_DATA_W: windows =>
      deviceFunctions(windows).SetupDiGetDeviceInfoListDetail({ set: null }),
    SP_DEVICE_INTERFACE_DETAIL_DATA_W: windows =>
      deviceFunctions(windows).SetupDiGetDeviceInterfaceDetail({ set: null, interface: null, into: null }),
    SP_FILE_COPY_PARAMS_W: windows =>
      queueFunctions(windows).SetupQueueCopyIndirect({ queue: null, sourceFile: 'a', target: 'b' }),
  };
  return Object.entries(asked).map(([name, ask]) => ({ name, size: given(ask).readUInt32LE(), members: {} }));
}

/** What a compiler for Windows of 64 bits says of the same in its headers; what does not hold does not compile. */
function compiled(layouts: readonly Layout[]): string {
  const claims = layouts.flatMap(({ name, size, members }) => [
    `_Static_assert(sizeof(${name}) == ${size}, "sizeof ${name}");`,
    ...Object.entries(members).map(
      ([member, offset]) => `_Static_assert(offsetof(${name}, ${member}) == ${offset}, "${name}.${member}");`,
    ),
  ]);
  const source = ['#include <stddef.h>', '#include <windows.h>', '#include <setupapi.h>', ...claims].join(
    '\n',
  );
  return spawnSync(COMPILER, ['-fsyntax-only', '-x', 'c', '-'], { input: source, encoding: 'utf8' }).stderr;
}

const hasCompiler = spawnSync(COMPILER, ['--version']).status === 0;

describe.skipIf(!hasCompiler)('structures lie as in the headers (x86_64-w64-mingw32-gcc)', () => {
  it('sizes, and where members are read and written', () => {
    expect(compiled(LAYOUTS)).toBe('');
  });

  it('a claim that does not hold is noticed', () => {
    expect(compiled([{ name: 'SP_DEVINFO_DATA', size: 28, members: {} }])).toContain(
      'sizeof SP_DEVINFO_DATA',
    );
  });
});
