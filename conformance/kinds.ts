import type { InfContext, InfHandle } from '../src/setupapi/index.ts';
import type { Case, Expectation } from './cases.ts';
import { featureScore, rank } from './rank-kinds.ts';
import { CaseFault, type World } from './world.ts';

/** How a kind of case is answered: the members that it reads, and the answer with all that may be expected. */
interface Kind {
  readonly reads: readonly string[];
  readonly answer: (world: World, one: Case) => Expectation;
}

/** The kinds of cases that are not scenarios. */
export const KINDS: Readonly<Record<string, Kind>> = {
  open: { reads: ['inf', 'style'], answer: open },
  lineCount: { reads: ['inf', 'style', 'section'], answer: lineCount },
  enumSections: { reads: ['inf', 'style'], answer: enumSections },
  fields: { reads: ['inf', 'style', 'section', 'line', 'findKey'], answer: fields },
  intField: { reads: ['inf', 'style', 'section', 'key', 'index'], answer: intField },
  typedFields: { reads: ['inf', 'style', 'section', 'calls'], answer: typedFields },
  dump: { reads: ['inf', 'style'], answer: dump },
  rank: { reads: ['inf', 'hardwareIds', 'compatibleIds'], answer: rank },
  featureScore: { reads: ['installSection'], answer: featureScore },
  actualSection: { reads: ['inf', 'style', 'section', 'platform'], answer: actualSection },
};

function open(world: World, { inf, style }: Case): Expectation {
  const { ret, err, errorLine } = world.openInf(inf!, style);
  return { ret, err, errLine: errorLine };
}

function lineCount(world: World, one: Case): Expectation {
  const inf = opened(world, one);
  const { count, err } = world.call(api => api.SetupGetLineCount({ inf, section: one.section! }));
  return { count, err };
}

function enumSections(world: World, one: Case): Expectation {
  const wanted = (one.expect?.namesAnyOrder ?? []) as string[];
  const names = sectionNames(world, opened(world, one)).map(name => name.toLowerCase());
  const place = (name: string): number => wanted.indexOf(name) + 1 || Number.MAX_VALUE;
  return { namesAnyOrder: names.toSorted((a, b) => place(a) - place(b)) };
}

function fields(world: World, one: Case): Expectation {
  const inf = opened(world, one);
  const section = one.section!;
  const index = one.line as number;
  const context = lineOf(world.api.SetupGetLineByIndex({ inf, section, index }));
  const finds = (key: string): InfContext | undefined =>
    world.api.SetupFindFirstLine({ inf, section, key }).context;
  const findKey = one.findKey as string | null;
  if (findKey !== null && finds(findKey)?.line !== context.line)
    throw new CaseFault(`not found by its key: ${findKey}`);
  const key = world.call(api => api.SetupGetStringField({ context, index: 0 }));
  const notFoundKeys = ((one.expect?.notFoundKeys ?? []) as string[]).filter(other => !finds(other));
  return {
    key: key.value ?? null,
    keyErr: key.err,
    fields: fieldsOf(world, context),
    fieldCount: world.api.SetupGetFieldCount({ context }).count,
    lineText: world.api.SetupGetLineText({ context }).text,
    notFoundKeys,
  };
}

function intField(world: World, one: Case): Expectation {
  const inf = opened(world, one);
  const context = lineOf(
    world.api.SetupFindFirstLine({ inf, section: one.section!, key: one.key as string }),
  );
  const { ret, err, value } = world.call(api =>
    api.SetupGetIntField({ context, index: one.index as number }),
  );
  return { ret, err, value, valueUnchanged: value === undefined };
}

const FIELD_FUNCTIONS = [
  'SetupGetStringField',
  'SetupGetIntField',
  'SetupGetMultiSzField',
  'SetupGetBinaryField',
] as const;

function typedFields(world: World, one: Case): Expectation {
  const inf = opened(world, one);
  const context = lineOf(world.api.SetupFindFirstLine({ inf, section: one.section! }));
  const calls = one.calls as { fn: string; index: number }[];
  const results = calls.map(({ fn, index, ...others }) => {
    const name = FIELD_FUNCTIONS.find(known => known === fn);
    if (!name || Object.keys(others).length > 0)
      throw new CaseFault(`unknown call: ${[fn, ...Object.keys(others)].join(' ')}`);
    const answer = world.call<ReturnType<World['api'][typeof name]>>(api => api[name]({ context, index }));
    const { value } = answer;
    const required = 'required' in answer ? answer.required : undefined;
    return { fn, index, ret: answer.ret, err: answer.err, value: plain(value), required };
  });
  return { results };
}

function dump(world: World, { inf: text, style }: Case): Expectation {
  const { ret, err, errorLine, inf } = world.openInf(text!, style);
  if (!ret) return { ret, err, errLine: errorLine };
  return { ret, sections: sectionNames(world, inf).map(section => dumpSection(world, inf, section)) };
}

function dumpSection(world: World, inf: InfHandle, section: string): Expectation {
  const { count } = world.api.SetupGetLineCount({ inf, section });
  const lines = Array.from({ length: count }, (_, index) => {
    const context = lineOf(world.api.SetupGetLineByIndex({ inf, section, index }));
    const k = world.api.SetupGetStringField({ context, index: 0 }).value ?? null;
    return { k, f: fieldsOf(world, context) };
  });
  return { name: section, count, lines };
}

function actualSection(world: World, one: Case): Expectation {
  const inf = opened(world, one);
  const { ret, section, extension } = world.api.SetupDiGetActualSectionToInstall({
    inf,
    section: one.section!,
  });
  return { ret, section, extension };
}

function opened(world: World, { inf: text, style }: Case): InfHandle {
  const { ret, err, inf } = world.openInf(text!, style);
  if (!ret) throw new CaseFault(`the INF does not open: ${err}`);
  return inf;
}

function lineOf({ context }: { readonly context?: InfContext }): InfContext {
  if (!context) throw new CaseFault('there is no such line');
  return context;
}

function fieldsOf(world: World, context: InfContext): (string | undefined)[] {
  const { count } = world.api.SetupGetFieldCount({ context });
  return Array.from(
    { length: count },
    (_, i) => world.api.SetupGetStringField({ context, index: i + 1 }).value,
  );
}

function sectionNames(world: World, inf: InfHandle): string[] {
  const names: string[] = [];
  for (;;) {
    const { name } = world.api.SetupEnumInfSections({ inf, index: names.length });
    if (name === undefined) return names;
    names.push(name);
  }
}

/** Bytes as the list that the cases write them as. */
export function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? [...value] : value;
}
