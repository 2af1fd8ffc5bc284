/** Who a device is: from what its bus knows of it to the identifiers that Windows gives it. */
export * from './acpi.ts';
export * from './bluetooth.ts';
export * from './enumerated.ts';
export * from './hd-audio.ts';
export * from './hid.ts';
export * from './pci.ts';
export * from './software.ts';
export * from './storage.ts';
export * from './usb.ts';
