/** Facts that do not come out of the recordings, each with the reason. One that passes fails the run. */
export const EXEMPTIONS: Readonly<Record<string, string>> = {
  'driver-node 036.log:10':
    'the fact begins at the second line of the node and leaves out the matched ID, which the log names in the first',
  'rank-vector 036.log:10': 'made of the fact above',
  'predicted install-op 001.log:516':
    'the class installer adds the service before it calls the default handler; what it does of its own is not known',
  'predicted dif-sequence 001.log:10527':
    'a co-installer of an earlier installation is asked only after the selection changed the class; why is not recorded',
  'predicted install-op 001.log:10527':
    'files of packages that came with Windows are hard links into the store; a machine here has no links, and they are told as copies',
  'predicted install-op 002.log:193':
    'files of packages that came with Windows are hard links into the store; a machine here has no links, and they are told as copies',
  'predicted install-op 002.log:284':
    'files of packages that came with Windows are hard links into the store; a machine here has no links, and they are told as copies',
  'predicted install-op 002.log:1065':
    'files of packages that came with Windows are hard links into the store; a machine here has no links, and they are told as copies',
  'predicted update-result 103.log:1':
    'its exit status, 0xC1900101, is no error of the update: the same section ends with 0x103',
  'predicted selection 104.log:1':
    'the text leaves the driver list out; the one that was selected is made up from what follows',
  'predicted install-op 104.log:1':
    'this build tells status and parent of a device before; stories are told in the form of 10240',
  'predicted install-op 002.log:511':
    'a configurable package in a class that is not is configured once more inside DIF_INSTALLDEVICE; the default handler does not',
  'predicted install-op 002.log:621':
    'a configurable package in a class that is not is configured once more inside DIF_INSTALLDEVICE; the default handler does not',
  'predicted install-op 002.log:732':
    'a configurable package in a class that is not is configured once more inside DIF_INSTALLDEVICE; the default handler does not',
  'predicted install-op 002.log:843':
    'a configurable package in a class that is not is configured once more inside DIF_INSTALLDEVICE; the default handler does not',
  'predicted install-op 002.log:954':
    'a configurable package in a class that is not is configured once more inside DIF_INSTALLDEVICE; the default handler does not',
};
