import { documented, foldCase } from '../../base/index.ts';
import { repeated } from '../group.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';

export const ruleModelsSameDevice: Rule = {
  code: 'models-same-device',
  statement: 'Two models of a section have one hardware ID and different install sections.',
  why: 'Both match every device equally well: only one of them is ever installed.',
  citation: documented('inf-models-section'),
  levels: levels('WWW'),
  wrong: [
    '[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001\n%Contoso% = Demo_Other, «USB\\VID_1209&PID_0001»\n[Demo_Other.NT]\nCopyFiles = Demo_Files\n[Demo_Other.NT.Services]\nAddService = ContosoDemo, 0x00000002, Demo_Service',
  ],
  right: ['[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001'],
  find: ({ models }) =>
    models.flatMap(({ models: lines, name }) => {
      const named = lines.filter(({ hardwareId }) => hardwareId !== undefined);
      return repeated(named, ({ hardwareId }) => foldCase(hardwareId!.value)).flatMap(group =>
        group
          .filter(
            ({ installSection }) =>
              foldCase(installSection.value) !== foldCase(group[0]!.installSection.value),
          )
          .map(({ hardwareId, installSection }) => ({
            message: `${hardwareId!.value} in [${name}] is installed by [${group[0]!.installSection.value}] or [${installSection.value}], never both`,
            span: hardwareId!.span,
          })),
      );
    }),
};
