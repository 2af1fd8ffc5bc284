import { compareVersions, documented } from '../../base/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import type { ModelsSection } from '../view/models.ts';

export const ruleModelsNeverUsed: Rule = {
  code: 'models-never-used',
  statement: 'No Windows uses a Models section.',
  why: 'Another decoration of the same line is chosen wherever this one would fit: its devices are never installed.',
  citation: documented('combining-platform-extensions-with-operating-system-versions'),
  levels: levels('WWW'),
  wrong: [
    '[Manufacturer]\n%Contoso% = Models, «NTamd64», NTamd64.5.2\n;- [Models.NTamd64.10.0...17763]\n[Models.NTamd64]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001\n[Models.NTamd64.5.2]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001',
  ].map(inf => ({ inf, also: 'any' as const })),
  right: ['[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763'],
  find: ({ models }) =>
    models
      .filter(one => models.some(other => hides(other, one)))
      .map(({ name, span }) => ({ message: `no Windows uses [${name}]`, span })),
};

/** A decoration that asks for a later version, though both begin on the same Windows, is the better one there. */
function hides(other: ModelsSection, one: ModelsSection): boolean {
  if (other.manufacturer !== one.manufacturer || other.architecture !== one.architecture) return false;
  if (other.decoration?.productType || other.decoration?.suiteMask || !one.decoration || !other.decoration)
    return false;
  const starts = compareVersions(other.from, one.from);
  return starts === 0 && (other.decoration.major ?? 0) > (one.decoration.major ?? 0);
}
