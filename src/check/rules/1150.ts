import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1150: Rule = {
  code: 1150,
  statement: 'The ID of a component has a backslash or a comma.',
  why: 'Windows makes hardware IDs of it, in which both have a meaning.',
  remedy: 'Write the ID without SWC\\ in front: Windows adds that.',
  citation: documented('inf-addcomponent-directive'),
  wrong: [
    '[Demo_Install.NT.Components]\nAddComponent = Panel, , Demo_Component\n[Demo_Component]\nComponentIDs = «SWC\\ContosoPanel»',
  ],
  right: [
    '[Demo_Install.NT.Components]\nAddComponent = Panel, , Demo_Component\n[Demo_Component]\nComponentIDs = VID1209-Panel, ContosoPanel',
  ],
  find: subject =>
    subject.usesOf('component-install-section').flatMap(use =>
      use.section.linesNamed('ComponentIDs').flatMap(line =>
        line.fields.flatMap((id, i) => {
          if (!/[\\,]/.test(id)) return [];
          return [{ message: `component ID ${id} has a backslash or a comma`, span: line.span(i + 1), use }];
        }),
      ),
    ),
};
