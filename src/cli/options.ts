import {
  ARCHITECTURES,
  type Architecture,
  type Facts,
  namedSystem,
  namedWindows,
  type Target,
  type WindowsVersion,
} from '../base/index.ts';
import { Failure } from './failure.ts';

/** Reads the value of `--os`. */
export function readOs(text: string): WindowsVersion {
  const version = namedWindows(text);
  if (version) return version;
  throw new Failure(
    `--os ${text}: no Windows version; write one like 10.0.22631, or a release such as 7, xp, 11`,
  );
}

/** Reads the value of `--language`. */
export function readLanguage(text: string): number {
  if (/^[0-9a-f]{4}$/i.test(text)) return Number.parseInt(text, 16);
  throw new Failure(`--language ${text}: no language; it is four hexadecimal digits, such as 0409 or 0407`);
}

/** Reads the value of `--arch`. */
export function readArchitecture(text: string): Architecture {
  const architecture = ARCHITECTURES.find(name => name === text.toLowerCase());
  if (architecture) return architecture;
  throw new Failure(`--arch ${text}: no architecture; it is one of ${ARCHITECTURES.join(', ')}`);
}

/** A workstation of a version and architecture. */
export function workstation(version: WindowsVersion, architecture: Architecture): Target {
  return { version, architecture, productType: 'workstation', suiteMask: 0 };
}

/** Reads the value of `--windows`, which may have a service pack, `xp sp3`; without, that of its last build. */
export function readWindows(text: string, architecture: Architecture): Facts {
  const system = namedSystem(text);
  if (!system) {
    throw new Failure(
      `--windows ${text}: no Windows version; write one like 10.0.22631, or a release such as 7, "xp sp3", 11`,
    );
  }
  return {
    ...workstation(system.version, architecture),
    servicePack: system.servicePack,
    edition: '',
    sMode: false,
  };
}
