import type { ClassInstallParams } from './class-install-params.ts';
import type { DeviceInfo, DeviceSetHandle } from './device-functions.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

/** COINSTALLER_CONTEXT_DATA. @see co-installer-interface */
export interface CoInstallerContext {
  /** Whether it asked to be called once more and this is that call. */
  readonly postProcessing: boolean;
  /** In postprocessing: what those called before made of the request. */
  readonly installResult: number;
  /** What the co-installer keeps for its postprocessing of the same request. */
  privateData: unknown;
}

/** Sending requests to installers. */
export interface InstallerFunctions {
  /**
   * Sends a request to all installers of a device, or of the class of a set where `device` is null or left out.
   * The error is what they made of it; ERROR_DI_DO_DEFAULT where nothing but the default was wanted and Windows
   * has none.
   * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdicallclassinstaller
   */
  SetupDiCallClassInstaller(of: {
    readonly function: number;
    readonly set: DeviceSetHandle | null;
    readonly device?: DeviceInfo | null;
  }): Reply;

  /** Null clears them. `size` in bytes, of the whole structure. Installers read them while a request is under way. */
  SetupDiSetClassInstallParams(of: {
    readonly set: DeviceSetHandle | null;
    readonly device?: DeviceInfo | null;
    readonly params: ClassInstallParams | null;
    readonly size?: number;
  }): Reply;
  /** Size in bytes, of the whole structure; `cbSize` is what the caller wrote into its header. */
  SetupDiGetClassInstallParams(
    of: {
      readonly set: DeviceSetHandle | null;
      readonly device?: DeviceInfo | null;
      readonly cbSize?: number;
    } & ReturnBuffer,
  ): Reply & { readonly params?: ClassInstallParams; readonly required?: number };
}
