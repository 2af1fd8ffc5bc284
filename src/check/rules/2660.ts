import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf } from '../view/registry.ts';

const CLASSES = /^SOFTWARE\\Classes\\AudioEngine(?:\\|$)/i;

/** Assumed: AudioEngine is the key that is meant; settled by an output of InfVerif with 2660. */
export const rule2660: Rule = {
  code: 2660,
  statement: 'An audio processing object is registered for the whole computer.',
  why: 'Each device is to have its own, below HKR.',
  remedy: 'Write HKR, AudioEngine\\AudioProcessingObjects\\….',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_Apo
[Demo_Apo]
«HKCR, AudioEngine\\AudioProcessingObjects\\{6F0C1D2E-6A8E-4B62-9F5A-2D5D1C1B7A10}, FriendlyName, , Contoso»`,
      also: 'any',
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_Apo
[Demo_Apo]
HKR, Contoso, FriendlyName, , Contoso`,
      also: 'any',
    },
  ],
  find: subject =>
    registryAddsOf(subject)
      .filter(({ add: { root, subkey } }) =>
        /^HKCR$/i.test(root)
          ? /^AudioEngine(?:\\|$)/i.test(subkey)
          : /^HKLM$/i.test(root) && CLASSES.test(subkey),
      )
      .map(({ add, use }) => ({ message: `${add.subkey} belongs below HKR`, span: add.span, use })),
};
