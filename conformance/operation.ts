import type { InfHandle, Reply, ReturnBuffer, SetupApi } from '../src/setupapi/index.ts';
import type { Expectation } from './cases.ts';
import { CaseFault, type World } from './world.ts';

/** What a step gives: places filled in. */
export type Inputs = Readonly<Record<string, unknown>>;

/**
 * How an operation is carried out: the inputs that it reads, its answer, and what `save` keeps of it. What is
 * expected is for those that look how far to go.
 */
export interface Operation {
  readonly reads: readonly string[];
  readonly run: (world: World, inputs: Inputs, expected?: Expectation) => Outcome;
}

export interface Outcome {
  readonly answer: Expectation;
  readonly keep?: unknown;
  /** Whether what is kept counts although the operation failed. */
  readonly keepsOnFailure?: boolean;
}

/** An operation that is one call; `kept` is the output that `save` keeps. */
export function call(
  reads: readonly string[],
  run: (api: SetupApi, inputs: Inputs) => Reply,
  kept?: string,
): Operation {
  return {
    reads,
    run: (world, inputs) => {
      const { ret, err, ...out }: Inputs = world.call(api => run(api, inputs));
      return { answer: { ret, err, out }, keep: kept === undefined ? undefined : out[kept] };
    },
  };
}

export function infHandle(value: unknown): InfHandle | null {
  return value === null ? null : (whole(value) as InfHandle);
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new CaseFault(`no text: ${JSON.stringify(value)}`);
  return value;
}

export function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : textOf(value);
}

export function whole(value: unknown): number {
  if (typeof value !== 'number') throw new CaseFault(`no number: ${JSON.stringify(value)}`);
  return value;
}

export function buffer({ buffer, size }: Inputs): ReturnBuffer {
  return { ...(buffer === null && { buffer }), ...(size !== undefined && { size: whole(size) }) };
}
