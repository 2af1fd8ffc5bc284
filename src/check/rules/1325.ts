import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf } from '../view/registry.ts';

/** How a class may be served otherwise; of CLSID\{…}\ the key below. */
const OTHER_SERVERS =
  /(?:^|\\)CLSID\\\{[^\\]*\}\\(LocalServer|LocalServer32|InprocServer|InprocHandler|InprocHandler32|LocalService)(?:\\|$)/i;

/** Assumed: these are the other kinds that are meant; settled by InfVerif on each of them. */
export const rule1325: Rule = {
  code: 1325,
  statement: 'A COM class is registered with another server than a DLL.',
  why: 'Driver packages may register classes in InprocServer32 only.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_Com
[Demo_Com]
«HKCR, CLSID\\{6F0C1D2E-6A8E-4B62-9F5A-2D5D1C1B7A10}\\LocalServer32, , , x»`,
      also: 'any',
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_Com
[Demo_Com]
HKCR, CLSID\\{6F0C1D2E-6A8E-4B62-9F5A-2D5D1C1B7A10}\\InprocServer32, , , x`,
      also: 'any',
    },
  ],
  find: subject =>
    registryAddsOf(subject).flatMap(({ add, use }) => {
      const server = OTHER_SERVERS.exec(add.subkey)?.[1];
      if (server === undefined) return [];
      return [
        { message: `a COM class is registered in ${server}, not in InprocServer32`, span: add.span, use },
      ];
    }),
};
