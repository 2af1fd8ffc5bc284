import { describe, expect, it } from 'vitest';
import { win32 } from '../../src/base/index.ts';
import { type Koffi, openWindows, Windows } from '../../src/windows/index.ts';

/** A Windows that has these functions in every DLL, and none else. */
function windowsWith(functions: Readonly<Record<string, () => number>>, called: string[] = []): Windows {
  let lastError = 0;
  const all: Record<string, (...args: number[]) => number> = {
    GetLastError: () => lastError,
    SetLastError: error => (lastError = error!),
    ...functions,
  };
  const find = (name: string): ((...args: number[]) => number) => {
    const found = all[name];
    if (!found) throw new Error(`Cannot find function '${name}' in shared library`);
    return (...args) => {
      called.push(name);
      return found(...args);
    };
  };
  const symbol = (name: string): bigint => BigInt(find(name).length + 1);
  const load = (dll: string): object => {
    if (dll === 'gone.dll') throw new Error(`Failed to load shared library: ${dll}`);
    return { func: find, symbol };
  };
  const koffi = { load };
  return new Windows(koffi as unknown as Koffi);
}

const DECLARED = {
  Truth: 'BOOL ()',
  Handle: 'HANDLE ()',
  Status: 'LSTATUS ()',
  Configured: 'CONFIGRET ()',
} as const;

describe('exports', () => {
  it('are called, and the last error is told', () => {
    const windows = windowsWith({ Truth: () => 1 });
    windows.lastError = win32('ERROR_NO_MORE_ITEMS');
    expect(windows.bind('setupapi.dll', DECLARED).Truth()).toEqual({
      value: 1,
      err: win32('ERROR_NO_MORE_ITEMS'),
    });
  });

  it.each([
    ['Truth', 0],
    ['Handle', -1],
    ['Status', win32('ERROR_PROC_NOT_FOUND')],
    ['Configured', 0x34],
  ] as const)('that are missing fail as such a function does: %s gives %i', (name, value) => {
    const called: string[] = [];
    const windows = windowsWith({}, called);
    const err = win32('ERROR_PROC_NOT_FOUND');
    expect(windows.bind('setupapi.dll', DECLARED)[name]()).toEqual({ value, err });
    expect(windows.lastError).toBe(err);
    expect(called).not.toContain(name);
  });

  it('of a DLL that is missing are missing, each of them', () => {
    const windows = windowsWith({ Truth: () => 1 });
    expect(windows.has('gone.dll')).toBe(false);
    expect(windows.lacks('gone.dll', ['Truth']).map(({ why }) => why)).toEqual(['missing']);
    expect(windows.bind('gone.dll', DECLARED).Truth()).toEqual({
      value: 0,
      err: win32('ERROR_PROC_NOT_FOUND'),
    });
  });

  it('that are missing are told without a call', () => {
    const called: string[] = [];
    const windows = windowsWith({ Truth: () => 1 }, called);
    expect(windows.lacks('setupapi.dll', ['Truth', 'Status'])).toEqual([
      { dll: 'setupapi.dll', name: 'Status', why: 'missing' },
    ]);
    expect(called).toEqual([]);
  });
});

it.each([
  ['linux', 'x64', 'no Windows', 'ERROR_CALL_NOT_IMPLEMENTED'],
  ['win32', 'ia32', '32 bits', 'ERROR_IN_WOW64'],
])('on %s of %s there is %s', async (platform, arch, reason, error) => {
  expect(await openWindows({ platform, arch })).toMatchObject({ reason, err: win32(error) });
});
