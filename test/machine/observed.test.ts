import { describe, expect, it } from 'vitest';
import {
  type Change,
  type Coverage,
  compareObserved,
  contentOf,
  dword,
  statedContent,
  sz,
} from '../../src/machine/index.ts';
import { digest } from './machines.ts';

const KEY = 'HKLM\\SYSTEM\\ControlSet001\\Services\\toaster';
const COVERAGE: Coverage = { known: ['HKLM\\SYSTEM', 'C:\\Windows'], except: ['HKLM\\SYSTEM\\Secret'] };

const value = (name: string, after?: ReturnType<typeof sz>, before?: ReturnType<typeof sz>): Change => ({
  kind: 'value',
  key: KEY,
  name,
  ...(before && { before }),
  ...(after && { after }),
});
const bytes = contentOf(new TextEncoder().encode('MZ'), digest);
const file = (after: typeof bytes): Change => ({ kind: 'file', path: 'C:\\Windows\\toaster.sys', after });

describe('a plan beside what was observed', () => {
  it.each<
    [
      string,
      readonly Change[],
      readonly Change[],
      readonly [same: number, missing: number, unplanned: number, different: number],
    ]
  >([
    ['as planned', [value('Start', dword(3))], [value('Start', dword(3))], [1, 0, 0, 0]],
    ['in other case', [value('START', dword(3))], [value('Start', dword(3))], [1, 0, 0, 0]],
    ['not done', [value('Start', dword(3))], [], [0, 1, 0, 0]],
    ['not planned', [], [value('Start', dword(3))], [0, 0, 1, 0]],
    ['otherwise', [value('Start', dword(3))], [value('Start', dword(2))], [0, 0, 0, 1]],
    [
      'changed and changed back',
      [value('Start', dword(3), dword(1)), value('Start', dword(1), dword(3))],
      [],
      [0, 0, 0, 0],
    ],
    [
      'the last counts',
      [value('Start', dword(1)), value('Start', dword(3))],
      [value('Start', dword(3))],
      [1, 0, 0, 0],
    ],
    [
      'outside of what is known',
      [{ kind: 'value', key: 'HKLM\\SOFTWARE\\Contoso', name: '', after: sz('') }],
      [],
      [0, 0, 0, 0],
    ],
    [
      'in what is excepted',
      [{ kind: 'key', key: 'HKLM\\SYSTEM\\Secret\\A', before: false, after: true }],
      [],
      [0, 0, 0, 0],
    ],
    [
      'what runs',
      [{ kind: 'clock', before: 0, after: 1 }],
      [{ kind: 'clock', before: 0, after: 9 }],
      [0, 0, 0, 0],
    ],
    [
      'a file of which only its name is known',
      [file(bytes)],
      [file(statedContent({ name: 'toaster.sys', size: 2 }))],
      [1, 0, 0, 0],
    ],
    ['another file', [file(bytes)], [file(contentOf(new Uint8Array(2), digest))], [0, 0, 0, 1]],
  ])('%s', (_, planned, seen, expected) => {
    const { same, missing, unplanned, different } = compareObserved(planned, seen, COVERAGE);
    expect([same, missing.length, unplanned.length, different.length]).toEqual(expected);
  });
});
