import { type EnumeratedDevice, hexadecimal } from './enumerated.ts';

/** What a function group of a High Definition Audio codec says. */
export interface HdAudioFacts {
  /** 1 is audio, 2 a modem. */
  readonly functionType: number;
  readonly vendor: number;
  readonly device: number;
  /** Implementation identification, 32 bits. */
  readonly subsystem: number;
  readonly revision: number;
  readonly controller: { readonly vendor: number; readonly device: number };
  /** Codec address on the link and node of the function group. */
  readonly address: number;
  readonly node: number;
}

/**
 * The identifiers of a High Definition Audio function.
 * Observed: both lists (recordings 001, 106: Windows 7 and 10).
 * @see identifiers-for-hdaudio-devices
 */
export function enumerateHdAudio(audio: HdAudioFacts): EnumeratedDevice {
  const id = `HDAUDIO\\FUNC_${hexadecimal(audio.functionType, 2)}`;
  const vendor = `&VEN_${hexadecimal(audio.vendor, 4)}`;
  const device = `${vendor}&DEV_${hexadecimal(audio.device, 4)}`;
  const subsystem = `${device}&SUBSYS_${hexadecimal(audio.subsystem, 8)}`;
  const revision = `&REV_${hexadecimal(audio.revision, 4)}`;
  const controllerVendor = `&CTLR_VEN_${hexadecimal(audio.controller.vendor, 4)}`;
  const controller = `${controllerVendor}&CTLR_DEV_${hexadecimal(audio.controller.device, 4)}`;
  const owners = [controller, controllerVendor, ''];
  return {
    deviceId: id + subsystem + revision,
    instanceId: hexadecimal(audio.address, 2) + hexadecimal(audio.node, 2),
    uniqueId: false,
    hardwareIds: [id + subsystem + revision, id + subsystem],
    compatibleIds: [
      ...[device + revision, device, vendor].flatMap(part => owners.map(owner => id + owner + part)),
      id + controller,
      id + controllerVendor,
      `${id}&GF${subsystem}${revision}`,
      id,
    ],
  };
}
