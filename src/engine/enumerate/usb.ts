import { eraOf, type Facts } from '../../base/index.ts';
import { type EnumeratedDevice, hexadecimal } from './enumerated.ts';

/** Class, subclass and protocol of a device or an interface descriptor. */
export interface UsbClass {
  readonly class: number;
  readonly subclass: number;
  readonly protocol: number;
}

/** An interface of the first configuration, or a collection of interfaces by its first one. */
export interface UsbInterface extends UsbClass {
  /** bInterfaceNumber, or bFirstInterface of the interface association. */
  readonly number: number;
  /** Compatible ID of the Microsoft OS descriptors for this function: `WINUSB`. */
  readonly microsoftId?: string;
}

/** What the descriptors of a USB device say, and where it is plugged in. */
export interface UsbFacts extends UsbClass {
  readonly vendor: number;
  readonly product: number;
  /** bcdDevice. */
  readonly revision: number;
  readonly configurations: number;
  readonly interfaces: readonly UsbInterface[];
  /** The serial number, where there is one that is unique. */
  readonly serial?: string;
  /** The port of the hub, from 1. */
  readonly port: number;
  /** Compatible ID of the Microsoft OS descriptors for the device: `WINUSB`. */
  readonly microsoftId?: string;
}

/**
 * The identifiers of a USB device.
 * Observed: the class of a single-interface device is that of its interface where the device descriptor says 0
 * (recordings 009); COMPAT_VID is not there on build 22475 (035: USB\Class_03&SubClass_01 second) and is on
 * 26100 (132, 127: USB\Class_02&SubClass_02 fifth, USB\COMPOSITE seventh, USB\MS_COMP_WINUSB first).
 * Assumed: COMPAT_VID begins with build 22621; a list of a build between 22475 and 26100 would settle it.
 * Assumed: a USB device of several configurations whose class is 0 has the class of its first interface; a
 * recorded list of one would settle it.
 * @see standard-usb-identifiers, usb-device-specific-registry-settings
 */
export function enumerateUsb(usb: UsbFacts, facts: Facts): EnumeratedDevice {
  const id = productId(usb);
  const composite = isComposite(usb);
  const classes = !composite && usb.class === 0 ? (usb.interfaces[0] ?? usb) : usb;
  return {
    deviceId: id,
    instanceId: usb.serial ?? String(usb.port),
    uniqueId: usb.serial !== undefined,
    hardwareIds: [`${id}&REV_${hexadecimal(usb.revision, 4)}`, id],
    compatibleIds: [
      ...microsoftIds(usb.microsoftId),
      ...classIds(composite ? 'DevClass' : 'Class', classes, usb.vendor, facts),
      ...(composite ? ['USB\\COMPOSITE'] : []),
    ],
  };
}

/**
 * The identifiers of each function of a composite device, as the generic parent driver gives them.
 * Observed: the instance ID is the interface's number (recordings 127).
 * Assumed: functions of composite devices have identifiers with COMPAT_VID too; a recorded list would settle it.
 * @see enumeration-of-interfaces-not-grouped-in-collections, support-for-interface-collections
 */
export function enumerateUsbInterfaces(usb: UsbFacts, facts: Facts): EnumeratedDevice[] {
  const id = productId(usb);
  return usb.interfaces.map(one => {
    const function_ = `&MI_${hexadecimal(one.number, 2)}`;
    return {
      deviceId: id + function_,
      instanceId: hexadecimal(one.number, 4),
      uniqueId: false,
      hardwareIds: [`${id}&REV_${hexadecimal(usb.revision, 4)}${function_}`, id + function_],
      compatibleIds: [...microsoftIds(one.microsoftId), ...classIds('Class', one, usb.vendor, facts)],
    };
  });
}

/**
 * Whether Windows takes a device apart into its functions.
 * @see enumeration-of-the-composite-parent-device
 */
export function isComposite({
  class: code,
  subclass,
  protocol,
  configurations,
  interfaces,
}: UsbFacts): boolean {
  const associated = code === 0xef && subclass === 0x02 && protocol === 0x01;
  return (code === 0 || associated) && interfaces.length > 1 && configurations === 1;
}

/**
 * The identifiers of a root hub; the vendor and the device are those of the host controller.
 * Observed: recordings 020.
 */
export function enumerateRootHub(hub: {
  readonly kind: 'ROOT_HUB' | 'ROOT_HUB20' | 'ROOT_HUB30';
  readonly vendor: number;
  readonly device: number;
  readonly revision: number;
}): EnumeratedDevice {
  const id = `USB\\${hub.kind}`;
  const controller = `${id}&VID${hexadecimal(hub.vendor, 4)}&PID${hexadecimal(hub.device, 4)}`;
  return {
    deviceId: id,
    instanceId: '0',
    uniqueId: false,
    hardwareIds: [`${controller}&REV${hexadecimal(hub.revision, 4)}`, controller, id],
    compatibleIds: [],
  };
}

function productId({ vendor, product }: UsbFacts): string {
  return `USB\\VID_${hexadecimal(vendor, 4)}&PID_${hexadecimal(product, 4)}`;
}

/** @see automatic-installation-of-winusb */
function microsoftIds(id: string | undefined): string[] {
  return id ? [`USB\\MS_COMP_${id}`] : [];
}

function classIds(word: string, classes: UsbClass, vendor: number, facts: Facts): string[] {
  const code = `${word}_${hexadecimal(classes.class, 2)}`;
  const subclass = `${code}&SubClass_${hexadecimal(classes.subclass, 2)}`;
  const ids = [`${subclass}&Prot_${hexadecimal(classes.protocol, 2)}`, subclass, code];
  const own = eraOf(facts).usbVendorClasses
    ? ids.map(id => `COMPAT_VID_${hexadecimal(vendor, 4)}&${id}`)
    : [];
  return [...own, ...ids].map(id => `USB\\${id}`);
}
