import * as z from 'zod';
import { ARCHITECTURES, sameName } from '../base/index.ts';
import type { Application } from './application.ts';
import { DEFAULT_TEXTS } from './texts.ts';

/** A file of the medium: nothing that leads out of the folder of the program, and no name of a device. */
const path = z
  .string()
  .min(1)
  .transform(text => text.replaceAll('/', '\\'))
  .refine(text => !/^\\|:|(^|\\)\.\.(\\|$)/.test(text), {
    message: 'a path below the folder of the program: without drive, leading \\ and ..',
  })
  .refine(text => !/(^|\\)(con|prn|aux|nul|com\d|lpt\d)(\.[^\\]*)?(\\|$)/i.test(text), {
    message: 'the name of a device is no file name in Windows',
  });
const byArchitecture = z.partialRecord(z.enum(ARCHITECTURES), path);
const file = z.union([path, byArchitecture]);

const product = z.strictObject({
  name: z.string().min(1).describe('As it stands among the installed programs.'),
  version: z.string().optional(),
  publisher: z.string().optional(),
  directory: z
    .string()
    .regex(/^(?:[A-Za-z]:\\|%[^%\\]+%\\)(?!.*(?:^|\\)\.\.(?:\\|$))./, {
      message: 'a whole path without .. such as %ProgramFiles%\\Contoso',
    })
    .describe('The directory of the application: a whole path, such as %ProgramFiles%\\Contoso\\Toaster.'),
  files: z.array(path).default([]).describe('Files that it needs there to be removed again.'),
});

const driverPackage = z.strictObject({
  inf: file.describe('The INF, or one for each architecture.'),
  hardwareIds: z
    .array(z.string().min(1))
    .min(1)
    .describe('Whole hardware IDs of the devices that it is for.'),
  connect: z
    .enum(['running', 'scan', 'off'])
    .default('running')
    .describe('While the computer runs; the same on a bus that does not tell; or while it is off.'),
});

const detection = z
  .strictObject({
    productCode: z.string().optional(),
    upgradeCode: z.string().optional(),
    name: z.string().optional(),
    version: z
      .string()
      .regex(/^\d+(\.\d+)*$/, 'a version such as 1.2.0.0, in quotes')
      .optional(),
  })
  .refine(by => [by.productCode, by.upgradeCode, by.name].filter(one => one !== undefined).length === 1, {
    message: 'one of productCode, upgradeCode and name',
  });

const exitCode = z.int().min(-0x80000000).max(0xffffffff);
const application = z
  .strictObject({
    name: z.string().min(1),
    msi: file.optional(),
    exe: file.optional(),
    arguments: z.string().default('').describe('Behind the file; to an EXE all it takes to be silent.'),
    detect: detection.describe('How it is known that it is installed.'),
    uninstall: z.string().min(1).optional().describe('The silent command line that removes it.'),
    exitCodes: z
      .strictObject({
        success: z.array(exitCode).default([0]),
        restart: z.array(exitCode).default([3010]).describe('Succeeded, and Windows must start again.'),
      })
      .prefault({}),
    requiredBecause: z
      .string()
      .min(1)
      .optional()
      .describe('Why the device does not work without it; else the user may do without.'),
  })
  .refine(one => (one.msi === undefined) !== (one.exe === undefined), { message: 'one of msi and exe' })
  .refine(one => one.uninstall ?? (one.msi && one.detect.productCode), {
    message: 'it must be possible to remove it: a command uninstall, or an msi with a productCode',
    path: ['uninstall'],
  });

/** No text tells the user to copy files: N1. */
const text = z.string().refine(shown => !/\.(?:inf|sys|cat|dll)\b/i.test(shown), {
  message: 'a text must not speak of files: nobody is told to copy or replace one',
});
const keys = Object.keys(DEFAULT_TEXTS) as (keyof typeof DEFAULT_TEXTS)[];
const texts = z.partialRecord(z.enum(keys as [keyof typeof DEFAULT_TEXTS]), text);

const flag = z.boolean().default(false);
const behaviour = z.strictObject({
  installs: z.enum(['both', 'drivers', 'applications']).default('both'),
  installAllOrNone: flag.describe('/a: drivers only if all can be installed.'),
  forceIfDriverIsNotBetter: flag.describe('/f'),
  promptIfDriverIsNotBetter: flag.describe('/p'),
  scanHardware: flag.describe('/sh: only for devices that are present.'),
  legacyMode: flag.describe('/lm: unsigned packages, and packages with missing files.'),
  quietInstall: flag.describe('/q: nothing is shown.'),
  suppressWizard: flag.describe('/sw: the application shows nothing, Windows may.'),
  suppressEulaPage: flag.describe('/se'),
  suppressAddRemovePrograms: flag.describe('/sa: not in the list of installed programs.'),
  enableNotListedLanguages: flag.describe('/el: English rather than the first listed language.'),
  exitCode: z.enum(['plain', 'dpinst']).default('plain'),
});

/** The form of the configuration file of an installation application. */
export const applicationSchema: z.ZodType<Application> = z
  .strictObject({
    product,
    programs: byArchitecture.default({}).describe('The program for each architecture.'),
    packages: z
      .array(driverPackage)
      .default([])
      .refine(all => new Set(all.map(({ inf }) => JSON.stringify(inf).toLowerCase())).size === all.length, {
        message: 'one package for each INF: name all its hardware IDs there',
      }),
    applications: z.array(application).default([]),
    texts: z
      .record(z.string().regex(/^(0x[0-9A-Fa-f]{1,4}|\d{1,5})$/, 'a LANGID such as 0x0409'), texts)
      .default({})
      .transform(all => Object.fromEntries(Object.entries(all).map(([id, one]) => [Number(id), one]))),
    behaviour: behaviour.prefault({}),
  })
  .refine(one => !one.applications.some(({ detect }) => sameName(detect.name ?? '', one.product.name)), {
    message: 'the name of the product is in the list of installed programs by itself: detect another',
    path: ['applications'],
  });

/** The JSON Schema that editors check such files with. */
export function applicationJsonSchema(): object {
  const schema = z.toJSONSchema(applicationSchema, { io: 'input', target: 'draft-2020-12' });
  return { ...schema, title: 'Firstplug installation application' };
}
