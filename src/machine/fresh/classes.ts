import type { Facts } from '../../base/index.ts';
import { isReached, table } from './table.ts';

/** A setup class that Windows knows from the start. */
export interface SetupClass {
  readonly name: string;
  /** In braces, lower case. */
  readonly guid: string;
  readonly friendlyName: string;
}

/**
 * Class, GUID, category, first version; `?` after a version: the page names none.
 * Assumed: the friendly name of a class is the category that the page names, and a class without a version
 * is there since Windows 2000, or since the version with `?`. Settled by the Class keys of a fresh Windows
 * of each version.
 * @see system-defined-device-setup-classes-available-to-vendors
 * @see system-defined-device-setup-classes-reserved-for-system-use
 */
const CLASSES = `
AudioProcessingObject | 5989fce8-9cd0-467d-8a6a-5419e31529d4 | Audio Processing Objects (APOs) | 10.0?
Battery | 72631e54-78a4-11d0-bcf7-00aa00b7b32a | Battery Devices | 5.0
Biometric | 53d29ef7-377c-4d14-864b-eb3a85769359 | Biometric Device | 5.2
Bluetooth | e0cbf06c-cd8b-4647-bb8a-263b43f0f974 | Bluetooth Devices | 5.1 sp1
Camera | ca3e7ab9-b4c3-4ae6-8251-579ef933890f | Camera Device | 10.0.16299
CDROM | 4d36e965-e325-11ce-bfc1-08002be10318 | CD-ROM Drives | 5.0
DiskDrive | 4d36e967-e325-11ce-bfc1-08002be10318 | Disk Drives | 5.0
Display | 4d36e968-e325-11ce-bfc1-08002be10318 | Display Adapters | 5.0
Extension | e2f84ce7-8efa-411c-aa69-97454ca4cb57 | Extension INF | 10.0
FDC | 4d36e969-e325-11ce-bfc1-08002be10318 | Floppy Disk Controllers | 5.0
FloppyDisk | 4d36e980-e325-11ce-bfc1-08002be10318 | Floppy Disk Drives | 5.0
HDC | 4d36e96a-e325-11ce-bfc1-08002be10318 | Hard Disk Controllers | 5.0
HIDClass | 745a17a0-74d3-11d0-b6fe-00a0c90f57da | Human Interface Devices (HID) | 5.0
Dot4 | 48721b56-6795-11d2-b1a8-0080c72e74a2 | IEEE 1284.4 Devices | 5.0
Dot4Print | 49ce6ac8-6f86-11d2-b1e5-0080c72e74a2 | IEEE 1284.4 Print Functions | 5.0
61883 | 7ebefbc0-3200-11d2-b4c2-00a0c9697d07 | IEEE 1394 Devices That Support the 61883 Protocol | 5.0
AVC | c06ff265-ae09-48f0-812c-16753d7cba83 | IEEE 1394 Devices That Support the AVC Protocol | 5.0
SBP2 | d48179be-ec20-11d1-b6b8-00c04fa372a7 | IEEE 1394 Devices That Support the SBP2 Protocol | 5.0
1394 | 6bdd1fc1-810f-11d0-bec7-08002be2092f | IEEE 1394 Host Bus Controller | 5.0
Image | 6bdd1fc6-810f-11d0-bec7-08002be2092f | Imaging Device | 5.0
Infrared | 6bdd1fc5-810f-11d0-bec7-08002be2092f | IrDA Devices | 5.0
Keyboard | 4d36e96b-e325-11ce-bfc1-08002be10318 | Keyboard | 5.0
MediumChanger | ce5939ae-ebde-11d0-b181-0000f8753ec4 | Media Changers | 5.0
MTD | 4d36e970-e325-11ce-bfc1-08002be10318 | Memory Technology Driver | 5.0
Modem | 4d36e96d-e325-11ce-bfc1-08002be10318 | Modem | 5.0
Monitor | 4d36e96e-e325-11ce-bfc1-08002be10318 | Monitor | 5.0
Mouse | 4d36e96f-e325-11ce-bfc1-08002be10318 | Mouse | 5.0
Multifunction | 4d36e971-e325-11ce-bfc1-08002be10318 | Multifunction Devices | 5.0
Media | 4d36e96c-e325-11ce-bfc1-08002be10318 | Multimedia | 5.0
MultiportSerial | 50906cb8-ba12-11d1-bf5d-0000f805f530 | Multiport Serial Adapters | 5.0
Net | 4d36e972-e325-11ce-bfc1-08002be10318 | Network Adapter | 5.0
NetClient | 4d36e973-e325-11ce-bfc1-08002be10318 | Network Client | 5.0
NetService | 4d36e974-e325-11ce-bfc1-08002be10318 | Network Service | 5.0
NetTrans | 4d36e975-e325-11ce-bfc1-08002be10318 | Network Transport | 5.0
SecurityAccelerator | 268c95a1-edfe-11d3-95c3-0010dc4050a5 | PCI SSL Accelerator | 5.0
PCMCIA | 4d36e977-e325-11ce-bfc1-08002be10318 | PCMCIA Adapters | 5.0
Ports | 4d36e978-e325-11ce-bfc1-08002be10318 | Ports (COM & LPT ports) | 5.0
Printer | 4d36e979-e325-11ce-bfc1-08002be10318 | Printers | 5.0
PNPPrinters | 4658ee7e-f050-11d1-b6bd-00c04fa372a7 | Printers, Bus-specific class drivers | 5.0
Processor | 50127dc3-0f36-415e-a6cc-4cb3be910b65 | Processors | 5.0
SCSIAdapter | 4d36e97b-e325-11ce-bfc1-08002be10318 | SCSI, RAID, and NVMe Controllers | 5.0
Securitydevices | d94ee5d8-d189-4994-83d2-f68d7d41b0e6 | Security Devices | 6.3
Sensor | 5175d334-c371-4806-b3ba-71fd53c9258d | Sensors | 6.1
SmartCardReader | 50dd5230-ba8a-11d1-bf5d-0000f805f530 | Smart Card Readers | 5.0
SoftwareComponent | 5c4c3332-344d-483c-8739-259e934c9cc8 | Software Component | 10.0.15063
NvmeDisk | 75416e63-5912-4dfa-ae8f-3efaccaffb14 | Storage Disks | 10.0.26100?
Volume | 71a27cdd-812a-11d0-bec7-08002be2092f | Storage Volumes | 5.0
System | 4d36e97d-e325-11ce-bfc1-08002be10318 | System Devices | 5.0
TapeDrive | 6d807884-7d21-11cf-801c-08002be10318 | Tape Drives | 5.0
USBDevice | 88bae032-5a81-49f0-bc3d-a4ff138216d6 | USB Device | 6.2?
WCEUSBS | 25dbce51-6c8f-4a72-8a6d-b54c2b4fc835 | Windows CE USB ActiveSync Devices | 5.0
WPD | eec5ad98-8080-425f-922a-dabf3de3f69a | Windows Portable Devices (WPD) | 6.0
Adapter | 4d36e964-e325-11ce-bfc1-08002be10318 | Adapter | 5.0
APMSupport | d45b1c18-c8fa-11d1-9f77-0000f805f530 | APM | 5.0
Computer | 4d36e966-e325-11ce-bfc1-08002be10318 | Computer | 5.0
Decoder | 6bdd1fc2-810f-11d0-bec7-08002be2092f | Decoders | 5.0
1394Debug | 66f250d6-7801-4a64-b139-eea80a450b24 | Host-side IEEE 1394 Kernel Debugger Support | 5.0
Enum1394 | c459df55-db08-11d1-b009-00a0c9081ff6 | IEEE 1394 IP Network Enumerator | 5.0
NoDriver | 4d36e976-e325-11ce-bfc1-08002be10318 | No driver | 5.0
LegacyDriver | 8ecc055d-047f-11d1-a537-0000f8753ed1 | Non-Plug and Play Drivers | 5.0
Unknown | 4d36e97e-e325-11ce-bfc1-08002be10318 | Other Devices | 5.0
PrinterUpgrade | 4d36e97a-e325-11ce-bfc1-08002be10318 | Printer Upgrade | 5.0
PrintQueue | 1ed2bbf9-11f0-4084-b21f-ad83a8e6dcdc | Print Queue | 6.2?
SoftwareDevice | 62f9c741-b25a-46ce-b54c-9bccce08b6f2 | Software Device | 6.2?
AudioEndpoint | c166523c-fe0c-4a94-a586-f1a80cfbbf3e | Audio Endpoint | 6.2?
Sound | 4d36e97c-e325-11ce-bfc1-08002be10318 | Sound | 5.0
VolumeSnapshot | 533c5b84-ec70-11d2-9505-00c04f79deaf | Storage Volume Snapshots | 5.0
USB | 36fc9e60-c465-11cf-8056-444553540000 | USB Bus Devices (hubs and host controllers) | 5.0
`;

/** The setup classes of a newly installed Windows. */
export function setupClasses(facts: Facts): readonly SetupClass[] {
  return table(CLASSES)
    .filter(([, , , since]) => isReached(facts, since!))
    .map(([name, guid, friendlyName]) => ({ name: name!, guid: `{${guid}}`, friendlyName: friendlyName! }));
}
