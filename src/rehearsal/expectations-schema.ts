import * as z from 'zod';
import type { Expectations } from './expectations.ts';

const texts = z.union([z.string().transform(text => [text]), z.array(z.string())]);
const flag = z.boolean().optional();

const device = z.strictObject({
  present: flag,
  phantom: flag,
  started: flag,
  driver: z.string().nullable().optional(),
  problem: z
    .union([z.int().min(0), z.literal('none').transform(() => 0)])
    .optional()
    .describe('A problem code; none or 0 for none.'),
  service: z.string().nullable().optional(),
  class: z.string().optional(),
  instance: z.string().optional(),
  configFlags: z.int().min(0).optional(),
});

const registryValue = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);

/** The form of an expectation. */
export const expectations: z.ZodType<Expectations> = z.strictObject({
  devices: z.record(z.string(), device).optional(),
  staged: z.array(z.string()).optional(),
  files: z.record(z.string(), z.boolean()).optional(),
  registry: z.record(z.string(), z.record(z.string(), registryValue)).optional(),
  services: z
    .record(
      z.string(),
      z.strictObject({ exists: flag, start: z.int().min(0).max(4).optional(), running: flag }),
    )
    .optional(),
  software: z.record(z.string(), z.string().nullable()).optional(),
  shown: texts.optional(),
  notShown: texts.optional(),
  waits: z.string().nullable().optional(),
  ran: z.record(z.string(), z.int().nullable()).optional(),
  restartNeeded: flag,
  warns: texts.optional(),
  warnings: z.int().min(0).optional(),
  requests: z.array(z.string()).optional(),
});
