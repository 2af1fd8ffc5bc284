import { z } from 'zod';
import { ARCHITECTURES, namedWindows, type WindowsVersion } from '../base/index.ts';
import type { Rehearsal } from './rehearsal.ts';

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

const machine = z.strictObject({
  windows: windowsVersion,
  architecture: z.enum(ARCHITECTURES).default('amd64'),
  productType: z.enum(['workstation', 'domain-controller', 'server']).default('workstation'),
});

const folder = z.string().min(1).describe('The folder of the package, relative to this file.');
const driverPackage = z.union([
  folder.transform(path => ({ folder: path })),
  z.strictObject({
    folder,
    signature: z
      .enum(['inbox', 'whql', 'authenticode', 'unsigned'])
      .optional()
      .describe('Who signed it. Without it: authenticode if the INF names a catalog, else unsigned.'),
  }),
]);

const identifiers = z.array(z.string().min(1)).default([]);
const device = z.strictObject({
  hardwareIds: identifiers.describe('Hardware IDs, the most specific first.'),
  compatibleIds: identifiers.describe('Compatible IDs, the most specific first.'),
});

const step = z.union([
  z.strictObject({ stage: z.string().describe('The name of a package of this file.') }),
  z.strictObject({ plug: z.string().describe('The name of a device of this file.') }),
]);

/** The form of a rehearsal file. */
export const rehearsalSchema: z.ZodType<Rehearsal> = z.strictObject({
  title: z.string().optional().describe('What this rehearsal shows.'),
  machine,
  packages: z.record(z.string(), driverPackage).default({}),
  devices: z.record(z.string(), device).default({}),
  steps: z.array(step).min(1),
});

/** The JSON Schema that editors check rehearsal files with. */
export function rehearsalJsonSchema(): object {
  const schema = z.toJSONSchema(rehearsalSchema, { io: 'input', target: 'draft-2020-12' });
  return { ...schema, title: 'Firstplug rehearsal' };
}
