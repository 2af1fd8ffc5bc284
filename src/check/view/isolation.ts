import { sameName } from '../../base/index.ts';
import type { RegistryAdd } from '../../inf/index.ts';
import { type AddedValue, isShared, isWithin, registryAddsOf } from './registry.ts';
import type { Subject } from './subject.ts';

const SOFTWARE = [
  'Classes',
  'Khronos',
  'Microsoft\\Analog\\Providers',
  'Microsoft\\Cellular\\MVSettings\\DeviceSpecific\\CellUX',
  'Microsoft\\Cryptography\\Calais\\Readers',
  'Microsoft\\Cryptography\\Calais\\SmartCards',
  'Microsoft\\Cryptography\\DRM_RNG',
  'Microsoft\\EAPOL',
  'Microsoft\\Palm\\DelayManipulationDuration',
  'Microsoft\\Shell\\OEM\\QuickActions\\ColorProfileQuickAction',
  'Microsoft\\Speech_OneCore\\AudioInput',
  'Microsoft\\Windows Media Foundation',
  'Microsoft\\Windows NT\\CurrentVersion\\AdaptiveDisplayBrightness',
  'Microsoft\\Windows NT\\CurrentVersion\\drivers.desc',
  'Microsoft\\Windows NT\\CurrentVersion\\Drivers32',
  'Microsoft\\Windows NT\\CurrentVersion\\ICM',
  'Microsoft\\Windows NT\\CurrentVersion\\OpenGlDrivers',
  'Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\Notify\\ScCertProp',
  'Microsoft\\Windows\\CurrentVersion\\App Paths',
  'Microsoft\\Windows\\CurrentVersion\\Audio',
  'Microsoft\\Windows\\CurrentVersion\\Authentication',
  'Microsoft\\Windows\\CurrentVersion\\Control Panel',
  'Microsoft\\Windows\\CurrentVersion\\Controls Folder',
  'Microsoft\\Windows\\CurrentVersion\\Explorer',
  'Microsoft\\Windows\\CurrentVersion\\Reliability\\UserDefined',
  'Microsoft\\Windows\\CurrentVersion\\Run',
  'Microsoft\\Windows\\CurrentVersion\\RunOnce',
  'Microsoft\\Windows\\CurrentVersion\\Uninstall',
  'Wow6432Node\\Microsoft\\Windows Media Foundation',
  'Wow6432Node\\Khronos',
  'WowAA32Node\\Microsoft\\Windows Media Foundation',
  'WowAA32Node\\Khronos',
];

/** The keys of HKLM that InfVerif /h still allows; of HKCR it allows all. @see infverif_h */
const KEYS = ['SYSTEM\\CurrentControlSet', ...SOFTWARE.map(key => `SOFTWARE\\${key}`)];

function isAllowedForSignature({ root, subkey }: RegistryAdd): boolean {
  return sameName(root, 'HKCR') || (sameName(root, 'HKLM') && KEYS.some(key => isWithin(subkey, key)));
}

/** The directories besides the driver store that InfVerif /h still allows. @see infverif_h */
export const SIGNATURE_DIRIDS: readonly number[] = [
  10, 11, 12, 23, 51, 52, 55, 16422, 16425, 16426, 16427, 16428, 66000, 66001, 66002, 66003, 66004,
];

/** What AddReg writes for all devices, less what mode h allows. */
export function unisolatedValuesOf(subject: Subject): readonly AddedValue[] {
  const isSignature = subject.options.mode === 'h';
  return registryAddsOf(subject).filter(
    ({ add }) => isShared(add.root) && !(isSignature && isAllowedForSignature(add)),
  );
}
