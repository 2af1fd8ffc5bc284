import { describe, expect, it } from 'vitest';
import { events, failures, play } from './play.ts';

const DISC = { 'Autorun.inf': '[AutoRun]\r\nopen=setup.exe /s\r\n', 'setup.exe': 'program' };

function inserted(
  machine: string,
  medium: string,
  more = '',
  files: Readonly<Record<string, string>> = DISC,
): string[] {
  const rehearsed = play(
    `machine: { ${machine} }
media: { cd: { folder: cd${medium} } }
programs: { setup.exe: { exit: 7 } }
${more}
steps: [{ insert: cd }]`,
    { cd: files },
  );
  return [
    ...events(rehearsed, 'ran').map(({ command, exitCode }) => `runs ${command} ${exitCode}`),
    ...events(rehearsed, 'shown').map(({ text }) => `asks ${text}`),
    ...events(rehearsed, 'note').map(({ text }) => text),
  ];
}

const FORBIDDEN = `  registry: |
    Windows Registry Editor Version 5.00

    [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer]
    "NoDriveTypeAutoRun"=dword:000000ff
`;

/** @see https://learn.microsoft.com/windows/win32/shell/autoplay */
describe('a medium is inserted', () => {
  const RUNS = ['runs D:\\setup.exe /s 7'];
  const ASKS = ['asks AutoPlay: run D:\\setup.exe /s?'];
  it.each([
    ['2000 starts the program of a disc', 'windows: 2000', '', RUNS],
    ['XP starts the program of a disc', 'windows: xp', '', RUNS],
    [
      'XP starts nothing from a stick',
      'windows: xp',
      ', optical: false',
      ['AutoRun starts programs from discs only'],
    ],
    ['Vista asks', 'windows: vista', '', ASKS],
    ['Vista asks about a stick too', 'windows: vista', ', optical: false', ASKS],
    ['7 asks about a disc', 'windows: 7', '', ASKS],
    [
      '7 offers no program of a stick',
      'windows: 7',
      ', optical: false',
      ['AutoPlay offers no program of D:, which is no disc'],
    ],
    ['11 asks about a disc', 'windows: 11', '', ASKS],
    ['another drive', 'windows: xp', ', drive: "E:"', ['runs E:\\setup.exe /s 7']],
  ])('%s', (_, machine, medium, happens) => {
    expect(inserted(machine, medium)).toEqual(happens);
  });

  it.each(['xp', 'vista', '11'])('a policy forbids it on %s', windows => {
    const rehearsed = play(
      `machine:\n  windows: ${windows}\n${FORBIDDEN}media: { cd: { folder: cd } }\nsteps: [{ insert: cd }]`,
      { cd: DISC },
    );
    expect(events(rehearsed, 'ran')).toEqual([]);
    expect(events(rehearsed, 'note').map(({ text }) => text)).toEqual(['a policy forbids AutoRun']);
  });

  it('the section of the architecture comes first', () => {
    const files = {
      ...DISC,
      'Autorun.inf': '[AutoRun]\r\nopen=setup.exe\r\n[AutoRun.amd64]\r\nopen=setup64.exe\r\n',
      'setup64.exe': 'x',
    };
    expect(inserted('windows: xp, architecture: amd64', '', '', files)[0]).toBe('runs D:\\setup64.exe 0');
    expect(inserted('windows: xp, architecture: x86', '', '', files)[0]).toBe('runs D:\\setup.exe 7');
  });

  it.each([
    ['without Autorun.inf', { 'setup.exe': 'x' }, []],
    [
      'whose Autorun.inf names nothing',
      { 'Autorun.inf': '[AutoRun]\r\nicon=a.ico\r\n' },
      ['its Autorun.inf names no program'],
    ],
    [
      'whose program is not there',
      { 'Autorun.inf': '[AutoRun]\r\nopen=gone.exe\r\n' },
      ['runs D:\\gone.exe undefined'],
    ],
    ['whose Autorun.inf is no text', { 'Autorun.inf': '\0\0\0[[[' }, []],
  ])('a medium %s', (_, files, happens) => {
    expect(inserted('windows: xp', '', '', files)).toEqual(happens);
  });

  it('waits for the answer, and goes on with it', () => {
    const steps = (answer: string): string => `machine: { windows: 10 }
media: { cd: { folder: cd } }
programs: { setup.exe: { exit: 7 } }
steps:
  - insert: cd
  - expect: { waits: AutoPlay, ran: { setup.exe: null }, files: { 'D:\\setup.exe': false } }
  - answer: { /autoplay/: ${answer} }
  - expect: { waits: null, ran: { setup.exe: ${answer === 'run' ? 7 : 'null'} }, files: { 'D:\\setup.exe': true } }
`;
    expect(failures(play(steps('run'), { cd: DISC }))).toEqual([]);
    expect(failures(play(steps('nothing'), { cd: DISC }))).toEqual([]);
  });

  it('what is always answered may change on the way', () => {
    const rehearsed = play(
      `machine: { windows: 10 }
media: { cd: { folder: cd } }
programs: { setup.exe: { exit: 7 } }
answers: { AutoPlay: run }
steps:
  - insert: cd
  - expect: { waits: null, ran: { setup.exe: 7 } }
  - eject: cd
  - answers: {}
  - insert: cd
  - expect: { waits: AutoPlay }
  - answers: { autoplay: run }
  - answer: { autoplay: nothing }
  - expect: { waits: null, ran: { setup.exe: null } }
  - eject: cd
  - insert: cd
  - expect: { waits: null, ran: { setup.exe: 7 } }
`,
      { cd: DISC },
    );
    expect(failures(rehearsed)).toEqual([]);
    expect(rehearsed.held).toBe(true);
  });

  it('an answer that is none is told, and the question stays', () => {
    const rehearsed = play(
      `machine: { windows: 10 }
media: { cd: { folder: cd } }
steps: [{ insert: cd }, { answer: { autoplay: perhaps } }, { expect: { waits: AutoPlay } }]`,
      { cd: DISC },
    );
    expect(rehearsed.held).toBe(false);
    expect(failures(rehearsed)).toEqual([]);
    expect(events(rehearsed, 'note')[0]?.text).toBe('"perhaps" is no answer; run, nothing are');
  });

  it('an answer to nobody is told', () => {
    const rehearsed = play('machine: { windows: 10 }\nsteps: [{ answer: { a: b } }]');
    expect([rehearsed.held, events(rehearsed, 'note')[0]?.text]).toEqual([
      false,
      'nobody asked: no step before this one waits for an answer',
    ]);
  });

  it('what is ejected is gone', () => {
    const rehearsed = play(
      `machine: { windows: xp }
media: { cd: { folder: cd } }
steps: [{ insert: cd }, { eject: cd }, { expect: { files: { 'D:\\setup.exe': false } } }, { run: 'D:\\setup.exe' }]`,
      { cd: DISC },
    );
    expect(failures(rehearsed)).toEqual([]);
    expect(events(rehearsed, 'ran').at(-1)).toMatchObject({ error: 2 });
  });
});
