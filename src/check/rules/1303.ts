import { documented, sameName } from '../../base/index.ts';
import { type InfLine, readMultiSz } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf } from '../view/registry.ts';
import { headerOf } from '../view/subject.ts';

const VALUES: readonly (readonly [value: string, what: string])[] = [
  ['CoInstallers32', 'co-installers'],
  ['Installer32', 'a class installer'],
];

/**
 * Observed: 10.0.15063 did not look for it (infverif case 016). The co-installers of WDF are passed over: of the
 * drivers of virtio-win/kvm-guest-drivers-windows, which all had them, 10.0.17763 named those alone that had another
 * one beside (issue 541), and Microsoft builds samples that register them, WudfUpdate and WudfCoinstaller with
 * warnings as errors (mdmfake, pscr, gnssUmdf).
 * Assumed: the build after that one did; settled by the outputs of InfVerif from 10.0.16299 to 10.0.17763.
 */
export const rule1303: Rule = {
  code: 1303,
  statement: 'A co-installer or class installer is registered.',
  why: 'Windows of today runs none for packages that Microsoft has signed, and universal ones run none at all.',
  citation: documented('inf-validation-errors-and-warnings'),
  since: { major: 10, minor: 0, build: 16299 },
  wrong: [
    {
      inf: '[Demo_Install.NT.CoInstallers]\nAddReg = Demo_CoInstaller\n[Demo_CoInstaller]\n«HKR,,CoInstallers32,0x00010000,"democo.dll,Demo"»',
      also: 'any',
    },
  ],
  right: [
    '[Demo_Install.NT.HW]\nAddReg = Demo_Extra\n[Demo_Extra]\nHKR,,Extra,,1',
    {
      inf: '[Demo_Install.NT.CoInstallers]\nAddReg = Demo_CoInstaller\n[Demo_CoInstaller]\nHKR,,CoInstallers32,0x00010000,"WdfCoInstaller01011.dll,WdfCoInstaller"',
      also: 'any',
    },
  ],
  find: subject =>
    registryAddsOf(subject).flatMap(({ add, line, use }) => {
      const known = VALUES.find(
        ([value]) => sameName(value, add.name) && add.subkey === '' && sameName(add.root, 'HKR'),
      );
      if (!known || isOfWdf(line)) return [];
      const message = `AddReg registers ${known[1]} (${known[0]})`;
      return [{ message, span: add.span, list: headerOf(use.section), use }];
    }),
};

/** `WdfCoInstaller01011.dll,WdfCoInstaller`, `WudfUpdate_01011.dll`, `WUDFCoinstaller.dll` */
const WDF = /^(?:WdfCoInstaller|WudfUpdate|WudfCoInstaller)/i;

/** Whether every DLL that the line registers is a co-installer of WDF. */
function isOfWdf(line: InfLine): boolean {
  const dlls = readMultiSz(line, 5);
  return dlls.length > 0 && dlls.every(dll => WDF.test(dll));
}
