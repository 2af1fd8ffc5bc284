/** Recorded ranks and selections that we do not predict, each with its reason. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  '019.log:1 MS_PPPOE 0x00000000': 'the identifiers of the search stand in a part that was not kept',
  '036.log:10 null 0x00002001': 'no identifier is recorded; a sample of documentation, from a beta of Vista',
  '036.log:10 undefined 0x00002001':
    'no identifier is recorded; a sample of documentation, from a beta of Vista',
  '050.log:1 null 0x00ff0001': 'no identifier is recorded',
  '050.log:1 undefined 0x00ff0001': 'no identifier is recorded',
  '110.log:48 null 0x00ff0001': 'no identifier is recorded',
  '110.log:48 undefined 0x00ff0001': 'no identifier is recorded',
  '109.log:1 STORAGE\\VolumeSnapshot 0x00ff0000': 'identifiers are not recorded and follow from no bus',
  '120.log USB\\DEVICE_DESCRIPTOR_FAILURE 0x00ff0000':
    'a device that does not answer: its lists are not known',
  '120.log USB\\DEVICE_DESCRIPTOR_FAILURE 0x00ff2000':
    'a device that does not answer: its lists are not known',
  '122.log MMDEVAPI\\AudioEndpoints 0x00ff0000': 'what the program gave the software device is not recorded',
  '122.log SWD\\GenericRaw 0x00ff3001': 'what the program gave the software device is not recorded',
  '129.log acpiapic 0x00ff0000': 'the computer itself: setup chose its identifier',
};
