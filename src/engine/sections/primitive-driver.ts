import { eraOf, type Facts } from '../../base/index.ts';
import type { Inf } from '../../inf/index.ts';

const DECORATED = /^Default(?:Un)?Install\.NT(?:x86|amd64|arm64|arm|ia64)$/i;

/**
 * Whether an INF is a primitive driver to a Windows: a complete [Version], no [Manufacturer], a [DefaultInstall] for
 * an architecture and none without, and no [DefaultUninstall] that counts.
 * @see creating-a-primitive-driver
 */
export function isPrimitiveDriver(inf: Inf, facts: Facts): boolean {
  const version = inf.section('Version');
  const names = inf.sections.map(({ name }) => name);
  const installs = names.filter(name => /^DefaultInstall(?:\.NT\w*)?$/i.test(name));
  const uninstalls = names.filter(name => /^DefaultUninstall(?:\.NT\w*)?$/i.test(name));
  return (
    eraOf(facts).primitiveDrivers &&
    ['Provider', 'Class', 'ClassGuid'].every(key => version?.line(key)?.field(1)) &&
    !inf.section('Manufacturer') &&
    installs.length > 0 &&
    installs.every(isDecoratedDefault) &&
    uninstalls.every(name => inf.section(name)?.line('LegacyUninstall')?.field(1) === '1')
  );
}

/** Whether a name is that of a [DefaultInstall] or [DefaultUninstall] for one architecture. */
export function isDecoratedDefault(section: string): boolean {
  return DECORATED.test(section);
}
