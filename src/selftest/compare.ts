import { DEVICE_PROBES } from './devices.ts';
import { DRIVER_PROBES } from './drivers.ts';
import type { Answers, Probe, Subject } from './probe.ts';
import { STORE_PROBES } from './store.ts';

/** Something that Windows and the engine answer differently; absent where one has no answer. */
export interface Difference {
  readonly item: string;
  readonly windows?: string;
  readonly engine?: string;
}

/** What became of a probe. */
export interface ProbeResult {
  readonly name: string;
  readonly proves: string;
  readonly settles: string;
  /** Why it could not be made. */
  readonly notMade?: string;
  readonly agreements: number;
  readonly differences: readonly Difference[];
}

/** All probes that change nothing. */
export const PROBES: readonly Probe[] = [...STORE_PROBES, ...DEVICE_PROBES, ...DRIVER_PROBES];

/** Both that are asked. */
export interface Subjects {
  readonly windows: Subject;
  readonly engine: Subject;
  /** The functions that Windows lacked since it was asked last, each with the reason. */
  readonly lacking: () => readonly string[];
}

/** Makes a probe. One for which Windows lacks a function is not made: what it answered then is no answer. */
export function makeProbe(probe: Probe, { windows, engine, lacking }: Subjects): ProbeResult {
  const { name, proves, settles, observe, predict = observe } = probe;
  lacking();
  const observed = observe(windows);
  const lacks = [...new Set(lacking())];
  const told = { name, proves, settles };
  if (lacks.length > 0) return notMade(told, `this Windows lacks ${lacks.join(', ')}`);
  if ('cannot' in observed) return notMade(told, observed.cannot);
  const predicted = predict(engine);
  if ('cannot' in predicted) return notMade(told, `of the engine: ${predicted.cannot}`);
  return { ...told, ...compared(observed, predicted) };
}

function notMade(told: Pick<Probe, 'name' | 'proves' | 'settles'>, why: string): ProbeResult {
  return { ...told, notMade: why, agreements: 0, differences: [] };
}

function compared(
  observed: Exclude<Answers, { cannot: string }>,
  predicted: Exclude<Answers, { cannot: string }>,
): Pick<ProbeResult, 'agreements' | 'differences'> {
  const items = [...new Set([...observed.keys(), ...predicted.keys()])];
  const differing = items.filter(item => observed.get(item) !== predicted.get(item));
  return {
    agreements: items.length - differing.length,
    differences: differing.map(item => ({
      item,
      ...side('windows', observed.get(item)),
      ...side('engine', predicted.get(item)),
    })),
  };
}

function side(name: 'windows' | 'engine', answer: string | undefined): Partial<Difference> {
  return answer === undefined ? {} : { [name]: answer };
}
