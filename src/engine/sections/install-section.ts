import { documented, win32 } from '../../base/index.ts';
import { type InfLine, type SectionKindName, type WalkedSection, walkNeeds } from '../../inf/index.ts';
import {
  SPINST_ALL,
  SPINST_BITREG,
  SPINST_COPYINF,
  SPINST_FILES,
  SPINST_INI2REG,
  SPINST_INIFILES,
  SPINST_LOGCONFIG,
  SPINST_PROFILEITEMS,
  SPINST_PROPERTIES,
  SPINST_REGISTRY,
  SPINST_REGSVR,
  SPINST_SINGLESECTION,
  SPINST_UNREGSVR,
} from '../../setupapi/index.ts';
import { performCopyFiles, performCopyInf, performDelFiles, performRenFiles } from './files.ts';
import { performIni2Reg } from './ini/ini-to-reg.ts';
import { performUpdateIniFields } from './ini/update-ini-fields.ts';
import { performUpdateInis } from './ini/update-inis.ts';
import { performLogConfig } from './log-config.ts';
import { performAddPowerSetting } from './power-settings.ts';
import { performProfileItems } from './profile-items.ts';
import { performAddProperty, performDelProperty } from './properties.ts';
import { performRegisterDlls, performUnregisterDlls } from './register-dlls.ts';
import { performAddReg } from './registry/add-reg.ts';
import { performBitReg } from './registry/bit-reg.ts';
import { performDelReg } from './registry/del-reg.ts';
import { type Refusal, SectionWork, untilRefused } from './work.ts';

/** How one directive is carried out, and the flag that asks for it. */
interface Phase {
  readonly flag: number;
  readonly key: string;
  readonly perform: (work: SectionWork, directive: InfLine) => Refusal;
}

const FILES: readonly Phase[] = [
  { flag: SPINST_FILES, key: 'DelFiles', perform: performDelFiles },
  { flag: SPINST_FILES, key: 'RenFiles', perform: performRenFiles },
  { flag: SPINST_FILES, key: 'CopyFiles', perform: performCopyFiles },
];

/**
 * The order in which the directives of a section are carried out, wherever they stand in it.
 * Observed: DelReg comes before AddReg (`install-section/addreg/order`).
 * Assumed: the others come as listed, and power settings with the registry; settled by a log of a section that has
 * them all.
 */
const PHASES: readonly Phase[] = [
  { flag: SPINST_INIFILES, key: 'UpdateInis', perform: performUpdateInis },
  { flag: SPINST_INIFILES, key: 'UpdateIniFields', perform: performUpdateIniFields },
  { flag: SPINST_INI2REG, key: 'Ini2Reg', perform: performIni2Reg },
  { flag: SPINST_REGISTRY, key: 'DelReg', perform: performDelReg },
  { flag: SPINST_REGISTRY, key: 'AddReg', perform: performAddReg },
  { flag: SPINST_BITREG, key: 'BitReg', perform: performBitReg },
  { flag: SPINST_PROPERTIES, key: 'DelProperty', perform: performDelProperty },
  { flag: SPINST_PROPERTIES, key: 'AddProperty', perform: performAddProperty },
  { flag: SPINST_REGISTRY, key: 'AddPowerSetting', perform: performAddPowerSetting },
  { flag: SPINST_LOGCONFIG, key: 'LogConfig', perform: performLogConfig },
  { flag: SPINST_UNREGSVR, key: 'UnregisterDlls', perform: performUnregisterDlls },
  { flag: SPINST_REGSVR, key: 'RegisterDlls', perform: performRegisterDlls },
  { flag: SPINST_PROFILEITEMS, key: 'ProfileItems', perform: performProfileItems },
  { flag: SPINST_COPYINF, key: 'CopyINF', perform: performCopyInf },
];

/**
 * Carries out a section with the sections that it Needs: first the files of all, then each section whole. What
 * was done before something refused stays done.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupinstallfrominfsectionw
 */
export function performInstallSection(
  work: SectionWork,
  kind: SectionKindName,
  section: string,
  flags: number = SPINST_ALL,
): Refusal {
  if (!work.inf.section(section)) return win32('ERROR_SECTION_NOT_FOUND');
  const walked = sectionsOf(work, section, flags);
  const perform = (phases: readonly Phase[]): Refusal =>
    untilRefused(walked, one => performPhases(one, phases, kind, flags));
  return perform(FILES) ?? commitFiles(work, flags) ?? perform(PHASES);
}

/** A section on its way, with the work of its INF. */
interface Step {
  readonly work: SectionWork;
  readonly section: string;
}

/** The sections to carry out; an INF that is not on the machine does something that nobody knows. */
export function sectionsOf(work: SectionWork, section: string, flags = 0): Step[] {
  if (flags & SPINST_SINGLESECTION) return [{ work, section }];
  const { installation, source, subject } = work;
  const way = walkNeeds(source, section, installation.resolve);
  const gaps = way.filter(walked => walked.kind === 'missing-include');
  for (const gap of gaps) recordInclude(new SectionWork(installation, gap.inf, subject), gap);
  return way.flatMap(walked => {
    if (walked.kind !== 'section') return [];
    const included = [...walked.included, ...gaps.map(() => undefined)];
    return [{ work: new SectionWork(installation, walked.inf, subject, included), section: walked.section }];
  });
}

/**
 * Assumed: an INF that cannot be included, and a section that is needed and not there, are passed over; settled by
 * a log of such a package.
 */
function recordInclude(work: SectionWork, walked: WalkedSection & { kind: 'missing-include' }): void {
  const { value, span } = walked.missing;
  const origin = work.origin(span, documented('inf-ddinstall-section'));
  work.transaction.change({ kind: 'unknown', by: `${value}: the INF is not on the machine` }, origin);
}

function performPhases(
  { work, section }: Step,
  phases: readonly Phase[],
  kind: SectionKindName,
  flags: number,
): Refusal {
  return untilRefused(phases, ({ flag, key, perform }) =>
    flags & flag ? untilRefused(work.entries(kind, section, key), line => perform(work, line)) : undefined,
  );
}

function commitFiles({ installation }: SectionWork, flags: number): Refusal {
  return flags & SPINST_FILES ? installation.files.commit() : undefined;
}
