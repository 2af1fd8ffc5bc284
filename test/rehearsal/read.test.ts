import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../src/base/index.ts';
import { commandFile, splitCommand } from '../../src/rehearsal/command-line.ts';
import { readRehearsals } from '../../src/rehearsal/index.ts';
import { fits } from '../../src/rehearsal/patterns.ts';
import { read } from './play.ts';

/** The problems of a text, each with its line. */
function problems(text: string): string[] {
  const index = new LineIndex(text);
  return readRehearsals(text).problems.map(
    ({ message, span }) => `${index.position(span?.start ?? 0).line} ${message}`,
  );
}

const MACHINE = 'machine: { windows: 11 }';
const STEP = 'steps: [{ scan: true }]';

describe('a rehearsal file', () => {
  it.each([
    [
      'no package',
      `${MACHINE}\nsteps:\n  - stage: a`,
      '3 there is no package "a" in this file (there is: none)',
    ],
    [
      'no hardware',
      `${MACHINE}\nhardware: { b: {} }\nsteps:\n  - plug: a`,
      '4 there is no hardware "a" in this file (there is: b)',
    ],
    [
      'no medium',
      `${MACHINE}\nsteps:\n  - insert: a`,
      '3 there is no medium "a" in this file (there is: none)',
    ],
    [
      'behind nothing',
      `${MACHINE}\nhardware:\n  a: { behind: b }\n${STEP}`,
      '3 there is no hardware "b" in this file (there is: a)',
    ],
    [
      'an offer of nothing',
      `${MACHINE}\nupdate: { offers: [a] }\n${STEP}`,
      '2 there is no package "a" in this file (there is: none)',
    ],
    [
      'a medium with nothing',
      `${MACHINE}\nmedia:\n  cd: { packages: [a] }\n${STEP}`,
      '3 there is no package "a" in this file (there is: none)',
    ],
    [
      'a step with two verbs',
      `${MACHINE}\nsteps: [{ scan: true, restart: true }]`,
      '2 Unrecognized keys: "scan", "restart"',
    ],
    [
      'a request that is none',
      `${MACHINE}\ninstallers: { 'a.dll,A': { DIF_DANCE: {} } }\n${STEP}`,
      '2 DIF_DANCE is no DIF request',
    ],
    [
      'an error that is none',
      `${MACHINE}\ninstallers: { 'a.dll,A': { DIF_REMOVE: { answer: ERROR_X } } }\n${STEP}`,
      '2 ERROR_X is no error that Firstplug knows',
    ],
    [
      'a flag that is none',
      `${MACHINE}\ninstallers: { 'a.dll,A': { DIF_REMOVE: { sets: [DI_X] } } }\n${STEP}`,
      '2 DI_X is no DI_ flag',
    ],
    [
      'a pattern that is none',
      `${MACHINE}\nsteps: [{ answer: { '/(/': x } }]`,
      '2 /(/ is no regular expression',
    ],
    [
      'a pattern that is none among what is always answered from now on',
      `${MACHINE}\nsteps: [{ answers: { '/(/': x } }]`,
      '2 /(/ is no regular expression',
    ],
    [
      'said in two ways',
      `${MACHINE}\nhardware:\n  a: { usb: { vendor: 1, product: 2 }, hardwareIds: [x] }\n${STEP}`,
      '3 hardware.a: say what it is in one way: usb, pci, or hardwareIds with compatibleIds',
    ],
  ])('%s', (_, text, expected) => {
    const [line, message] = [expected.slice(0, 1), expected.slice(2)];
    const found = problems(text).filter(
      problem => problem.startsWith(`${line} `) && problem.endsWith(message),
    );
    expect(found, problems(text).join('\n')).toHaveLength(1);
  });

  it('a drive that is none, a time that is none', () => {
    expect(problems(`${MACHINE}\nmedia: { cd: { drive: 'C:\\x' } }\n${STEP}`)[0]).toMatch(
      /^2 .*a drive such as D:/,
    );
    expect(problems(`${MACHINE}\nsteps: [{ advance: soon }]`)[0]).toMatch(/^2 .*a time such as/);
  });

  it('holds a rehearsal for each document, and for each combination of its matrix', () => {
    const found = read(`${MACHINE}
matrix: { windows: [ 6.0, 6.1 ], architecture: [ x86, amd64 ] }
${STEP}
---
machine: { windows: 5.0 }
${STEP}`);
    expect(
      found.map(({ machine }) => [machine.windows.major, machine.windows.minor, machine.architecture]),
    ).toEqual([
      [6, 0, 'x86'],
      [6, 0, 'amd64'],
      [6, 1, 'x86'],
      [6, 1, 'amd64'],
      [5, 0, 'amd64'],
    ]);
  });

  it('a problem of a later document has its place in the file', () => {
    expect(problems(`${MACHINE}\n${STEP}\n---\n${MACHINE}\nsteps: [{ stage: a }]`)).toEqual([
      '5 steps.0.stage: there is no package "a" in this file (there is: none)',
    ]);
  });
});

describe('texts that are looked for', () => {
  it.each([
    ['plug in', 'Please PLUG IN your toaster', true],
    ['plug out', 'Please plug in', false],
    ['/^please/', 'Please plug in', true],
    ['/^plug/', 'Please plug in', false],
    ['a/b', 'x a/b y', true],
  ])('%s in "%s": %s', (pattern, text, does) => {
    expect(fits(pattern, text)).toBe(does);
  });
});

describe('command lines', () => {
  it.each([
    ['setup.exe', ['setup.exe']],
    ['"C:\\Program Files\\a.exe" /x  "b c"', ['C:\\Program Files\\a.exe', '/x', 'b c']],
    ['', []],
  ])('%s', (line, words) => {
    expect(splitCommand(line)).toEqual(words);
  });

  it.each([
    ['D:\\Setup.EXE /s', 'setup.exe', 'D:\\Setup.EXE', false],
    ['msiexec /i "C:\\a b\\Panel.msi" /quiet', 'panel.msi', 'C:\\a b\\Panel.msi', false],
    ['msiexec.exe /x "{1}" /quiet', '{1}', '{1}', true],
    ['msiexec', 'msiexec', 'msiexec', false],
  ])('%s is about %s', (line, name, path, removes) => {
    expect(commandFile(line)).toEqual({ name, path, removes });
  });
});
