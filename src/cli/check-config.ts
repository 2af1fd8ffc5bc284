import { parse, YAMLParseError } from 'yaml';
import * as z from 'zod';
import type { Mode, Setting } from '../check/index.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';

/** What a project decided for `check`. */
export interface CheckConfig {
  readonly mode?: Mode;
  readonly rules: readonly Setting[];
}

const RULE = z.strictObject({
  code: z.union([z.number(), z.string()]),
  level: z.enum(['error', 'warning', 'off']),
  in: z.string().optional(),
  reason: z.string().min(1, 'a reason is needed'),
});

const FORM = z.looseObject({
  check: z
    .strictObject({ mode: z.enum(['k', 'u', 'w', 'h']).optional(), rules: z.array(RULE).optional() })
    .optional(),
});

/** Reads the part `check` of a file of settings. */
export function readConfig(path: string): CheckConfig {
  const read = FORM.safeParse(readYaml(path) ?? {});
  if (read.success) {
    const { mode, rules = [] } = read.data.check ?? {};
    return { rules, ...(mode && { mode }) };
  }
  const [issue] = read.error.issues;
  throw new Failure(`${path}: ${issue!.path.join('.') || 'the file'}: ${issue!.message}`);
}

function readYaml(path: string): unknown {
  const text = new TextDecoder().decode(readInput(path));
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new Failure(`${path} is no YAML: ${error.message}`);
    throw error;
  }
}
