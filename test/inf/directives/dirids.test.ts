import { describe, expect, it } from 'vitest';
import { dirIdOf, dirIds, isShellDirId, isUserDirId } from '../../../src/inf/directives/index.ts';
import { directoryText, DEFAULT_DIRECTORIES as here } from '../../../src/inf/index.ts';

/** What the variables in paths are on the machine that tokens are read for. */
const VARIABLES: Readonly<Record<string, string>> = {
  '%SystemRoot%': here.windows,
  '%SystemDrive%': here.systemDrive,
  '%ProgramFiles%': here.programFiles,
  '%ProgramFiles(x86)%': here.programFiles32Bit,
  '%ProgramData%': here.programData,
  '%PUBLIC%': here.publicProfile,
  '%USERPROFILE%': here.userProfile,
};

describe('directory IDs', () => {
  it.each([
    [10, '%SystemRoot%'],
    [11, '%SystemRoot%\\System32'],
    [12, '%SystemRoot%\\System32\\drivers'],
    [13, undefined],
    [24, '%SystemDrive%\\'],
    [50, '%SystemRoot%\\system'],
    [16422, '%ProgramFiles%'],
    [16425, '%SystemRoot%\\SysWOW64'],
    [16426, '%ProgramFiles(x86)%'],
    [66000, undefined],
  ])('%i is %s', (id, path) => {
    expect(dirIdOf(id)).toBeDefined();
    expect(dirIdOf(id)?.path).toBe(path);
  });

  it('that packages with a WHQL signature may not use since 24H2', () => {
    const deprecated = dirIds.filter(row => row.deprecated?.build === 26100).map(row => row.id);
    expect(deprecated).toEqual([
      -1, 1, 17, 18, 20, 21, 24, 25, 30, 50, 53, 54, 16406, 16407, 16408, 16409, 16415, 16419, 16429, 16430,
    ]);
  });

  it('have ranges', () => {
    expect(dirIdOf(65535)).toBe(dirIdOf(-1));
    expect([32767, 32768, 65534, 65535, 65536].map(isUserDirId)).toEqual([false, true, true, false, true]);
    expect([16383, 16384, 32767, 32768].map(isShellDirId)).toEqual([false, true, true, false]);
  });

  it.each(dirIds.filter(row => row.path))('$id is what tokens read it as', ({ id, path }) => {
    const place = path!.replace(/%[^%]+%/, variable => VARIABLES[variable]!);
    expect(place.toLowerCase()).toBe(directoryText(id, here).toLowerCase());
  });
});
