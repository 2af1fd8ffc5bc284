import { documented } from '../../../base/index.ts';
import { actualSection, type InfLine, type NamedInf } from '../../../inf/index.ts';
import { performInstallSection } from '../install-section.ts';
import { classValues } from '../registry/property-values.ts';
import { performServicesSection, type SectionOutcome } from '../services/services-section.ts';
import { type Installation, SectionWork } from '../work.ts';

const CLASSES = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class';
const NOTHING: SectionOutcome = { refusal: undefined, restart: false };

/**
 * Installs a setup class as `[ClassInstall32]` and `[ClassInstall32.Services]` say. A class that exists stays as it is.
 * @see inf-classinstall32-section
 */
export function performClassInstall(
  installation: Installation,
  source: NamedInf,
  guid: string,
): SectionOutcome {
  const key = `${CLASSES}\\${guid}`;
  const { section } = actualSection('ClassInstall32', installation.program, source.inf);
  const header: InfLine | undefined = source.inf.section('Version')?.line('ClassGuid');
  if (!source.inf.section(section) || installation.transaction.registry.has(key)) return NOTHING;
  const work = new SectionWork(installation, source, {
    relativeKey: key,
    properties: `Class\\${guid}`,
    propertyValues: classValues(key),
  });
  if (header)
    work.change({ kind: 'key', key, after: true }, header, documented('inf-classinstall32-section'));
  const refusal = performInstallSection(work, 'ClassInstall32', section);
  const services = `${section}.Services`;
  if (refusal !== undefined || !source.inf.section(services)) return { refusal, restart: false };
  return performServicesSection(work, 'ClassInstall32.Services', services);
}
