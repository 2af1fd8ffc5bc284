import { win32 } from '../base/index.ts';
import { actualSection } from '../inf/index.ts';
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
