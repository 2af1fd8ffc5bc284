import type { InfHandle } from './inf-functions.ts';
import type { FileCallback } from './queue-functions.ts';
import type { Reply } from './reply.ts';

type OfSection<T> = Readonly<{ inf: InfHandle | null; section: string } & T>;

/**
 * The functions that carry out sections. What they did before an error stays done.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/
 */
export interface SectionFunctions {
  /**
   * `flags` are SPINST_…. `relativeKeyRoot` is the key that HKR stands for, as a path: `HKLM\SOFTWARE\Contoso`.
   * Files come from `sourceRoot`, by default from the folder of the INF, copied as `style`, SP_COPY_…, says; the
   * callback is told of them.
   */
  SetupInstallFromInfSection(
    of: OfSection<{
      flags: number;
      relativeKeyRoot?: string | null;
      sourceRoot?: string | null;
      style?: number;
      callback?: FileCallback | null;
    }>,
  ): Reply;
  /** `flags` are SPSVCINST_…, for every service. ERROR_SUCCESS_REBOOT_REQUIRED where something waits for a restart. */
  SetupInstallServicesFromInfSection(of: OfSection<{ flags: number }>): Reply;
  SetupInstallServicesFromInfSectionEx(of: OfSection<{ flags: number }>): Reply;
  /**
   * The entry point for rundll32: a section with its services. It answers nothing; `restart` is what it does about a
   * restart, as the low bits of `mode` say.
   */
  InstallHinfSection(
    of: Readonly<{ section: string; mode: number; path: string }>,
  ): Reply & { readonly restart?: 'at once' | 'ask' };
}
