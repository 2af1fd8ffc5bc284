import { type InfLine, type NamedInf, type SectionKindName, sectionKind } from '../../../inf/index.ts';
import { SPINST_ALL, SPINST_REGISTRY } from '../../../setupapi/index.ts';
import { performInstallSection, sectionsOf } from '../install-section.ts';
import { performFactDef, performLogConfigOverride } from '../log-config.ts';
import { deviceValues } from '../registry/property-values.ts';
import { performServicesSection, type SectionOutcome } from '../services/services-section.ts';
import { type Installation, type Refusal, SectionWork, untilRefused } from '../work.ts';
import { performAddAutoLogger, performUpdateAutoLogger } from './auto-loggers.ts';
import { performAddComServer } from './com-servers.ts';
import { performAddEventProvider } from './event-providers.ts';
import { performAddFilter } from './filters.ts';
import { performAddInterface } from './interfaces.ts';
import { performWmiInterface } from './wmi.ts';

type Performer = (work: SectionWork, line: InfLine, flags: number) => Refusal;

/** The sections that are lists of one thing or another, and how their lines are carried out, in this order. */
const LISTS: Readonly<Partial<Record<SectionKindName, Readonly<Record<string, Performer>>>>> = {
  'DDInstall.Interfaces': { AddInterface: performAddInterface },
  'DDInstall.Filters': { AddFilter: performAddFilter },
  'DDInstall.WMI': { WMIInterface: performWmiInterface },
  'DDInstall.COM': { AddComServer: performAddComServer },
  'DDInstall.Events': {
    AddEventProvider: performAddEventProvider,
    AddAutoLogger: performAddAutoLogger,
    UpdateAutoLogger: performUpdateAutoLogger,
  },
};

/** Sections that are carried out as install sections are. */
const INSTALLS: readonly SectionKindName[] = ['DDInstall', 'DDInstall.HW', 'DDInstall.CoInstallers'];

/**
 * Carries out one of the sections that belong to an install section: `section` is the install section itself, `kind`
 * says which. One that the INF does not have does nothing. Components and software are not carried out here: they
 * make devices and queue programs.
 * @see inf-ddinstall-section
 */
export function performDeviceSection(
  installation: Installation,
  source: NamedInf,
  section: string,
  kind: SectionKindName,
  flags: number = SPINST_ALL,
): SectionOutcome {
  const { hkr } = sectionKind(kind);
  const name = nameOf(kind, section);
  const relativeKey = hkr && installation.keys[hkr];
  const properties = installation.device && `Device\\${installation.device.instanceId}`;
  const { device } = installation;
  const propertyValues = kind === 'DDInstall.HW' && device ? deviceValues(device.instanceId) : undefined;
  const work = new SectionWork(installation, source, { relativeKey, properties, propertyValues });
  if (!source.inf.section(name)) return { refusal: undefined, restart: false };
  return installation.transaction.wholly(() =>
    kind === 'DDInstall.Services'
      ? performServicesSection(work, kind, name)
      : { refusal: performOne(work, kind, name, flags), restart: false },
  );
}

function performOne(work: SectionWork, kind: SectionKindName, name: string, flags: number): Refusal {
  if (INSTALLS.includes(kind)) return performInstallSection(work, kind, name, flags);
  if (kind === 'DDInstall.LogConfigOverride') return performLogConfigOverride(work, name);
  if (kind === 'DDInstall.FactDef') return performFactDef(work, name);
  if (kind !== 'DDInstall.Interfaces' && !(flags & SPINST_REGISTRY)) return undefined;
  return untilRefused(Object.entries(LISTS[kind] ?? {}), ([key, perform]) =>
    untilRefused(directivesIn(work, kind, name, key), own => perform(own.work, own.line, flags)),
  );
}

/** The name of a section that belongs to an install section. */
function nameOf(kind: SectionKindName, section: string): string {
  const { reached } = sectionKind(kind);
  return reached.by === 'suffix' ? `${section}.${reached.suffix}` : section;
}

/** A line with the work of the INF that it stands in. */
export interface DirectiveLine {
  readonly work: SectionWork;
  readonly line: InfLine;
}

/**
 * The lines of a directive in a section that belongs to an install section and in those that it Needs, where this
 * Windows reads that directive there.
 */
export function deviceDirectives(
  installation: Installation,
  source: NamedInf,
  section: string,
  kind: SectionKindName,
  key: string,
): DirectiveLine[] {
  return directivesIn(new SectionWork(installation, source, {}), kind, nameOf(kind, section), key);
}

function directivesIn(
  work: SectionWork,
  kind: SectionKindName,
  section: string,
  key: string,
): DirectiveLine[] {
  return sectionsOf(work, section).flatMap(step =>
    step.work.entries(kind, step.section, key).map(line => ({ work: step.work, line })),
  );
}
