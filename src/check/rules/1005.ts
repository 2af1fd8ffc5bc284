import { documented } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';
import { missingFieldsOf } from '../view/fields.ts';
import { servicesOf } from '../view/services.ts';
import type { Subject } from '../view/subject.ts';

/** Observed: AddService with a name and no section is such a directive (roshkins/IddSampleDriver issue 53). */
export const rule1005: Rule = {
  code: 1005,
  statement: 'A directive that names a section names none.',
  why: 'Windows does not know what it is to do, and does nothing.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT]\nCopyFiles = Demo_Files\n«AddReg =»',
    '[Demo_Install.NT.Components]\n«AddComponent = Panel,»',
    '[Demo_Install.NT.Services]\nAddService = ContosoDemo, 0x00000002, Demo_Service\n«AddService = ContosoOther»',
  ],
  right: [
    '[Demo_Install.NT]\nCopyFiles = Demo_Files',
    '[Demo_Install.NT.Services]\nAddService = ,2\n;- [Demo_Service]\n;- [Demo_Files]\n[Demo_Install.NT]\n;- CopyFiles',
  ],
  find: subject => [...missing(subject), ...services(subject)],
};

function missing(subject: Subject): Found[] {
  return missingFieldsOf(subject)
    .filter(({ field }) => field.kind === 'section')
    .map(({ use, statement, directive }) => ({
      message: `${directive.name} names no section`,
      span: statement.line.lineSpan,
      use,
    }));
}

/** The section may be absent for the null driver alone. */
function services(subject: Subject): Found[] {
  return servicesOf(subject)
    .filter(({ name, section }) => name !== '' && section === undefined)
    .map(({ name, line, use }) => ({
      message: `AddService ${name} names no section`,
      span: line.lineSpan,
      use,
    }));
}
