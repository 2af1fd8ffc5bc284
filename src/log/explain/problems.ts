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
  [31, 'CM_PROB_FAILED_ADD', 'the driver could not be added to the device', 'Update the driver.'],
  [
    32,
    'CM_PROB_DISABLED_SERVICE',
    'the service of the device is disabled',
    'Change the start type of the service.',
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
    43,
    'CM_PROB_FAILED_POST_START',
    'the device reported a failure after it started',
    'Plug it in again; try another port and cable.',
  ],
  [45, 'CM_PROB_PHANTOM', 'the device is not connected', 'Connect it.'],
  [
    48,
    'CM_PROB_DRIVER_BLOCKED',
    'the driver is blocked because it makes trouble',
    'Look for a newer driver.',
  ],
  [
    52,
    'CM_PROB_UNSIGNED_DRIVER',
    'Windows does not accept the signature of the driver',
    'Use a signed driver, or switch on test signing for a test.',
  ],
  [54, 'CM_PROB_DEVICE_RESET', 'the device is being reset', 'Wait, then look again.'],
  [
    56,
    'CM_PROB_NEED_CLASS_CONFIG',
    'Windows is still configuring the class of the device',
    'Another network or filter installation holds it up: finish it, restart.',
  ],
];

const BY_NUMBER: ReadonlyMap<number, DeviceProblem> = new Map(
  ROWS.map(([number, name, means, next]) => [number, { number, name, means, next }]),
);

/** What the problem code of a device means. */
export function explainProblem(number: number): DeviceProblem | undefined {
  return BY_NUMBER.get(number);
}
