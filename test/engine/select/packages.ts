import { type Facts, parseWindowsVersion } from '../../../src/base/index.ts';
import {
  type DeviceIds,
  type DriverNode,
  matchPackage,
  type Package,
  type SelectingWindows,
  type Signature,
  selectingWindows,
} from '../../../src/engine/select/index.ts';
import { openInf } from '../../../src/inf/index.ts';

/** A Windows by version and service pack: `xp`, `5.2 sp1`, `10.0.19045`, `7 x86`; amd64 where none is said. */
export function windowsOf(
  text: string,
  policies?: Partial<Omit<SelectingWindows, 'facts'>>,
): SelectingWindows {
  return selectingWindows(factsOf(text), policies);
}

export function factsOf(text: string): Facts {
  const [version, servicePack] = text.replace(' x86', '').split(' sp');
  return {
    version: parseWindowsVersion(version!)!,
    architecture: text.includes(' x86') ? 'x86' : 'amd64',
    productType: 'workstation',
    suiteMask: 0,
    servicePack: Number(servicePack ?? 0),
    edition: 'Professional',
    sMode: false,
  };
}

/** A driver package in few words. */
export interface PackageWords {
  readonly name?: string;
  readonly signature?: Signature;
  readonly signedFor?: string;
  /** Right sides of Models lines behind the install section. */
  readonly models: readonly string[];
  /** Lines of the install section. */
  readonly install?: readonly string[];
  /** The extension of the install section; empty leaves it undecorated. */
  readonly extension?: string;
  /** The decoration of the Models section; empty leaves it undecorated. */
  readonly decoration?: string;
  readonly driverVer?: string;
  readonly version?: readonly string[];
  readonly more?: readonly string[];
}

export function packageOf(words: PackageWords): Package {
  const { name = 'test.inf', signature = 'authenticode', models, install = [], extension = '.NT' } = words;
  const { decoration = 'NTamd64' } = words;
  const text = [
    '[Version]',
    'Signature = "$Windows NT$"',
    ...(words.version ?? ['Class = Net', 'ClassGuid = {4d36e972-e325-11ce-bfc1-08002be10318}']),
    'Provider = "Contoso"',
    ...(words.driverVer === undefined ? [] : [`DriverVer = ${words.driverVer}`]),
    '[Manufacturer]',
    decoration ? `%Mfg% = Models, ${decoration}` : '%Mfg% = Models',
    decoration ? `[Models.${decoration}]` : '[Models]',
    ...models.map((ids, i) => `%Device${i}% = Install, ${ids}`),
    `[Install${extension}]`,
    ...install,
    ...(words.more ?? []),
    '[Strings]',
    'Mfg = "Contoso"',
    ...models.map((_, i) => `Device${i} = "Device ${i}"`),
  ].join('\r\n');
  const opened = openInf(new TextEncoder().encode(text));
  if (!opened.ok) throw new Error(`line ${opened.errorLine} of ${text}`);
  const signedFor = words.signedFor === undefined ? {} : { signedFor: words.signedFor };
  return { source: { name, inf: opened.inf }, signature, ...signedFor };
}

export function nodesOf(
  words: readonly PackageWords[],
  device: DeviceIds,
  windows: SelectingWindows,
): DriverNode[] {
  return words.flatMap(one => matchPackage(packageOf(one), device, windows));
}

export function hex(value: number | undefined, digits = 8): string {
  return value === undefined ? 'no match' : `0x${value.toString(16).padStart(digits, '0')}`;
}
