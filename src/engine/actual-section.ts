import { win32 } from '../base/index.ts';
import { actualSection, readManufacturers, selectSections } from '../inf/index.ts';
import { returnedText } from './returned.ts';
import type { In, Out, Session } from './session.ts';

/**
 * Observed: without a buffer any size is right (`actual-section/get_actual_section/buffer-sizes`). A Windows since
 * 10.0.17763 does not come back where no section has an extension and the extension is asked for.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetactualsectiontoinstallexw
 */
export function getActualSectionToInstall(
  session: Session,
  { inf, section, architecture, ...to }: In<'SetupDiGetActualSectionToInstallEx'>,
): Out<'SetupDiGetActualSectionToInstallEx'> {
  const open = session.inf(inf);
  if (!open) return { ret: false, err: win32('ERROR_INVALID_HANDLE') };
  const actual = actualSection(section, architecture ?? session.program.architecture, open.inf);
  const answer = returnedText(to, 'section', actual.section);
  return answer.section === undefined ? answer : { ...answer, extension: actual.extension || null };
}

/**
 * Assumed: the extension is what stands behind the name that [Manufacturer] gives, and a manufacturer without a
 * section for this Windows is ERROR_SECTION_NOT_FOUND; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetactualmodelssectionw
 */
export function getActualModelsSection(
  session: Session,
  { context, architecture = session.program.architecture, ...to }: In<'SetupDiGetActualModelsSection'>,
): Out<'SetupDiGetActualModelsSection'> {
  const [open, line] = [session.inf(context.inf), session.line(context)];
  if (!open) return { ret: false, err: win32('ERROR_INVALID_HANDLE') };
  const isMaker = readManufacturers(open.inf).some(({ models }) => models.value === line?.field(1));
  if (!line || !isMaker) return { ret: false, err: win32('ERROR_INVALID_DATA') };
  const name = line.field(1)!;
  const target = { ...session.transaction.facts, architecture };
  const found = selectSections(open.inf, target).find(
    ({ manufacturer }) => manufacturer.models.value === name,
  );
  if (found?.section === undefined) return { ret: false, err: win32('ERROR_SECTION_NOT_FOUND') };
  const answer = returnedText(to, 'section', found.section);
  if (answer.section === undefined) return answer;
  return { ...answer, extension: found.section.slice(name.length) || null };
}
