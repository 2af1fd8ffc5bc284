import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DI_NODI_DEFAULTACTION } from '../../../src/setupapi/index.ts';
import { holds } from '../../machine/machines.ts';
import { sent } from './scripted.ts';

interface Co {
  readonly pre: string;
  readonly post: string;
}
interface World {
  readonly ofClass: readonly Co[];
  readonly ofDevice: readonly Co[];
  readonly installer: string | undefined;
  readonly byDefault: string | undefined;
  readonly noDefault: boolean;
}

const code = fc.constantFrom('0', '0', 'D', 'P', '5', '259');
const co = fc.record({
  pre: fc.constantFrom('0', '0', 'P', 'P', 'D', '5'),
  post: fc.constantFrom('=', '=', '0', 'D', 'P', '7'),
});
const cos = fc.array(co, { maxLength: 4 });
const world: fc.Arbitrary<World> = fc.record({
  ofClass: cos,
  ofDevice: cos,
  installer: fc.option(code, { nil: undefined }),
  byDefault: fc.option(code, { nil: undefined }),
  noDefault: fc.boolean(),
});

/** The same told otherwise: each co-installer stands around those behind it, as one function around another. */
function naive({ ofClass, ofDevice, installer, byDefault, noDefault }: World): [calls: string, code: string] {
  const calls: string[] = [];
  const inside = (rest: readonly [string, Co][]): string => {
    const [first, ...others] = rest;
    if (!first) return core();
    const [name, { pre, post }] = first;
    calls.push(name);
    if (pre === '0') return inside(others);
    if (pre !== 'P') return pre;
    const result = inside(others);
    calls.push(`${name}+`);
    return post === '=' ? result : post;
  };
  const core = (): string => {
    if (installer !== undefined) calls.push('ci');
    if ((installer ?? 'D') !== 'D') return installer!;
    if (noDefault || byDefault === undefined) return 'D';
    calls.push('def');
    return byDefault;
  };
  const result = inside(namedCos(ofClass, ofDevice));
  return [calls.join(' '), result];
}

function namedCos(ofClass: readonly Co[], ofDevice: readonly Co[]): [string, Co][] {
  return [
    ...ofClass.map((one, i): [string, Co] => [`a${i}`, one]),
    ...ofDevice.map((one, i): [string, Co] => [`c${i}`, one]),
  ];
}

function written({ ofClass, ofDevice, installer, byDefault }: World): string {
  const list = (named: readonly [string, Co][]): string =>
    named.map(([name, { pre, post }]) => `${name}=${pre}:${post}`).join(' ');
  const all = namedCos(ofClass, ofDevice);
  return [
    list(all.slice(0, ofClass.length)),
    list(all.slice(ofClass.length)),
    installer === undefined ? '' : `ci=${installer}`,
    byDefault === undefined ? '' : `def=${byDefault}`,
  ].join('|');
}

test('dispatch calls and answers as nested calls would', () => {
  holds(
    'dispatch calls and answers as nested calls would',
    fc.property(world, one => {
      const outcome = sent(written(one), { state: { flags: one.noDefault ? DI_NODI_DEFAULTACTION : 0 } });
      expect([outcome.calls, outcome.code]).toEqual(naive(one));
    }),
    2000,
  );
});

test('who asked for it, and nobody else, is called twice, backwards', () => {
  holds(
    'who asked for it, and nobody else, is called twice, backwards',
    fc.property(world, one => {
      const { calls } = sent(written(one));
      const names = calls.split(' ').filter(Boolean);
      const asked = namedCos(one.ofClass, one.ofDevice).filter(
        ([name, { pre }]) => pre === 'P' && names.includes(name),
      );
      expect(names.filter(name => name.endsWith('+'))).toEqual(asked.map(([name]) => `${name}+`).reverse());
    }),
    2000,
  );
});

test('the last reply of the story is the answer of the request', () => {
  holds(
    'the last reply of the story is the answer of the request',
    fc.property(world, one => {
      const [request] = sent(written(one)).events;
      if (request?.kind !== 'request') throw new Error('no request');
      const last = request.events?.findLast(event => event.kind === 'reply');
      const code = last?.kind === 'reply' ? last.code : 0;
      const asksOn = last?.kind === 'reply' && last.phase === 'pre' && last.who === 'co-installer';
      if (!asksOn || (code !== 0 && code !== 0xe0000226)) expect(request.code).toBe(last ? code : 0xe000020e);
      else expect(request.code).toBe(0xe000020e);
    }),
    2000,
  );
});
