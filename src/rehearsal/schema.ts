import * as z from 'zod';
import { ARCHITECTURES, type Architecture, namedWindows, type WindowsVersion } from '../base/index.ts';
import { expectations } from './expectations-schema.ts';
import type { MachineEntry, Rehearsal, Step } from './rehearsal.ts';

const windowsVersion = z
  .union([z.string(), z.number()])
  .describe('A Windows version such as 10.0.19045, or a release such as 7, xp, 11.')
  .transform((text, context): WindowsVersion => {
    const version = namedWindows(String(text));
    if (version) return version;
    context.addIssue(
      `"${text}" is no Windows version; write one like 10.0.19045, or a release such as 7 or 11`,
    );
    return z.NEVER;
  });

const machine = z
  .strictObject({
    windows: windowsVersion.optional(),
    architecture: z.enum(ARCHITECTURES).optional().describe('amd64 unless it says otherwise.'),
    productType: z.enum(['workstation', 'domain-controller', 'server']).optional(),
    edition: z.string().optional(),
    servicePack: z.int().min(0).optional(),
    sMode: z.boolean().optional(),
    registry: z.string().optional().describe('More of its registry, in the form of a .reg file.'),
    snapshot: z.string().min(1).optional().describe('A snapshot to start from, relative to this file.'),
  })
  .superRefine((of, context) => {
    const { snapshot, windows } = of;
    const stated = Object.keys(of).find(name => name !== 'snapshot' && name !== 'registry');
    if (snapshot === undefined && windows === undefined)
      context.addIssue('say which Windows it is: windows: 11, or the snapshot to start from');
    if (snapshot !== undefined && stated !== undefined)
      context.addIssue({ code: 'custom', path: [stated], message: 'the snapshot says this' });
  });

const folder = z.string().min(1).describe('A folder, relative to this file.');
const signature = z
  .enum(['inbox', 'whql', 'authenticode', 'unknown-publisher', 'untrusted-root', 'altered', 'unsigned'])
  .optional()
  .describe('Who signed it. Without it: authenticode if the INF names a catalog, else unsigned.');
const driverPackage = z.union([
  folder.transform(path => ({ folder: path })),
  z.strictObject({
    folder,
    signature,
    assumeFiles: z
      .boolean()
      .optional()
      .describe('Files that the INF names and the folder lacks are taken to be there.'),
  }),
]);

const identifiers = z.array(z.string().min(1)).optional();
const number = z.int().min(0);
const hardware = z
  .strictObject({
    usb: z
      .strictObject({
        vendor: number.max(0xffff),
        product: number.max(0xffff),
        revision: number.max(0xffff).default(0x0100),
        class: number.max(0xff).default(0xff),
        subclass: number.max(0xff).default(0),
        protocol: number.max(0xff).default(0),
      })
      .optional(),
    pci: z
      .strictObject({
        vendor: number.max(0xffff),
        device: number.max(0xffff),
        subsystem: number.max(0xffff).default(0),
        subsystemVendor: number.max(0xffff).default(0),
        revision: number.max(0xff).default(0),
        classCode: number.max(0xffffff).default(0),
      })
      .optional(),
    hardwareIds: identifiers.describe('Hardware IDs, the most specific first.'),
    compatibleIds: identifiers.describe('Compatible IDs, the most specific first.'),
    serial: z.string().min(1).optional().describe('A serial number that no other device has.'),
    description: z.string().optional(),
    behind: z.string().optional().describe('The hardware behind which it sits.'),
    hotPluggable: z.boolean().optional().describe('Whether it comes and goes while the computer runs.'),
    notifies: z.boolean().optional().describe('Whether its bus tells that it came.'),
    raw: z.boolean().optional().describe('Whether it works without a function driver.'),
  })
  .refine(one => [one.usb, one.pci, one.hardwareIds ?? one.compatibleIds].filter(Boolean).length <= 1, {
    message: 'say what it is in one way: usb, pci, or hardwareIds with compatibleIds',
  });

const medium = z.strictObject({
  folder: folder.optional(),
  packages: z.array(z.string()).default([]).describe('Packages of this file that are on it.'),
  drive: z
    .string()
    .regex(/^[D-Zd-z]:$/, 'a drive such as D:')
    .default('D:'),
  optical: z.boolean().default(true).describe('A disc; else a stick or a card.'),
});

const program = z.strictObject({
  exit: z.int().default(0).describe('Its exit code.'),
  seconds: z.number().min(0).default(1),
  shows: z.boolean().default(false).describe('Whether it shows something.'),
  installs: z.strictObject({ name: z.string(), version: z.string().default('1.0.0.0') }).optional(),
  registry: z.string().optional().describe('What it writes, in the form of a .reg file.'),
  deletes: z.array(z.string()).optional().describe('Files that it deletes.'),
  writes: z.array(z.string()).optional().describe('Files that it writes, empty.'),
  tells: z.string().optional().describe('What it tells the person.'),
  restarts: z.boolean().optional().describe('Whether it restarts the computer itself.'),
  application: z
    .string()
    .optional()
    .describe('The configuration file of an installation application, relative to this file.'),
});

const answer = z.union([z.string(), z.int()]).describe('An error name such as ERROR_DI_DO_DEFAULT.');
const reply = z.strictObject({
  answer: answer.optional(),
  after: answer.optional(),
  sets: z.array(z.string()).optional(),
  detects: z
    .array(z.strictObject({ name: z.string(), hardwareId: z.string(), unattended: z.string().optional() }))
    .optional(),
  runs: z.string().optional(),
  unlessInstalled: z.string().optional(),
  shows: z.string().optional(),
});
const installer = z.record(z.string().regex(/^DIF_/, 'a request such as DIF_INSTALLDEVICE'), reply);

const driver = z.strictObject({
  fails: z.enum(['DriverEntry', 'AddDevice', 'START']).optional().describe('The first routine that fails.'),
  problem: number.optional().describe('The problem code then, where it is not the usual one.'),
  vetoesRemoval: z.boolean().optional().describe('Whether it does not let its devices go.'),
});

const update = z.strictObject({
  state: z.enum(['reachable', 'unreachable', 'forbidden']).default('reachable'),
  offers: z.array(z.string()).default([]).describe('Packages of this file that it offers.'),
});

const yes = z.literal(true);
const place = z
  .string()
  .regex(/^[A-Za-z]:\\/, String.raw`a folder of that computer, such as D:\ or C:\Drivers`)
  .describe('A folder of that computer.');
const device = z.string().describe('Hardware of this file, or an instance ID.');
const addHardware = z.strictObject({
  class: z.string().min(1).describe('The name of a setup class, such as Ports, or its GUID in braces.'),
  folder: place.optional(),
  detect: z.boolean().optional().describe('Whether Windows looks first for what is no Plug and Play.'),
});
const updateDriver = z.union([
  z.strictObject({ device, folder: place }),
  z.strictObject({ device, haveDisk: place }),
  z.strictObject({ device, list: yes }),
]);
const step: z.ZodType<Step> = z.union([
  z.strictObject({ stage: z.string().describe('A package of this file.') }),
  z.strictObject({ plug: z.string().describe('Hardware of this file.'), port: number.optional() }),
  z.strictObject({ unplug: z.string() }),
  z.strictObject({ scan: yes }),
  z.strictObject({ addHardware: addHardware.describe('The Add Hardware wizard.') }),
  z.strictObject({ updateDriver: updateDriver.describe('Update Driver of Device Manager.') }),
  z.strictObject({ insert: z.string().describe('A medium of this file.') }),
  z.strictObject({ eject: z.string() }),
  z.strictObject({ run: z.string().describe('A command line.') }),
  z.strictObject({ answer: z.record(z.string(), z.string()).describe('Question, or /pattern/: answer.') }),
  z.strictObject({
    answers: z.record(z.string(), z.string()).describe('What the person always answers from now on.'),
  }),
  z.strictObject({ logon: z.string(), administrator: z.boolean().default(true) }),
  z.strictObject({ restart: yes }),
  z.strictObject({ power: z.enum(['on', 'off']) }),
  z.strictObject({
    setup: z.union([yes, z.strictObject({ unattend: z.string().describe('The text of its answer file.') })]),
  }),
  z.strictObject({ update }),
  z.strictObject({ software: yes }),
  z.strictObject({ advance: z.string().regex(/^\d+ ?[smhd]$/, 'a time such as 20s, 5m, 3h or 2d') }),
  z.strictObject({ fail: z.int().min(1).describe('Which of the next writes fails, from 1.') }),
  z.strictObject({ expect: expectations }),
]);

/** A rehearsal as a document has it. */
export interface RehearsalDocument extends Omit<Rehearsal, 'machine'> {
  readonly machine: { readonly [M in keyof MachineEntry]?: MachineEntry[M] | undefined };
  readonly matrix?: Matrix | undefined;
}

export interface Matrix {
  readonly windows?: readonly WindowsVersion[] | undefined;
  readonly architecture?: readonly Architecture[] | undefined;
}

const matrix = z
  .strictObject({
    windows: z.array(windowsVersion).min(1).optional(),
    architecture: z.array(z.enum(ARCHITECTURES)).min(1).optional(),
  })
  .describe('The rehearsal runs once for each of these Windows versions and architectures.');

/** The form of one step. */
export const stepSchema: z.ZodType<Step> = step;

/** The form of a rehearsal; a file holds one or more, each a YAML document. */
export const rehearsalSchema: z.ZodType<RehearsalDocument> = z.strictObject({
  title: z.string().optional().describe('What this rehearsal shows.'),
  machine,
  matrix: matrix.optional(),
  packages: z.record(z.string(), driverPackage).default({}),
  hardware: z.record(z.string(), hardware).default({}),
  media: z.record(z.string(), medium).default({}),
  programs: z.record(z.string(), program).default({}),
  installers: z.record(z.string(), installer).default({}),
  drivers: z.record(z.string(), driver).default({}),
  update: update.default({ state: 'unreachable', offers: [] }),
  answers: z.record(z.string(), z.string()).default({}).describe('What the person always answers.'),
  steps: z.array(step).min(1),
});

/** The JSON Schema that editors check rehearsal files with. */
export function rehearsalJsonSchema(): object {
  const schema = z.toJSONSchema(rehearsalSchema, { io: 'input', target: 'draft-2020-12' });
  return { ...schema, title: 'Firstplug rehearsal' };
}
