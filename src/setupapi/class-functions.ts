import type { RegistryKey } from './device-functions.ts';
import type { QueueHandle } from './queue-functions.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

type Of<T> = Readonly<T>;
type Answer<T> = Reply & Readonly<T>;

/** The functions over setup classes and interface classes. */
export interface ClassFunctions {
  /** Every class of a name; `size` counts GUIDs. */
  SetupDiClassGuidsFromName(
    of: Of<{ name: string | null } & ReturnBuffer>,
  ): Answer<{ guids?: readonly string[]; required?: number }>;
  SetupDiClassNameFromGuid(
    of: Of<{ class: string | null } & ReturnBuffer>,
  ): Answer<{ name?: string; required?: number }>;
  /** The friendly name of a class. */
  SetupDiGetClassDescription(
    of: Of<{ class: string | null } & ReturnBuffer>,
  ): Answer<{ description?: string; required?: number }>;
  /** Every setup class; `flags` are DIBCI_…, `size` counts GUIDs. */
  SetupDiBuildClassInfoList(
    of: Of<{ flags: number } & ReturnBuffer>,
  ): Answer<{ guids?: readonly string[]; required?: number }>;
  /** Null is the key above all of them. */
  SetupDiOpenClassRegKey(of: Of<{ class: string | null; access: number }>): Answer<{ key?: RegistryKey }>;
  /** `flags` is DIOCR_INSTALLER or DIOCR_INTERFACE. */
  SetupDiOpenClassRegKeyEx(
    of: Of<{ class: string | null; access: number; flags: number }>,
  ): Answer<{ key?: RegistryKey }>;
  /** Makes the class of an INF one of the machine's, as its [ClassInstall32] says. With DI_NOVCP files go to a queue. */
  SetupDiInstallClass(of: Of<{ inf: string | null; flags: number; queue?: QueueHandle | null }>): Reply;
}
