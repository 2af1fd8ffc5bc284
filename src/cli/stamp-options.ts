import { join } from 'node:path';
import { ARCHITECTURES, type Architecture } from '../base/index.ts';
import {
  type DriverVerStamp,
  readNtverp,
  readStampDate,
  readStampVersion,
  type Stamp,
} from '../inf/index.ts';
import { Failure } from './failure.ts';
import { filesIn, isFolder, readInput } from './files.ts';

/** `true` where an option stands without its value. */
type Maybe = string | true;

/** What to stamp, as it is asked for. */
export interface StampWishes {
  readonly section?: string;
  readonly date?: Maybe;
  readonly arch?: Maybe;
  readonly catalog?: string;
  readonly driverVersion?: Maybe;
  readonly kmdf?: string;
  readonly umdf?: string;
  readonly ntverp?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What to stamp: options first, then environment variables, then the time.
 * @see https://learn.microsoft.com/windows-hardware/drivers/devtest/stampinf-command-options
 */
export function readStamp(wishes: StampWishes, environment: Environment, now: Date): Stamp {
  const isPrivate = environment.PRIVATE_DRIVER_PACKAGE !== undefined;
  const { kmdf, umdf, section } = wishes;
  const catalogFile = wishes.catalog ?? (isPrivate ? 'delta.cat' : undefined);
  return {
    driverVer: isPrivate
      ? localTime(now)
      : { date: readDate(wishes, environment, now), version: readVersion(wishes, environment, now) },
    architecture: readArchitecture(wishes.arch, environment),
    ...(section !== undefined && { section }),
    ...(catalogFile !== undefined && { catalogFile }),
    ...(kmdf !== undefined && { kmdfVersion: kmdf, kmdfCoinstallerVersion: coinstaller('--kmdf', kmdf, 2) }),
    ...(umdf !== undefined && { umdfVersion: umdf, umdfCoinstallerVersion: coinstaller('--umdf', umdf, 3) }),
  };
}

/**
 * A moment as date and version: hours.minutes.seconds.milliseconds, local time.
 * Observed: month and day have two digits, the parts of the version as many as they need
 * (microsoft/windows-drivers-rs issue 10: 09/27/2023,7.10.24.529).
 */
export function localTime(now: Date): DriverVerStamp {
  const two = (number: number): string => String(number).padStart(2, '0');
  return {
    date: `${two(now.getMonth() + 1)}/${two(now.getDate())}/${now.getFullYear()}`,
    version: [now.getHours(), now.getMinutes(), now.getSeconds(), now.getMilliseconds()].join('.'),
  };
}

const isNow = (text: string): boolean => text === '*' || text.toLowerCase() === 'now';

function readDate({ date }: StampWishes, environment: Environment, now: Date): string {
  const [name, text] =
    date === undefined || date === true
      ? ['STAMPINF_DATE', environment.STAMPINF_DATE || '*']
      : ['--date', date];
  if (isNow(text)) return localTime(now).date;
  const read = readStampDate(text);
  if (read !== undefined) return read;
  throw new Failure(
    `${name} ${text}: no date; write month/day/year such as 09/21/2026, or now (or a quoted *)`,
  );
}

function readVersion({ driverVersion, ntverp }: StampWishes, environment: Environment, now: Date): string {
  const isGiven = driverVersion !== undefined && driverVersion !== true;
  const [name, text] = isGiven
    ? ['--driver-version', driverVersion]
    : ['STAMPINF_VERSION', environment.STAMPINF_VERSION];
  if (!text) return versionIn(ntverp);
  if (isNow(text)) return localTime(now).version;
  const read = readStampVersion(text);
  if (read !== undefined) return read;
  throw new Failure(
    `${name} ${text}: no version; write up to four numbers to 65535 such as 6.0.1.0, or now (or a quoted *)`,
  );
}

/** The version of an Ntverp.h, which stampinf finds in the kit that it comes with. */
function versionIn(path: string | undefined): string {
  if (path === undefined) {
    throw new Failure(
      'which version? Give --driver-version, STAMPINF_VERSION, or with --ntverp the Ntverp.h of the kit',
    );
  }
  const file = isFolder(path)
    ? join(path, filesIn(path).find(name => /^ntverp\.h$/i.test(name)) ?? 'Ntverp.h')
    : path;
  const version = readNtverp(new TextDecoder('latin1').decode(readInput(file)));
  if (version !== undefined) return version;
  throw new Failure(
    `${file} does not define VER_PRODUCTMAJORVERSION, MINORVERSION, BUILD and BUILD_QFE as numbers`,
  );
}

/** The page's own names beside those that decorations have. */
const NAMES: Readonly<Record<string, Architecture>> = { x64: 'amd64', '64': 'ia64' };

/**
 * The architecture for $ARCH$; empty where nothing names one, which takes $ARCH$ out.
 * Observed: `-a amd64` makes NT$ARCH$ NTamd64 (microsoft/windows-drivers-rs issue 10).
 * Assumed: x64 and 64, which the page lists for amd64 and Itanium, become those names, in Platform too; settled by
 * stamping with -a x64.
 * @see https://learn.microsoft.com/windows-hardware/drivers/develop/stampinf-properties-for-driver-projects
 */
function readArchitecture(arch: Maybe | undefined, environment: Environment): Architecture | '' {
  const isGiven = arch !== undefined && arch !== true;
  const text = (isGiven ? arch : (environment.Platform ?? '')).toLowerCase();
  const known = NAMES[text] ?? ARCHITECTURES.find(name => name === text);
  if (known !== undefined || text === '') return known ?? '';
  const name = isGiven ? '--arch' : 'Platform';
  throw new Failure(`${name} ${text}: no architecture; it is one of ${ARCHITECTURES.join(', ')}, x64 or 64`);
}

/** `1.33` is 01033 in the name of a co-installer. */
function coinstaller(option: string, version: string, parts: number): string {
  const numbers = version.split('.');
  const isVersion = /^\d{1,2}\.\d{1,3}(\.\d{1,5})?$/.test(version) && numbers.length === parts;
  if (!isVersion)
    throw new Failure(`${option} ${version}: no version; write one like ${parts === 2 ? '1.33' : '2.33.0'}`);
  return numbers[0]!.padStart(2, '0') + numbers[1]!.padStart(3, '0');
}
