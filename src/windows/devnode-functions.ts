import { type Win32Error, win32 } from '../base/index.ts';
import type { DevNodeFunctions, Reply } from '../setupapi/index.ts';
import * as s from '../setupapi/index.ts';
import { told } from './answers.ts';
import { guidOf, propertyKeyBytes } from './device-structures.ts';
import { place, readMultiWide, readPointer, readWide, writtenDword } from './memory.ts';
import { propertyBytes, propertyData, registryBytes, registryData } from './values.ts';
import type { Bound, Called, Windows } from './windows.ts';
import { WindowsKeys } from './windows-keys.ts';

/** Exports over the device tree, by DLL. @see cfgmgr32.h */
export const DEVNODE_EXPORTS = {
  'cfgmgr32.dll': {
    CM_Get_Device_IDW: 'CONFIGRET (DWORD, PVOID, DWORD, DWORD)',
    CM_Get_Device_ID_Size: 'CONFIGRET (PVOID, DWORD, DWORD)',
    CM_Locate_DevNodeW: 'CONFIGRET (PVOID, PCWSTR, DWORD)',
    CM_Get_DevNode_Status: 'CONFIGRET (PVOID, PVOID, DWORD, DWORD)',
    CM_Get_Parent: 'CONFIGRET (PVOID, DWORD, DWORD)',
    CM_Get_Child: 'CONFIGRET (PVOID, DWORD, DWORD)',
    CM_Get_Sibling: 'CONFIGRET (PVOID, DWORD, DWORD)',
    CM_Get_Depth: 'CONFIGRET (PVOID, DWORD, DWORD)',
    CM_Reenumerate_DevNode: 'CONFIGRET (DWORD, DWORD)',
    CM_Enable_DevNode: 'CONFIGRET (DWORD, DWORD)',
    CM_Disable_DevNode: 'CONFIGRET (DWORD, DWORD)',
    CM_Query_And_Remove_SubTreeW: 'CONFIGRET (DWORD, PVOID, PVOID, DWORD, DWORD)',
    CM_Uninstall_DevNode: 'CONFIGRET (DWORD, DWORD)',
    CM_Setup_DevNode: 'CONFIGRET (DWORD, DWORD)',
    CM_Get_Device_ID_ListW: 'CONFIGRET (PCWSTR, PVOID, DWORD, DWORD)',
    CM_Get_Device_ID_List_SizeW: 'CONFIGRET (PVOID, PCWSTR, DWORD)',
    CM_Get_Device_Interface_ListW: 'CONFIGRET (PVOID, PCWSTR, PVOID, DWORD, DWORD)',
    CM_Get_Device_Interface_List_SizeW: 'CONFIGRET (PVOID, PVOID, PCWSTR, DWORD)',
    CM_Get_DevNode_Registry_PropertyW: 'CONFIGRET (DWORD, DWORD, PVOID, PVOID, PVOID, DWORD)',
    CM_Set_DevNode_Registry_PropertyW: 'CONFIGRET (DWORD, DWORD, PVOID, DWORD, DWORD)',
    CM_Get_DevNode_PropertyW: 'CONFIGRET (DWORD, PVOID, PVOID, PVOID, PVOID, DWORD)',
    CM_Set_DevNode_PropertyW: 'CONFIGRET (DWORD, PVOID, DWORD, PVOID, DWORD, DWORD)',
    CM_Open_DevNode_Key: 'CONFIGRET (DWORD, DWORD, DWORD, DWORD, PVOID, DWORD)',
    CM_Get_Class_NameW: 'CONFIGRET (PVOID, PVOID, PVOID, DWORD)',
    CM_Get_Class_Key_NameW: 'CONFIGRET (PVOID, PVOID, PVOID, DWORD)',
    CM_MapCrToWin32Err: 'DWORD (DWORD, DWORD)',
  },
  'setupapi.dll': { CMP_WaitNoPendingInstallEvents: 'DWORD (DWORD)' },
} as const;

type Configuration = Bound<keyof (typeof DEVNODE_EXPORTS)['cfgmgr32.dll']>;
type Configured = Reply & { readonly cr: number };

/** Characters for a caller who does not say how many; a longer answer is asked for once more. */
const ROOM = 0x8000;

/** MAX_PATH: the name of who vetoes. */
const VETO_NAME = 260;

/** The configuration manager, of the running Windows. */
export function devNodeFunctions(windows: Windows): DevNodeFunctions {
  const configuration = windows.bind('cfgmgr32.dll', DEVNODE_EXPORTS['cfgmgr32.dll']);
  return {
    ...tree(configuration),
    ...changes(configuration),
    ...lists(configuration),
    ...properties(configuration),
    ...names(configuration, windows),
    ...waiting(configuration, windows),
  };
}

function configured({ value, err }: Called): Configured {
  return { ret: value === s.CR_SUCCESS, err, cr: value };
}

/** A number of 32 bits that a function writes. */
function numbered<Name extends string>(
  name: Name,
  call: (number: Buffer) => Called,
): Configured & { readonly [N in Name]?: number } {
  const number = place(4);
  const answer = configured(call(number));
  return { ...answer, ...told(name, answer.ret ? writtenDword(number) : undefined) };
}

type Tree =
  | 'CM_Get_Device_ID'
  | 'CM_Get_Device_ID_Size'
  | 'CM_Locate_DevNode'
  | 'CM_Get_DevNode_Status'
  | 'CM_Get_Parent'
  | 'CM_Get_Child'
  | 'CM_Get_Sibling'
  | 'CM_Get_Depth';

function tree(configuration: Configuration): Pick<DevNodeFunctions, Tree> {
  const next =
    (name: 'CM_Get_Parent' | 'CM_Get_Child' | 'CM_Get_Sibling'): DevNodeFunctions[typeof name] =>
    ({ devInst, flags }) =>
      numbered('devInst', number => configuration[name](number, devInst, flags));
  return {
    CM_Get_Device_ID: ({ devInst, size = ROOM }) => {
      const id = place(2 * size);
      const answer = configured(configuration.CM_Get_Device_IDW(devInst, id, size, 0));
      return { ...answer, ...told('id', answer.ret ? readWide(id) : undefined) };
    },
    CM_Get_Device_ID_Size: ({ devInst }) =>
      numbered('size', number => configuration.CM_Get_Device_ID_Size(number, devInst, 0)),
    CM_Locate_DevNode: ({ id, flags }) =>
      numbered('devInst', number => configuration.CM_Locate_DevNodeW(number, id, flags)),
    CM_Get_DevNode_Status: ({ devInst }) => {
      const [status, problem] = [place(4), place(4)];
      const answer = configured(configuration.CM_Get_DevNode_Status(status, problem, devInst, 0));
      return {
        ...answer,
        ...told('status', writtenDword(status)),
        ...told('problem', writtenDword(problem)),
      };
    },
    CM_Get_Parent: next('CM_Get_Parent'),
    CM_Get_Child: next('CM_Get_Child'),
    CM_Get_Sibling: next('CM_Get_Sibling'),
    CM_Get_Depth: ({ devInst, flags }) =>
      numbered('depth', number => configuration.CM_Get_Depth(number, devInst, flags)),
  };
}

type Changes =
  | 'CM_Reenumerate_DevNode'
  | 'CM_Enable_DevNode'
  | 'CM_Disable_DevNode'
  | 'CM_Query_And_Remove_SubTree'
  | 'CM_Uninstall_DevNode'
  | 'CM_Setup_DevNode';

function changes(configuration: Configuration): Pick<DevNodeFunctions, Changes> {
  const changed =
    (name: Exclude<Changes, 'CM_Query_And_Remove_SubTree'>): DevNodeFunctions[typeof name] =>
    ({ devInst, flags }) =>
      configured(configuration[name](devInst, flags));
  return {
    CM_Reenumerate_DevNode: changed('CM_Reenumerate_DevNode'),
    CM_Enable_DevNode: changed('CM_Enable_DevNode'),
    CM_Disable_DevNode: changed('CM_Disable_DevNode'),
    CM_Query_And_Remove_SubTree: ({ devInst, flags }) => {
      const [type, name] = [place(4), Buffer.alloc(2 * VETO_NAME)];
      const answer = configured(
        configuration.CM_Query_And_Remove_SubTreeW(devInst, type, name, VETO_NAME, flags),
      );
      const vetoType = writtenDword(type);
      return { ...answer, ...told('vetoType', vetoType), ...told('vetoName', readWide(name) || undefined) };
    },
    CM_Uninstall_DevNode: changed('CM_Uninstall_DevNode'),
    CM_Setup_DevNode: changed('CM_Setup_DevNode'),
  };
}

type Lists =
  | 'CM_Get_Device_ID_List'
  | 'CM_Get_Device_ID_List_Size'
  | 'CM_Get_Device_Interface_List'
  | 'CM_Get_Device_Interface_List_Size';

function lists(configuration: Configuration): Pick<DevNodeFunctions, Lists> {
  return {
    CM_Get_Device_ID_List: ({ filter, flags, size }) =>
      listed('ids', size, (list, chars) => configuration.CM_Get_Device_ID_ListW(filter, list, chars, flags)),
    CM_Get_Device_ID_List_Size: ({ filter, flags }) =>
      numbered('size', number => configuration.CM_Get_Device_ID_List_SizeW(number, filter, flags)),
    CM_Get_Device_Interface_List: ({ class: guid, device, flags, size }) =>
      listed('paths', size, (list, chars) =>
        configuration.CM_Get_Device_Interface_ListW(guidOf(guid), device ?? null, list, chars, flags),
      ),
    CM_Get_Device_Interface_List_Size: ({ class: guid, device, flags }) =>
      numbered('size', number =>
        configuration.CM_Get_Device_Interface_List_SizeW(number, guidOf(guid), device ?? null, flags),
      ),
  };
}

/** A list of a size that the caller says, or of one that suffices. */
function listed<Name extends string>(
  name: Name,
  size: number | undefined,
  call: (list: Buffer, chars: number) => Called,
): Configured & { readonly [N in Name]?: readonly string[] } {
  for (let chars = size ?? ROOM; ; chars *= 4) {
    const list = place(2 * chars);
    const answer = configured(call(list, chars));
    if (answer.cr === s.CR_BUFFER_SMALL && size === undefined && chars < 0x4000000) continue;
    return { ...answer, ...told(name, answer.ret && !isLeft(list) ? readMultiWide(list) : undefined) };
  }
}

/** A function that says that it succeeded and wrote nothing told nothing. */
function isLeft(list: Buffer): boolean {
  return list.length >= 4 && writtenDword(list) === undefined;
}

type Properties =
  | 'CM_Get_DevNode_Registry_Property'
  | 'CM_Set_DevNode_Registry_Property'
  | 'CM_Get_DevNode_Property'
  | 'CM_Set_DevNode_Property'
  | 'CM_Open_DevNode_Key';

function properties(
  configuration: Configuration,
): Omit<Pick<DevNodeFunctions, Properties>, 'CM_Open_DevNode_Key'> {
  return {
    CM_Get_DevNode_Registry_Property: ({ devInst, property, flags, ...to }) =>
      held(to, registryData, (type, buffer, size) =>
        configuration.CM_Get_DevNode_Registry_PropertyW(devInst, property, type, buffer, size, flags),
      ),
    CM_Set_DevNode_Registry_Property: ({ devInst, property, value, flags }) => {
      const bytes = value === null ? null : registryBytes(value);
      return configured(
        configuration.CM_Set_DevNode_Registry_PropertyW(devInst, property, bytes, bytes?.length ?? 0, flags),
      );
    },
    CM_Get_DevNode_Property: ({ devInst, key, flags, ...to }) =>
      held(to, propertyData, (type, buffer, size) =>
        configuration.CM_Get_DevNode_PropertyW(devInst, propertyKeyBytes(key), type, buffer, size, flags),
      ),
    CM_Set_DevNode_Property: ({ devInst, key, type, value, flags }) => {
      const bytes = propertyBytes(type, value);
      return configured(
        configuration.CM_Set_DevNode_PropertyW(
          devInst,
          propertyKeyBytes(key),
          type,
          bytes,
          bytes?.length ?? 0,
          flags,
        ),
      );
    },
  };
}

/** A value with its type; the size goes in and comes out in the same place, in bytes. */
function held<T>(
  { buffer, size }: s.ReturnBuffer,
  read: (type: number, bytes: Buffer) => T,
  call: (type: Buffer, buffer: Buffer | null, size: Buffer) => Called,
): Configured & { type?: number; value?: T; required?: number } {
  const room = buffer === null ? (size ?? 0) : (size ?? 2 * ROOM);
  const [type, bytes, length] = [place(4), buffer === null ? null : place(room), Buffer.alloc(4)];
  length.writeUInt32LE(room);
  const answer = configured(call(type, bytes, length));
  const [kind, required] = [writtenDword(type), length.readUInt32LE()];
  const value =
    answer.ret && bytes && kind !== undefined ? read(kind, bytes.subarray(0, required)) : undefined;
  return { ...answer, ...told('type', kind), ...told('value', value), required };
}

type Names = 'CM_Open_DevNode_Key' | 'CM_Get_Class_Name' | 'CM_Get_Class_Key_Name';

function names(configuration: Configuration, windows: Windows): Pick<DevNodeFunctions, Names> {
  const keys = new WindowsKeys(windows);
  return {
    CM_Open_DevNode_Key: ({ devInst, access, hwProfile, disposition, flags }) => {
      const key = place(8);
      const answer = configured(
        configuration.CM_Open_DevNode_Key(devInst, access, hwProfile, disposition, key, flags),
      );
      if (!answer.ret) return answer;
      return {
        ...answer,
        ...told('key', keys.told({ value: readPointer(key), err: answer.err }, access).key),
      };
    },
    CM_Get_Class_Name: ({ class: guid, flags, size }) =>
      named(size, (name, chars) => configuration.CM_Get_Class_NameW(guidOf(guid), name, chars, flags)),
    CM_Get_Class_Key_Name: ({ class: guid, flags, size }) =>
      named(size, (name, chars) => configuration.CM_Get_Class_Key_NameW(guidOf(guid), name, chars, flags)),
  };
}

function named(
  size: number | undefined,
  call: (name: Buffer, chars: Buffer) => Called,
): Configured & { name?: string; required?: number } {
  const chars = size ?? ROOM;
  const [name, length] = [place(2 * chars), Buffer.alloc(4)];
  length.writeUInt32LE(chars);
  const answer = configured(call(name, length));
  return {
    ...answer,
    ...told('name', answer.ret ? readWide(name) : undefined),
    required: length.readUInt32LE(),
  };
}

type Waiting = 'CM_MapCrToWin32Err' | 'CMP_WaitNoPendingInstallEvents' | 'GetProcAddress';

const WAIT_FAILED = 0xffffffff;

function waiting(configuration: Configuration, windows: Windows): Pick<DevNodeFunctions, Waiting> {
  const setup = windows.bind('setupapi.dll', DEVNODE_EXPORTS['setupapi.dll']);
  const lacksWait = windows.lacks('setupapi.dll', ['CMP_WaitNoPendingInstallEvents']).length > 0;
  return {
    CM_MapCrToWin32Err: ({ cr, default: otherwise }) => {
      const { value, err } = configuration.CM_MapCrToWin32Err(cr, otherwise);
      return { ret: true, err, error: value as Win32Error };
    },
    CMP_WaitNoPendingInstallEvents: ({ timeout }) => {
      const { value, err } = setup.CMP_WaitNoPendingInstallEvents(timeout);
      if (lacksWait) return { ret: false, err, result: WAIT_FAILED };
      return { ret: true, err, result: value };
    },
    GetProcAddress: ({ module, name }) => {
      const refused = (error: string): Reply => ({ ret: false, err: win32(error) });
      if (!windows.has(module)) return refused('ERROR_MOD_NOT_FOUND');
      const [lack] = windows.lacks(module, [name]);
      if (!lack) return { ret: true, err: windows.lastError };
      return refused(lack.why === 'missing' ? 'ERROR_PROC_NOT_FOUND' : 'ERROR_CALL_NOT_IMPLEMENTED');
    },
  };
}
