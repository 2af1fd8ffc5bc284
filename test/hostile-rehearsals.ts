const HEAD = 'machine: { windows: 10 }\n';
const DOUBLED = Array.from({ length: 60 }, (_, i) => `s${i + 1}: &s${i + 1} [*s${i}, *s${i}]`);

/** Rehearsal files that nobody means well with, and what is said of each where it is refused. */
export const HOSTILE_REHEARSALS: readonly (readonly [what: string, text: string, said: string])[] = [
  ['lists, twenty thousand deep', `${HEAD}steps: ${'['.repeat(20_000)}`, 'nested too deep'],
  ['maps, twenty thousand deep', `${HEAD}steps: ${'{ a: '.repeat(20_000)}`, 'nested too deep'],
  ['a list in itself', `${HEAD}steps: &s [ *s ]`, 'steps.0'],
  ['a map in itself', 'machine: &m { windows: 10, again: *m }\nsteps: [ { scan: true } ]', 'again'],
  ['aliases that double', `${HEAD}s0: &s0 [a]\n${DOUBLED.join('\n')}\nsteps: *s60`, 'aliases repeat more'],
  ['an alias of nothing', `${HEAD}steps: *nobody`, 'nobody'],
  ['a title of ten million letters', `${HEAD}title: ${'x'.repeat(10_000_000)}`, 'steps: '],
  ['keys of JavaScript', `${HEAD}__proto__: { a: 1 }\nconstructor: { b: 2 }\nsteps: []`, 'steps: '],
];
