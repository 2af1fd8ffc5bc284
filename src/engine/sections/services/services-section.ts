import { win32 } from '../../../base/index.ts';
import type { SectionKindName } from '../../../inf/index.ts';
import { sectionsOf } from '../install-section.ts';
import { type Refusal, type SectionWork, untilRefused } from '../work.ts';
import { performAddService } from './add-service.ts';
import { performDelService } from './del-service.ts';

/** What became of a section; `restart`: something waits for one. */
export interface SectionOutcome {
  readonly refusal: Refusal;
  readonly restart: boolean;
}

/**
 * Carries out a services section. Observed: services are deleted before others are added, wherever the lines stand
 * (recordings 001: lines 60 and 59 of vboxguest.inf); and a section without a line is not found
 * (`install-services/install_svc_from/empty-section`).
 * Assumed: flags of the call count as if every line had them; settled by calling with SPSVCINST_NOCLOBBER_STARTTYPE.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupinstallservicesfrominfsectionw
 */
export function performServicesSection(
  work: SectionWork,
  kind: SectionKindName,
  section: string,
  flags = 0,
): SectionOutcome {
  if (!work.inf.section(section)?.lineCount) {
    return { refusal: win32('ERROR_SECTION_NOT_FOUND'), restart: false };
  }
  let restart = false;
  const refusal = untilRefused(sectionsOf(work, section), step => {
    for (const line of step.work.entries(kind, step.section, 'DelService')) {
      restart = performDelService(step.work, line, flags) || restart;
    }
    const lines = step.work.entries(kind, step.section, 'AddService');
    return untilRefused(lines, line => performAddService(step.work, line, flags));
  });
  return { refusal, restart };
}
