import { type Facts, SETUP_CLASSES } from '../../base/index.ts';
import { isReached, table } from './table.ts';

/** A setup class that Windows knows from the start. */
export interface SetupClass {
  readonly name: string;
  /** In braces, lower case. */
  readonly guid: string;
  readonly friendlyName: string;
}

/**
 * Class, category, first version; `?` after a version: the page names none.
 * Assumed: the friendly name of a class is the category that the page names, and a class without a version
 * is there since Windows 2000, or since the version with `?`. Settled by the Class keys of a fresh Windows
 * of each version.
 * @see system-defined-device-setup-classes-available-to-vendors
 * @see system-defined-device-setup-classes-reserved-for-system-use
 */
const CLASSES = `
AudioProcessingObject | Audio Processing Objects (APOs) | 10.0?
Battery | Battery Devices | 5.0
Biometric | Biometric Device | 5.2
Bluetooth | Bluetooth Devices | 5.1 sp1
Camera | Camera Device | 10.0.16299
CDROM | CD-ROM Drives | 5.0
DiskDrive | Disk Drives | 5.0
Display | Display Adapters | 5.0
Extension | Extension INF | 10.0
FDC | Floppy Disk Controllers | 5.0
FloppyDisk | Floppy Disk Drives | 5.0
HDC | Hard Disk Controllers | 5.0
HIDClass | Human Interface Devices (HID) | 5.0
Dot4 | IEEE 1284.4 Devices | 5.0
Dot4Print | IEEE 1284.4 Print Functions | 5.0
61883 | IEEE 1394 Devices That Support the 61883 Protocol | 5.0
AVC | IEEE 1394 Devices That Support the AVC Protocol | 5.0
SBP2 | IEEE 1394 Devices That Support the SBP2 Protocol | 5.0
1394 | IEEE 1394 Host Bus Controller | 5.0
Image | Imaging Device | 5.0
Infrared | IrDA Devices | 5.0
Keyboard | Keyboard | 5.0
MediumChanger | Media Changers | 5.0
MTD | Memory Technology Driver | 5.0
Modem | Modem | 5.0
Monitor | Monitor | 5.0
Mouse | Mouse | 5.0
Multifunction | Multifunction Devices | 5.0
Media | Multimedia | 5.0
MultiportSerial | Multiport Serial Adapters | 5.0
Net | Network Adapter | 5.0
NetClient | Network Client | 5.0
NetService | Network Service | 5.0
NetTrans | Network Transport | 5.0
SecurityAccelerator | PCI SSL Accelerator | 5.0
PCMCIA | PCMCIA Adapters | 5.0
Ports | Ports (COM & LPT ports) | 5.0
Printer | Printers | 5.0
PNPPrinters | Printers, Bus-specific class drivers | 5.0
Processor | Processors | 5.0
SCSIAdapter | SCSI, RAID, and NVMe Controllers | 5.0
Securitydevices | Security Devices | 6.3
Sensor | Sensors | 6.1
SmartCardReader | Smart Card Readers | 5.0
SoftwareComponent | Software Component | 10.0.15063
NvmeDisk | Storage Disks | 10.0.26100?
Volume | Storage Volumes | 5.0
System | System Devices | 5.0
TapeDrive | Tape Drives | 5.0
USBDevice | USB Device | 6.2?
WCEUSBS | Windows CE USB ActiveSync Devices | 5.0
WPD | Windows Portable Devices (WPD) | 6.0
Adapter | Adapter | 5.0
APMSupport | APM | 5.0
Computer | Computer | 5.0
Decoder | Decoders | 5.0
1394Debug | Host-side IEEE 1394 Kernel Debugger Support | 5.0
Enum1394 | IEEE 1394 IP Network Enumerator | 5.0
NoDriver | No driver | 5.0
LegacyDriver | Non-Plug and Play Drivers | 5.0
Unknown | Other Devices | 5.0
PrinterUpgrade | Printer Upgrade | 5.0
PrintQueue | Print Queue | 6.2?
SoftwareDevice | Software Device | 6.2?
AudioEndpoint | Audio Endpoint | 6.2?
Sound | Sound | 5.0
VolumeSnapshot | Storage Volume Snapshots | 5.0
USB | USB Bus Devices (hubs and host controllers) | 5.0
`;

const GUIDS: ReadonlyMap<string, string> = new Map(SETUP_CLASSES);

/** The setup classes of a newly installed Windows. */
export function setupClasses(facts: Facts): readonly SetupClass[] {
  return table(CLASSES)
    .filter(([, , since]) => isReached(facts, since!))
    .map(([name, friendlyName]) => ({ name: name!, guid: GUIDS.get(name!)!, friendlyName: friendlyName! }));
}
