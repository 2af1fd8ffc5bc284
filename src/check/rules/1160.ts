import { documented, sameName } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf } from '../view/registry.ts';

const MODELS = ['Apartment', 'Free', 'Both', 'Neutral'] as const;
const SERVER = /(?:^|\\)CLSID\\\{[^\\]*\}\\InprocServer32$/i;

export const rule1160: Rule = {
  code: 1160,
  statement: 'A COM class has a threading model that COM does not know.',
  why: 'COM then loads the class in the main apartment only, or not at all.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_Com
[Demo_Com]
«HKCR, CLSID\\{6F0C1D2E-6A8E-4B62-9F5A-2D5D1C1B7A10}\\InprocServer32, ThreadingModel, , Single»`,
      also: 'any',
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_Com
[Demo_Com]
HKCR, CLSID\\{6F0C1D2E-6A8E-4B62-9F5A-2D5D1C1B7A10}\\InprocServer32, ThreadingModel, , both`,
      also: 'any',
    },
  ],
  find: subject =>
    [
      ...registryAddsOf(subject)
        .filter(({ add }) => sameName(add.name, 'ThreadingModel') && SERVER.test(add.subkey))
        .map(({ add, use }) => ({ model: add.values[0] ?? '', span: add.span, use })),
      ...subject
        .usesOf('com-class-install-section')
        .flatMap(use =>
          use.section
            .linesNamed('ThreadingModel')
            .map(line => ({ model: line.field(1) ?? '', span: line.span(1), use })),
        ),
    ]
      .filter(({ model }) => !MODELS.some(known => sameName(known, model)))
      .map(({ model, span, use }) => ({
        message: `${model || 'nothing'} is no threading model: it is one of ${MODELS.join(', ')}`,
        span,
        use,
      })),
};
