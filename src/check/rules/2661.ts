import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf } from '../view/registry.ts';

/** The setup class AudioProcessingObject. @see system-defined-device-setup-classes-available-to-vendors */
const CLASS = '{5989fce8-9cd0-467d-8a6a-5419e31529d4}';

/** Assumed: AudioEngine is the key that is meant; settled by an output of InfVerif with 2661. */
export const rule2661: Rule = {
  code: 2661,
  statement: 'A package of another class registers an audio processing object.',
  why: 'Windows looks for them at devices of class AudioProcessingObject.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_Apo
[Demo_Apo]
«HKR, AudioEngine\\AudioProcessingObjects\\{6F0C1D2E-6A8E-4B62-9F5A-2D5D1C1B7A10}, FriendlyName, , Contoso»`,
  ],
  right: [
    {
      inf: `[Version]
Class = AudioProcessingObject
ClassGuid = {5989fce8-9cd0-467d-8a6a-5419e31529d4}
[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_Apo
[Demo_Apo]
HKR, AudioEngine\\AudioProcessingObjects\\{6F0C1D2E-6A8E-4B62-9F5A-2D5D1C1B7A10}, FriendlyName, , Contoso`,
    },
  ],
  find: subject =>
    subject.isOfClass(CLASS)
      ? []
      : registryAddsOf(subject)
          .filter(({ add: { root, subkey } }) => /^HKR$/i.test(root) && /^AudioEngine(?:\\|$)/i.test(subkey))
          .map(({ add, use }) => ({
            message: `${add.subkey} is for devices of class AudioProcessingObject only`,
            span: add.span,
            use,
          })),
};
