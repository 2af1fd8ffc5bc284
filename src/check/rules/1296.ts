import { compareVersions, documented, foldCase, sameName } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';
import { EXTENSION } from '../view/extension.ts';
import type { ModelsSection } from '../view/models.ts';
import { ASSOCSERVICE, servicesOf } from '../view/services.ts';
import type { Subject } from '../view/subject.ts';

/** Classes whose devices have no function driver of their own, or that are of no device. */
const WITHOUT_DRIVER = [
  EXTENSION,
  '{4d36e96e-e325-11ce-bfc1-08002be10318}', // Monitor
  '{4d36e973-e325-11ce-bfc1-08002be10318}', // NetClient
  '{4d36e974-e325-11ce-bfc1-08002be10318}', // NetService
  '{4d36e975-e325-11ce-bfc1-08002be10318}', // NetTrans
];

const REFLECTOR_SINCE = { major: 10, minor: 0, build: 22621 };

/**
 * What is needed from another INF may bring the service.
 * Observed: a modem without a .Services section has it (infverif case 077), and so have printers
 * (microsoft/Windows-driver-samples pull 292, which leaves models without a hardware ID alone).
 * Since 10.0.22621 the reflector counts, however it is added: fakemodem2um of Microsoft's samples is built without it.
 * Assumed: extensions, monitors and network components need none; settled by InfVerif on one of each.
 */
export const rule1296: Rule = {
  code: 1296,
  statement: 'Installing a model gives the device no function driver.',
  why: 'Without one, and without the word that none is needed, the device does not start.',
  remedy: 'Add the service in the .Services section, Needs that of Windows, or say AddService = , 2.',
  citation: documented('inf-validation-errors-and-warnings'),
  since: { major: 10, minor: 0, build: 17763 },
  wrong: [
    {
      inf: `[Models.NTamd64.10.0...17763]
%Device% = «Demo_Install», USB\\VID_1209&PID_0001
;- [Demo_Install.NT.Services]
;- [Demo_Service]`,
    },
  ],
  right: [
    '[Demo_Install.NT.Services]\nAddService = , 2\n;- [Demo_Service]',
    {
      inf: `[Demo_Install.NT.Services]
Include = winusb.inf
Needs = WINUSB.NT.Services
;- AddService
;- [Demo_Service]`,
      also: 'any',
    },
  ],
  find: subject =>
    WITHOUT_DRIVER.some(guid => subject.isOfClass(guid))
      ? []
      : subject.models.flatMap(one => withoutService(subject, one)),
};

function withoutService(subject: Subject, { installs, models }: ModelsSection): Found[] {
  const lacking = new Map(
    [...installs].filter(([, { name, section }]) => section && !hasService(subject, `${name}.Services`)),
  );
  return models.flatMap(({ installSection: { value, span }, hardwareId, description }) => {
    const install = hardwareId ? lacking.get(value) : undefined;
    if (!install) return [];
    return [{ message: `[${install.name}.Services] gives ${description.value} no function driver`, span }];
  });
}

function hasService(subject: Subject, name: string): boolean {
  if (subject.inf.section(name)?.line('Needs')) return true;
  return sectionsWithService(subject).has(foldCase(name));
}

/** The folded names of sections that install a function driver. */
function sectionsWithService(subject: Subject): ReadonlySet<string> {
  return subject.view('sections with service', () => {
    const { rules } = subject.options;
    const readsReflector = rules === 'next' || compareVersions(rules, REFLECTOR_SINCE) >= 0;
    const drivers = servicesOf(subject).filter(
      ({ flags, name }) => (flags & ASSOCSERVICE) !== 0 || (readsReflector && sameName(name, 'WUDFRd')),
    );
    return new Set(drivers.map(({ use }) => foldCase(use.section.name)));
  });
}
