import type { InfLine, SectionKindName } from '../../inf/index.ts';
import { undoCopyFiles } from './files.ts';
import { sectionsOf } from './install-section.ts';
import { undoAddReg } from './registry/add-reg.ts';
import { deleteService } from './services/del-service.ts';
import { hasService } from './services/service-key.ts';
import type { SectionOutcome } from './services/services-section.ts';
import { type Refusal, type SectionWork, untilRefused } from './work.ts';

const UNDONE: readonly (readonly [key: string, undo: (work: SectionWork, line: InfLine) => Refusal])[] = [
  ['AddReg', undoAddReg],
  ['CopyFiles', undoCopyFiles],
];

/**
 * Does the inverse of an install section with its services: services, registry entries and files go.
 * Assumed: undoing a section does not bring back what was there before, and undoes nothing of other directives; settled
 * by a machine before and after DiUninstallDriver of a primitive driver that has them.
 * @see creating-a-primitive-driver
 */
export function undoInstallSection(
  work: SectionWork,
  kind: SectionKindName & 'DefaultInstall',
  section: string,
): SectionOutcome {
  let restart = false;
  const services = `${section}.Services`;
  for (const step of work.inf.section(services) ? sectionsOf(work, services) : []) {
    for (const line of step.work.entries(`${kind}.Services`, step.section, 'AddService')) {
      const name = line.field(1) ?? '';
      if (hasService(step.work, name)) restart = deleteService(step.work, line, name, 0) || restart;
    }
  }
  const refusal = untilRefused(sectionsOf(work, section), step =>
    untilRefused(UNDONE, ([key, undo]) =>
      untilRefused(step.work.entries(kind, step.section, key), line => undo(step.work, line)),
    ),
  );
  return { refusal: refusal ?? work.installation.files.commit(), restart };
}
