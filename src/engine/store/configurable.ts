import { type Era, sameName } from '../../base/index.ts';
import type { InstallItem } from '../../inf/index.ts';
import type { DriverPackage } from './driver-package.ts';

/** Why a package has to be installed the old way, in the words of the log. */
export interface LegacyFinding {
  readonly code: number;
  readonly text: string;
}

/** The finding of each directive and kind of registry line; the numbers are those of later builds than 10240. */
const DLLS = 1300;
const SERVICES = 1302;
const CO_INSTALLERS = 1303;
const KEYS = 1304;

/**
 * What needs the old way of installing, in the order of the findings' codes, each finding once; without one a package
 * can be configured instead of being installed by DIF requests.
 * Observed: recordings inf-verification-in-setup-log name RegisterDlls, DelService, LogConfig, keys that are not
 * relative, and co-installers; 10240 counts one higher than 040 of 2023.
 * Assumed: nothing else makes a package not configurable, and of several keys or services the first is named; settled
 * by staging packages with each other directive, and with two of each, on Windows 10.
 */
export function legacyFindings({ items }: DriverPackage, { legacyCodes }: Era): readonly LegacyFinding[] {
  const found = new Map<string, LegacyFinding>();
  for (const item of items) {
    const finding = findingOf(item);
    if (finding && !found.has(finding.kind)) found.set(finding.kind, finding);
  }
  return [...found.values()]
    .sort((a, b) => a.code - b.code)
    .map(({ code, text }) => ({ code: code + legacyCodes, text: `Found legacy ${text}.` }));
}

/** Whether a package brings a driver for one of the driver frameworks. @see specifying-wdf-directives-in-inf-files */
export function usesWdf({ inf, models }: DriverPackage): boolean {
  const installs = new Set(models.map(({ installSection }) => installSection.value.toLowerCase()));
  return inf.sections.some(({ name }) => {
    const [, section] = /^(.*?)(?:\.nt\w*)?\.wdf$/.exec(name.toLowerCase()) ?? [];
    return section !== undefined && installs.has(section);
  });
}

function findingOf(item: InstallItem): (LegacyFinding & { readonly kind: string }) | undefined {
  if (item.kind === 'directive') return ofDirective(item);
  if (item.kind !== 'registry') return undefined;
  const { root, name, subkey } = item.registry;
  if (!sameName(root, 'HKR')) {
    const path = [root, subkey].filter(Boolean).join('\\');
    return { kind: 'key', code: KEYS, text: `AddReg operation using non-relative key (${path})` };
  }
  return sameName(name, 'CoInstallers32')
    ? { kind: 'co', code: CO_INSTALLERS, text: 'AddReg operation defining co-installers (CoInstallers32)' }
    : undefined;
}

function ofDirective({
  directive,
}: InstallItem & { readonly kind: 'directive' }): (LegacyFinding & { readonly kind: string }) | undefined {
  const name = ['RegisterDlls', 'UnregisterDlls', 'LogConfig', 'DelService'].find(one =>
    sameName(one, directive.key ?? ''),
  );
  if (name === undefined) return undefined;
  const service = directive.field(1) ?? '';
  return name === 'DelService'
    ? { kind: name, code: SERVICES, text: `DelService operation for '${service}'` }
    : { kind: name, code: DLLS, text: `${name} operation` };
}
