/** The build that the lists below are recorded on; nothing is known of others. */
export const RECORDED_BUILD = '10.0.10240';

/** Setup classes and whether they are configurable. Observed: `Class Options` and warnings of recordings 001, 002. */
export const RECORDED_CLASSES: ReadonlyMap<string, boolean> = new Map([
  ['{36fc9e60-c465-11cf-8056-444553540000}', true],
  ['{1ed2bbf9-11f0-4084-b21f-ad83a8e6dcdc}', true],
  ['{4d36e972-e325-11ce-bfc1-08002be10318}', true],
  ['{4d36e97b-e325-11ce-bfc1-08002be10318}', true],
  ['{4d36e97d-e325-11ce-bfc1-08002be10318}', true],
  ['{745a17a0-74d3-11d0-b6fe-00a0c90f57da}', true],
  ['{8c78b96c-9120-4da4-a144-ff427f2cf132}', true],
  ['{a0a588a4-c46f-4b37-b7ea-c82fe89870c6}', true],
  ['{d421b08e-6d16-41ca-9c4d-9147e5ac98e0}', true],
  ['{d61ca365-5af4-4486-998b-9db4734c6ca3}', true],
  ['{4d36e968-e325-11ce-bfc1-08002be10318}', false],
  ['{4d36e96c-e325-11ce-bfc1-08002be10318}', false],
  ['{4d36e96d-e325-11ce-bfc1-08002be10318}', false],
  ['{4d36e978-e325-11ce-bfc1-08002be10318}', false],
  ['{4d36e979-e325-11ce-bfc1-08002be10318}', false],
  ['{50dd5230-ba8a-11d1-bf5d-0000f805f530}', false],
  ['{5175d334-c371-4806-b3ba-71fd53c9258d}', false],
  ['{e0cbf06c-cd8b-4647-bb8a-263b43f0f974}', false],
  ['{eec5ad98-8080-425f-922a-dabf3de3f69a}', false],
]);

/** INFs of Windows' own that were found or treated as configurable. Observed: recordings 001, 002. */
export const RECORDED_PACKAGES: readonly string[] = [
  'acpi bthaudhid bthleenum buttonconverter genericusbfn hdaudbus hdaudio hidscanner ksfilter mdmbtmdm miradisp',
  'msgpiowin32 nete1g3e netrndis netrtwlane_13 nettun netwmbclass ntprint ntprint4 pci printqueue prnms001',
  'prnms003 prnms004 prnms009 sdbus sensorshidclassdriver stornvme tsusbhub ucmucsi usbhub3 usbport usbser',
  'usbstor usbxhci vhdmp wdmaudio wfcvsc xusb22',
].flatMap(names => names.split(' ').map(name => `${name}.inf`));
