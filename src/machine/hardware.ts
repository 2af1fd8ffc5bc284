/** A bus that a piece of hardware gives to others. */
export interface Bus {
  /** The enumerator whose key the devices stand under: `USB`, `PCI`. */
  readonly enumerator: string;
  /** Whether devices may come and go while the computer runs. */
  readonly hotPluggable: boolean;
  /** Whether the bus tells that one came; else somebody has to ask it to look again. */
  readonly notifies: boolean;
}

/**
 * A piece of hardware that is plugged in, as its bus reports it. It says nothing about drivers: what Windows
 * made of it stands in registry and running state.
 * @see kernel/irp-mn-query-id, irp-mn-query-capabilities, irp-mn-query-device-text
 */
export interface Hardware {
  /** Our name for it, unique on the machine: `toaster`. */
  readonly name: string;
  /** The name of the hardware whose bus it sits on; absent on the computer's own bus. */
  readonly parent?: string;
  /** `USB\VID_1209&PID_7057`, enumerator included. */
  readonly deviceId: string;
  /** The instance ID that the bus gives: `A1`. */
  readonly instanceId: string;
  /** Whether that instance ID is unique on the whole computer; else PnP makes it so. */
  readonly uniqueId: boolean;
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
  /** CM_DEVCAP bits. */
  readonly capabilities: number;
  readonly description?: string;
  readonly location?: string;
  /** `{guid}` of the physical device that this is part of. */
  readonly containerId?: string;
  readonly uiNumber?: number;
  readonly address?: number;
  /** The bus behind it. */
  readonly bus?: Bus;
}

/** The buses of a machine with what is plugged into them. */
export interface BusReader {
  hardware(name: string): Hardware | undefined;
  /** What sits on the bus of a piece of hardware, or on the computer's own; ordered by name. */
  on(parent?: string): readonly Hardware[];
}
