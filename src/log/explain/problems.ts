/** A device problem of Configuration Manager: its number, its name and what it says to a person. */
export interface DeviceProblem {
  readonly number: number;
  readonly name: string;
  readonly means: string;
  readonly next: string;
}

/** @see device-manager-error-messages */
const ROWS: readonly (readonly [number: number, name: string, means: string, next: string])[] = [
  [1, 'CM_PROB_NOT_CONFIGURED', 'the device has not been configured', 'Install or update its driver.'],
  [
    3,
    'CM_PROB_OUT_OF_MEMORY',
    'there was not enough memory, or the driver is damaged',
    'Install the driver again.',
  ],
  [
    9,
    'CM_PROB_INVALID_DATA',
    'the device or its firmware gives data that Windows cannot use',
    'Update the firmware.',
  ],
  [
    10,
    'CM_PROB_FAILED_START',
    'the driver could not start the device',
    'Look in the system event log, update the driver.',
  ],
  [
    12,
    'CM_PROB_NORMAL_CONFLICT',
    'the device finds no free resources',
    'Free resources: disable another device.',
  ],
  [14, 'CM_PROB_NEED_RESTART', 'the device works after a restart', 'Restart the computer.'],
  [16, 'CM_PROB_PARTIAL_LOG_CONF', 'not all resources of the device are known', 'Set its resources by hand.'],
  [18, 'CM_PROB_REINSTALL', 'the driver has to be installed again', 'Install the driver again.'],
  [
    19,
    'CM_PROB_REGISTRY',
    'the registry data of the device is damaged',
    'Remove the device and let it be found again.',
  ],
  [21, 'CM_PROB_WILL_BE_REMOVED', 'Windows is removing the device', 'Wait, then look again.'],
  [22, 'CM_PROB_DISABLED', 'the device is disabled', 'Enable it.'],
  [24, 'CM_PROB_DEVICE_NOT_THERE', 'the device is not there or has not all its drivers', 'Plug it in again.'],
  [
    28,
    'CM_PROB_FAILED_INSTALL',
    'no driver is installed for the device',
    'Install a driver that names one of its IDs.',
  ],
  [
    29,
    'CM_PROB_HARDWARE_DISABLED',
    'the firmware has switched the device off',
    'Enable it in the firmware setup.',
  ],
  [31, 'CM_PROB_FAILED_ADD', 'the driver could not be added to the device', 'Update the driver.'],
  [
    32,
    'CM_PROB_DISABLED_SERVICE',
    'the service of the device is disabled',
    'Change the start type of the service.',
  ],
  [
    33,
    'CM_PROB_TRANSLATION_FAILED',
    'the resources of the device could not be found out',
    'Update the firmware.',
  ],
  [34, 'CM_PROB_NO_SOFTCONFIG', 'the device needs resources set by hand', 'Set its resources by hand.'],
  [
    35,
    'CM_PROB_BIOS_TABLE',
    'the firmware lacks data on the resources of the device',
    'Update the firmware.',
  ],
  [
    36,
    'CM_PROB_IRQ_TRANSLATION_FAILED',
    'the interrupt of the device could not be translated',
    'Update the firmware.',
  ],
  [
    37,
    'CM_PROB_FAILED_DRIVER_ENTRY',
    'the driver returned an error when it was loaded',
    'Update the driver.',
  ],
  [
    38,
    'CM_PROB_DRIVER_FAILED_PRIOR_UNLOAD',
    'an older instance of the driver is still loaded',
    'Restart the computer.',
  ],
  [
    39,
    'CM_PROB_DRIVER_FAILED_LOAD',
    'the driver could not be loaded',
    'Check that its file is there and for this Windows.',
  ],
  [
    40,
    'CM_PROB_DRIVER_SERVICE_KEY_INVALID',
    'the service key of the driver is missing or wrong',
    'Install the driver again.',
  ],
  [
    41,
    'CM_PROB_LEGACY_SERVICE_NO_DEVICES',
    'the driver was loaded and found no device',
    'Plug the device in again, install the driver again.',
  ],
  [42, 'CM_PROB_DUPLICATE_DEVICE', 'a device with this name runs already', 'Restart the computer.'],
  [
    43,
    'CM_PROB_FAILED_POST_START',
    'the device reported a failure after it started',
    'Plug it in again; try another port and cable.',
  ],
  [44, 'CM_PROB_HALTED', 'a program or service shut the device down', 'Restart the computer.'],
  [45, 'CM_PROB_PHANTOM', 'the device is not connected', 'Connect it.'],
  [46, 'CM_PROB_SYSTEM_SHUTDOWN', 'Windows is shutting down', 'Wait for the restart.'],
  [
    47,
    'CM_PROB_HELD_FOR_EJECT',
    'the device is ready for removal and was not removed',
    'Unplug it and plug it in again.',
  ],
  [
    48,
    'CM_PROB_DRIVER_BLOCKED',
    'the driver is blocked because it makes trouble',
    'Look for a newer driver.',
  ],
  [
    49,
    'CM_PROB_REGISTRY_TOO_LARGE',
    'the system hive of the registry is too large',
    'Remove devices that are no longer used.',
  ],
  [
    50,
    'CM_PROB_SETPROPERTIES_FAILED',
    'properties of the device could not be set',
    'Install the driver again.',
  ],
  [
    51,
    'CM_PROB_WAITING_ON_DEPENDENCY',
    'the device waits for another one',
    'Look at the device it depends on.',
  ],
  [
    52,
    'CM_PROB_UNSIGNED_DRIVER',
    'Windows does not accept the signature of the driver',
    'Use a signed driver, or switch on test signing for a test.',
  ],
  [53, 'CM_PROB_USED_BY_DEBUGGER', 'the kernel debugger uses the device', 'Switch kernel debugging off.'],
  [54, 'CM_PROB_DEVICE_RESET', 'the device is being reset', 'Wait, then look again.'],
  [55, 'CM_PROB_CONSOLE_LOCKED', 'the device waits until somebody unlocks the console', 'Sign in.'],
  [
    56,
    'CM_PROB_NEED_CLASS_CONFIG',
    'Windows is still configuring the class of the device',
    'Another network or filter installation holds it up: finish it, restart.',
  ],
  [
    57,
    'CM_PROB_GUEST_ASSIGNMENT_FAILED',
    'the device could not be given to the virtual machine',
    'Look at the settings of the virtual machine.',
  ],
];

const BY_NUMBER: ReadonlyMap<number, DeviceProblem> = new Map(
  ROWS.map(([number, name, means, next]) => [number, { number, name, means, next }]),
);

/** What the problem code of a device means. */
export function explainProblem(number: number): DeviceProblem | undefined {
  return BY_NUMBER.get(number);
}
