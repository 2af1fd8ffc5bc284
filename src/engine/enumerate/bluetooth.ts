import { type EnumeratedDevice, hexadecimal } from './enumerated.ts';

/** A service that a paired Bluetooth device offers. */
export interface BluetoothService {
  /** `{0000110b-0000-1000-8000-00805f9b34fb}`. */
  readonly service: string;
  /** From its Device ID record; the source is 1 for Bluetooth SIG, 2 for USB numbers. */
  readonly product?: { readonly source: number; readonly vendor: number; readonly product: number };
  /** The manufacturer of the radio in the computer. */
  readonly radioManufacturer: number;
  /** Twelve hexadecimal digits. */
  readonly address: string;
}

/**
 * The identifiers of a service of a Bluetooth device.
 * Assumed: of Bluetooth identifiers the order, the vendor's eight digits being source and number, and the instance ID; the page names
 * the forms only, and a recorded list would settle it.
 * @see installing-a-bluetooth-device
 */
export function enumerateBluetooth(bluetooth: BluetoothService): EnumeratedDevice {
  const { service, product, radioManufacturer, address } = bluetooth;
  const id = `BTHENUM\\${service}`;
  const local = `${id}_LOCALMFG&${hexadecimal(radioManufacturer, 4)}`;
  const vendor = product && `${id}_VID&${hexadecimal(product.source, 4)}${hexadecimal(product.vendor, 4)}`;
  const hardwareIds = [
    ...(vendor ? [`${vendor}_PID&${hexadecimal(product.product, 4)}`, vendor] : []),
    local,
  ];
  return {
    deviceId: hardwareIds[0]!,
    instanceId: `${address.toUpperCase()}_C00000000`,
    uniqueId: false,
    hardwareIds,
    compatibleIds: [id],
  };
}
