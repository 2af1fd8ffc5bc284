import {
  dword,
  listOf,
  type MachineReader,
  multiSz,
  numberOf,
  sz,
  type Transaction,
  textOf,
  type Value,
} from '../machine/index.ts';
import { byRehearsal } from './origin.ts';
import type { Rehearsal, UpdateEntry } from './rehearsal.ts';

/** What lasts from step to step and is nothing that Windows keeps. It stands in a key of ours. */
export interface Circumstances {
  readonly powered: boolean;
  /** The media that are inserted, by their names. */
  readonly inserted: readonly string[];
  readonly update: Rehearsal['update'];
}

const KEY = 'HKLM\\SOFTWARE\\Firstplug\\Rehearsal';

/** Whether a change is one of these circumstances, and nothing that happens on the computer. */
export function isCircumstance(path: string): boolean {
  return path.toUpperCase().startsWith('HKLM\\SOFTWARE\\FIRSTPLUG\\REHEARSAL');
}

export function readCircumstances({ registry }: MachineReader): Circumstances {
  const value = (name: string): Value | undefined => registry.value(KEY, name);
  const state = textOf(value('Update')) as UpdateEntry['state'] | undefined;
  return {
    powered: numberOf(value('Powered')) !== 0,
    inserted: listOf(value('Inserted')) ?? [],
    update: { state: state ?? 'unreachable', offers: listOf(value('Offers')) ?? [] },
  };
}

export function changeCircumstances(transaction: Transaction, to: Partial<Circumstances>): void {
  const values: readonly (readonly [string, Value])[] = [
    ...(to.powered === undefined ? [] : [['Powered', dword(Number(to.powered))] as const]),
    ...(to.inserted === undefined ? [] : [['Inserted', multiSz(to.inserted)] as const]),
    ...(to.update === undefined
      ? []
      : ([
          ['Update', sz(to.update.state)],
          ['Offers', multiSz(to.update.offers)],
        ] as const)),
  ];
  for (const [name, after] of values) {
    transaction.change({ kind: 'value', key: KEY, name, after }, byRehearsal('rehearsal'));
  }
}

/** Whether the person who is logged on is an administrator; where nobody is, whoever acts is one. */
export function isAdministrator({ running }: MachineReader): boolean {
  const [session] = running.list('session');
  return session?.state.administrator ?? true;
}
