import { eraOf } from '../../base/index.ts';
import { numberOf, type SystemReader } from '../../machine/index.ts';
import {
  CM_DEVCAP_HARDWAREDISABLED,
  CM_PROB_DISABLED,
  CM_PROB_FAILED_INSTALL,
  CM_PROB_HARDWARE_DISABLED,
  CM_PROB_NOT_CONFIGURED,
  CM_PROB_PARTIAL_LOG_CONF,
  CM_PROB_REINSTALL,
  CONFIGFLAG_DISABLED,
  CONFIGFLAG_FAILEDINSTALL,
  CONFIGFLAG_FINISH_INSTALL,
  CONFIGFLAG_FINISHINSTALL_ACTION,
  CONFIGFLAG_PARTIAL_LOG_CONF,
  CONFIGFLAG_REINSTALL,
  CSCONFIGFLAG_DISABLED,
  CSCONFIGFLAG_DO_NOT_START,
  DICS_FLAG_CONFIGSPECIFIC,
  DIREG_DEV,
} from '../../setupapi/index.ts';
import { deviceKey, instanceKey } from '../devices/index.ts';

/** Why a device wants an installation. */
export type InstallReason =
  /** Nobody tried yet: it has no ConfigFlags. */
  | 'new'
  /** CONFIGFLAG_REINSTALL. */
  | 'reinstall'
  /** CONFIGFLAG_FAILEDINSTALL, and another attempt is asked for. */
  | 'failed'
  /** CONFIGFLAG_FINISH_INSTALL: it runs, and its installation is to be completed. */
  | 'finish-install'
  /** CONFIGFLAG_FINISHINSTALL_ACTION, where Windows does that by itself. */
  | 'finish-install-action';

/** A device that wants an installation. */
export interface Wanting {
  readonly id: string;
  readonly reason: InstallReason;
}

/** The value ConfigFlags of a device; undefined until somebody tried to install it. */
export function configFlags({ registry }: SystemReader, id: string): number | undefined {
  return numberOf(registry.value(instanceKey(id), 'ConfigFlags'));
}

/** CSConfigFlags of a device in the current hardware profile. */
export function profileFlags(system: SystemReader, id: string): number {
  const key = deviceKey(system, id, { scope: DICS_FLAG_CONFIGSPECIFIC, hwProfile: 0, keyType: DIREG_DEV })!;
  return numberOf(system.registry.value(key, 'CSConfigFlags')) ?? 0;
}

/**
 * Why a device is to be installed at an enumeration; `retry` makes another attempt at what failed.
 * Assumed: an installation that failed is not tried again by itself, not even when the device is plugged in anew, as
 * SPDRP_INSTALL_STATE says of the other states only that an enumeration will try; and
 * CM_REENUMERATE_RETRY_INSTALLATION tries it. Settled by a log of such a device plugged in twice.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdeviceregistrypropertyw
 */
export function installReason(system: SystemReader, id: string, retry: boolean): InstallReason | undefined {
  const flags = configFlags(system, id);
  if (flags === undefined) return 'new';
  if (flags & CONFIGFLAG_REINSTALL) return 'reinstall';
  if (flags & CONFIGFLAG_FAILEDINSTALL) return retry ? 'failed' : undefined;
  if (flags & CONFIGFLAG_FINISH_INSTALL) return 'finish-install';
  const actsByItself = eraOf(system.facts).finishInstall === 'installation';
  return actsByItself && flags & CONFIGFLAG_FINISHINSTALL_ACTION ? 'finish-install-action' : undefined;
}

/** Problems by bit of ConfigFlags, the first that is set counting. */
const BY_FLAG = [
  [CONFIGFLAG_DISABLED, CM_PROB_DISABLED],
  [CONFIGFLAG_REINSTALL, CM_PROB_REINSTALL],
  [CONFIGFLAG_FAILEDINSTALL, CM_PROB_FAILED_INSTALL],
  [CONFIGFLAG_PARTIAL_LOG_CONF, CM_PROB_PARTIAL_LOG_CONF],
] as const;

/**
 * The problem that keeps a device from being started at all.
 * Assumed: each bit of ConfigFlags has the problem of its name, and a device that is disabled is not told to want anything
 * else; settled by CM_Get_DevNode_Status of such devices on Windows.
 * @see device-manager-error-messages
 */
export function configuredProblem(system: SystemReader, id: string): number | undefined {
  const flags = configFlags(system, id);
  const capabilities = numberOf(system.registry.value(instanceKey(id), 'Capabilities')) ?? 0;
  if (capabilities & CM_DEVCAP_HARDWAREDISABLED) return CM_PROB_HARDWARE_DISABLED;
  const stopped = CSCONFIGFLAG_DISABLED | CSCONFIGFLAG_DO_NOT_START;
  if (profileFlags(system, id) & stopped) return CM_PROB_DISABLED;
  if (flags === undefined) return CM_PROB_NOT_CONFIGURED;
  return BY_FLAG.find(([bit]) => flags & bit)?.[1];
}
