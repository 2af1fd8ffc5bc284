import type { Win32Error } from '../base/index.ts';
import type { PropertyData, PropertyKey, RegistryData, RegistryKey } from './device-functions.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

/** `cr` is one of CR_…, and `ret` whether it is CR_SUCCESS. The last error is left alone. */
type Configured<T = object> = Reply & { readonly cr: number } & Readonly<T>;
type NodeOf<T = object> = Readonly<{ devInst: number } & T>;
type NodeAnswer = Configured<{ devInst?: number }>;
/** Who did not want a device to be removed: PNP_VETO_TYPE, and a name as the type has it. */
type Vetoed = Configured<{ vetoType?: number; vetoName?: string }>;

/**
 * The configuration manager: functions over the device tree. A device is named by its number (DEVINST), which
 * sets of devices give too.
 * @see cfgmgr32.h
 */
export interface DevNodeFunctions {
  CM_Get_Device_ID(of: NodeOf<{ size?: number }>): Configured<{ id?: string }>;
  /** Characters without the terminator. */
  CM_Get_Device_ID_Size(of: NodeOf): Configured<{ size?: number }>;
  /** Null and empty are the root of the tree. */
  CM_Locate_DevNode(of: Readonly<{ id: string | null; flags: number }>): NodeAnswer;
  /** DN_ bits and one of CM_PROB_…. */
  CM_Get_DevNode_Status(of: NodeOf): Configured<{ status?: number; problem?: number }>;
  CM_Get_Parent(of: NodeOf<{ flags: number }>): NodeAnswer;
  /** The first child. */
  CM_Get_Child(of: NodeOf<{ flags: number }>): NodeAnswer;
  /** The next child of the same parent. */
  CM_Get_Sibling(of: NodeOf<{ flags: number }>): NodeAnswer;
  /** 0 for the root. */
  CM_Get_Depth(of: NodeOf<{ flags: number }>): Configured<{ depth?: number }>;

  /** Looks at the bus of a device and all below it for what came and went. */
  CM_Reenumerate_DevNode(of: NodeOf<{ flags: number }>): Configured;
  CM_Enable_DevNode(of: NodeOf<{ flags: number }>): Configured;
  CM_Disable_DevNode(of: NodeOf<{ flags: number }>): Configured;
  CM_Query_And_Remove_SubTree(of: NodeOf<{ flags: number }>): Vetoed;
  /** Deletes everything that Windows keeps of a device; nobody is asked. */
  CM_Uninstall_DevNode(of: NodeOf<{ flags: number }>): Configured;
  CM_Setup_DevNode(of: NodeOf<{ flags: number }>): Configured;

  /** Instance IDs; sizes in characters, of the whole list with its terminators. */
  CM_Get_Device_ID_List(
    of: Readonly<{ filter: string | null; flags: number; size?: number }>,
  ): Configured<{ ids?: readonly string[] }>;
  CM_Get_Device_ID_List_Size(
    of: Readonly<{ filter: string | null; flags: number }>,
  ): Configured<{ size?: number }>;
  /** Links of interfaces of a class, of one device or of all. */
  CM_Get_Device_Interface_List(
    of: Readonly<{ class: string; device?: string | null; flags: number; size?: number }>,
  ): Configured<{ paths?: readonly string[] }>;
  CM_Get_Device_Interface_List_Size(
    of: Readonly<{ class: string; device?: string | null; flags: number }>,
  ): Configured<{ size?: number }>;

  /** `property` is one of CM_DRP_…, which is SPDRP_… and one; sizes in bytes. */
  CM_Get_DevNode_Registry_Property(
    of: NodeOf<{ property: number; flags: number } & ReturnBuffer>,
  ): Configured<{ type?: number; value?: RegistryData; required?: number }>;
  /** Null deletes it. */
  CM_Set_DevNode_Registry_Property(
    of: NodeOf<{ property: number; value: RegistryData | null; flags: number }>,
  ): Configured;
  CM_Get_DevNode_Property(
    of: NodeOf<{ key: PropertyKey; flags: number } & ReturnBuffer>,
  ): Configured<{ type?: number; value?: PropertyData; required?: number }>;
  /** DEVPROP_TYPE_EMPTY and a null value delete it. */
  CM_Set_DevNode_Property(
    of: NodeOf<{ key: PropertyKey; type: number; value: PropertyData | null; flags: number }>,
  ): Configured;
  CM_Open_DevNode_Key(
    of: NodeOf<{ access: number; hwProfile: number; disposition: number; flags: number }>,
  ): Configured<{ key?: RegistryKey }>;

  /** The name of a setup class; sizes in characters with the terminator. */
  CM_Get_Class_Name(
    of: Readonly<{ class: string; flags: number; size?: number }>,
  ): Configured<{ name?: string; required?: number }>;
  /** The name of its key below the class keys. */
  CM_Get_Class_Key_Name(
    of: Readonly<{ class: string; flags: number; size?: number }>,
  ): Configured<{ name?: string; required?: number }>;

  /** `default` where no error corresponds. */
  CM_MapCrToWin32Err(of: Readonly<{ cr: number; default: Win32Error }>): Reply & {
    readonly error: Win32Error;
  };
  /**
   * WAIT_OBJECT_0, WAIT_TIMEOUT or WAIT_FAILED; milliseconds, 0 only asks. Nothing else runs while a program
   * waits: what is pending then is pending afterwards, so a wait without end (INFINITE) fails. On a Windows that
   * lacks the function `ret` is false; `GetProcAddress` tells.
   * @see cm-waitnopendinginstallevents
   */
  CMP_WaitNoPendingInstallEvents(of: Readonly<{ timeout: number }>): Reply & { readonly result: number };
  /**
   * Whether a DLL of this Windows exports a function: GetModuleHandle and GetProcAddress.
   * ERROR_MOD_NOT_FOUND, ERROR_PROC_NOT_FOUND; ERROR_CALL_NOT_IMPLEMENTED where it is not known.
   * @see https://learn.microsoft.com/windows/win32/api/libloaderapi/nf-libloaderapi-getprocaddress
   */
  GetProcAddress(of: Readonly<{ module: string; name: string }>): Reply;
}
