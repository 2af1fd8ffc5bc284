import type { Case, Step } from './cases.ts';
import { EngineSurroundings } from './engine-surroundings.ts';
import { KINDS } from './kinds.ts';
import { differences } from './match.ts';
import { OPERATIONS } from './operations.ts';
import type { Surroundings } from './surroundings.ts';
import { CaseFault, World } from './world.ts';

/** Members that say where a case comes from, or that choose its world. */
const COMMON = [
  'id',
  'test',
  'kind',
  'provenance',
  'docs',
  'platform',
  'os',
  'requires',
  'expect',
  'windows_only',
  'unconfirmed',
  'wine8',
  'wine8_differs',
  'note',
];
const OF_SCENARIO = ['steps'];
const OF_STEP = ['op', 'in', 'expect', 'note'];

/** Makes the computer that a case runs on. */
export type Start = (one: Case) => Surroundings;

/** Runs a case in a world of its own; tells what was not as expected. */
export function runCase(one: Case, start: Start = of => new EngineSurroundings(of)): string[] {
  try {
    return one.kind === 'scenario' ? runScenario(one, start) : runKind(one, start);
  } catch (error) {
    return [error instanceof CaseFault ? error.message : String((error as Error).stack)];
  }
}

function runKind(one: Case, start: Start): string[] {
  const kind = KINDS[one.kind];
  if (!kind) return [`unknown kind: ${one.kind}`];
  demandKnown(one, [...COMMON, ...kind.reads]);
  const world = new World(start(one));
  return differences(world.filled(one.expect ?? {}), kind.answer(world, one));
}

function runScenario(one: Case, start: Start): string[] {
  demandKnown(one, [...COMMON, ...OF_SCENARIO]);
  const world = new World(start(one));
  return (one.steps ?? []).flatMap((step, i) =>
    runStep(world, step).map(text => `step ${i + 1} ${step.op}: ${text}`),
  );
}

function runStep(world: World, step: Step): string[] {
  const operation = OPERATIONS[step.op];
  if (!operation) throw new CaseFault(`unknown operation: ${step.op}`);
  demandKnown(step, OF_STEP);
  const { save, ...inputs } = step.in;
  if (save !== undefined && typeof save !== 'string') throw new CaseFault('save is no name');
  demandKnown(inputs, operation.reads);
  const { answer, keep, keepsOnFailure } = operation.run(
    world,
    world.filled(inputs) as Step['in'],
    step.expect,
  );
  if (save !== undefined && (answer.ret === true || keepsOnFailure)) world.keep(save, keep);
  return differences(world.filled(step.expect ?? {}), answer);
}

function demandKnown(object: object, members: readonly string[]): void {
  const unknown = Object.keys(object).filter(name => !members.includes(name));
  if (unknown.length > 0) throw new CaseFault(`unknown: ${unknown.join(', ')}`);
}
