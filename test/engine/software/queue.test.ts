import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeDevnode } from '../../../src/engine/devices/index.ts';
import { compareSoftwareVersions, parseSoftwareVersion } from '../../../src/engine/software/index.ts';
import { COMPONENT, Computer, DEVICE, facts, named, panel, program, recorded, STORE } from './computer.ts';

const SEED = 20261128;
const QUOTED = `"${STORE}\\panel.exe"`;
const other = (number: number): string => DEVICE.replace('79bb045', String(number));

describe('AS1: where AddSoftware counts', () => {
  it.each([
    ['10.0.14393', 'refused', 'AddSoftware is read since Windows 10.0.15063 (10 version 1703)'],
    ['10.0.15063', 'queued', undefined],
    ['11', 'queued', undefined],
  ])('on Windows %s it is %s', (version, did, why) => {
    const [event] = new Computer(facts(version)).install(program());
    expect([event?.did, event?.why]).toEqual([did, why]);
  });

  it.each([
    ['SoftwareComponent', 'Class=SoftwareComponent', 'queued'],
    ['SoftwareComponent by its GUID', 'ClassGuid={5C4C3332-344D-483C-8739-259E934C9CC8}', 'queued'],
    ['Extension', 'Class=Extension\nClassGuid={e2f84ce7-8efa-411c-aa69-97454ca4cb57}', 'refused'],
    ['USB', 'Class=USB\nClassGuid={36fc9e60-c465-11cf-8056-444553540000}', 'refused'],
  ])('a program of an INF of class %s', (_, version, did) => {
    const text = program().replace(/Class =[^[]*/, `${version}\n`);
    const [event] = new Computer().install(text);
    expect(event?.did).toBe(did);
    if (did === 'refused') expect(event?.why).toContain('only for an INF of class SoftwareComponent');
  });

  it('a Store link counts in an INF of any class', () => {
    const text = panel('ContosoApp,,S', 'SoftwareType=2', 'SoftwareID=pfn://Contoso.App_8wekyb3d8bbwe');
    const [event] = new Computer().install(text.replace(/Class =[^[]*/, 'Class=Extension\n'));
    expect(event?.did).toBe('queued');
  });

  it('only the Software section of the install section counts, with what it Needs', () => {
    const included = named(
      `${COMPONENT}[X.Software]\nAddSoftware=B,,S\n[S]\nSoftwareType=2\nSoftwareID=pfn://b`,
      'other.inf',
    );
    const text = `${COMPONENT}[I]\nAddSoftware=No,,S\n[I.Software]\nInclude=other.inf\nNeeds=X.Software\nAddSoftware=A,,S\n[S]\nSoftwareType=2\nSoftwareID=pfn://a`;
    const computer = new Computer();
    expect(computer.install(text, DEVICE, [included]).map(({ name, place }) => [name, place])).toEqual([
      ['A', { inf: 'panel.inf', line: 10 }],
      ['B', { inf: 'other.inf', line: 6 }],
    ]);
    expect(computer.queue).toEqual(['A', 'B']);
  });
});

describe('AS2: queued, and run some time later', () => {
  it('nothing runs while the device is installed', () => {
    const computer = new Computer();
    computer.install(program());
    expect([computer.ran, computer.queue]).toEqual([[], ['ContosoPanel']]);
    const [event] = computer.run();
    expect([event?.did, event?.version, event?.took, computer.queue]).toEqual(['ran', '1.0.0.0', 20, []]);
  });
  it('a program that ran is a change that nobody knows, from the line of the directive', () => {
    const computer = new Computer();
    computer.install(program());
    computer.run();
    expect(computer.transaction.effects.filter(({ kind }) => kind === 'unknown')).toMatchObject([
      { by: QUOTED, origin: { inf: 'panel.inf', line: 6 } },
    ]);
  });
});

describe('AS3: a failed installation', () => {
  it.each([
    ['ended with 2', { kind: 'ended', exitCode: 2, took: 5 }, 'failed', 'it ended with exit code 2'],
    ['could not start', { kind: 'not started', error: 5 }, 'failed', 'it did not start: ERROR_ACCESS_DENIED'],
    [
      'has an error that is not critical',
      { kind: 'not now', error: 5 },
      'waits',
      'ERROR_ACCESS_DENIED; it is tried again by itself',
    ],
  ] as const)('%s', (_, end, did, why) => {
    const computer = new Computer();
    computer.install(program());
    const [event] = computer.run(end);
    expect([event?.did, event?.why]).toEqual([did, why]);
    expect(computer.queue).toEqual(did === 'waits' ? ['ContosoPanel'] : []);
  });
  it('is tried again when the component is updated, in the same version too', () => {
    const computer = new Computer();
    computer.install(program());
    computer.run({ kind: 'ended', exitCode: 2, took: 5 });
    expect(computer.run()).toEqual([]);
    computer.install(program());
    expect(computer.run().map(({ did }) => did)).toEqual(['ran']);
  });
  it('is tried again by itself after an error that is not critical', () => {
    const computer = new Computer();
    computer.install(program());
    computer.run({ kind: 'not now', error: 5 });
    expect(computer.run().map(({ did }) => did)).toEqual(['ran']);
    expect(computer.ran).toHaveLength(2);
  });
  it('what waits gives way to what an update brings', () => {
    const computer = new Computer();
    computer.install(program());
    computer.install(program('2.0.0.0'));
    expect(computer.run().map(({ version }) => version)).toEqual(['2.0.0.0']);
  });
});

describe('AS4: one name on the whole computer', () => {
  it('another package with the same name and version has nothing to do', () => {
    const computer = new Computer();
    computer.install(program());
    computer.run();
    const theirs = named(program().replace('panel.exe', 'sub\\panel.exe'), 'fabrikam.inf');
    computer.install(theirs.inf.text, other(2));
    expect(computer.run()).toMatchObject([
      {
        did: 'passed over',
        why: 'version 1.0.0.0 is not greater than 1.0.0.0, which ran last under this name',
      },
    ]);
  });
  it('names are the same without regard to case', () => {
    const computer = new Computer();
    computer.install(program());
    computer.run();
    computer.install(program('1.0.0.0', '', 'CONTOSOPANEL'), other(2));
    expect(computer.run().map(({ did }) => did)).toEqual(['passed over']);
  });
  it('another name is another software', () => {
    const computer = new Computer();
    computer.install(program());
    computer.install(program('1.0.0.0', '', 'ContosoTuner'));
    expect(computer.run().map(({ did }) => did)).toEqual(['ran', 'ran']);
  });
});

describe('AS5: how often', () => {
  it.each([
    ['without flags', '', 1],
    ['flags 0', '0', 1],
    ['flags 1', '1', 3],
    ['flags 0x00000001', '0x00000001', 3],
    ['flags 3: bits are ORed', '3', 3],
  ])('three devices on one INF, %s: %d', (flags, number, times) => {
    void flags;
    const computer = new Computer();
    for (const device of [1, 2, 3]) computer.install(program('1.0.0.0', number), other(device));
    computer.run();
    expect(computer.ran).toHaveLength(times);
  });
  it('the version counts for each device', () => {
    const computer = new Computer();
    computer.install(program('2.0.0.0', '1'), other(1));
    computer.run();
    computer.install(program('1.0.0.0', '1'), other(2));
    computer.install(program('1.0.0.0', '1'), other(1));
    expect(computer.run().map(({ did }) => did)).toEqual(['ran', 'passed over']);
  });
});

describe('AS6: the software-install section', () => {
  it.each([
    ['is not named', 'ContosoPanel', 'AddSoftware names no software-install section'],
    ['is not there', 'ContosoPanel,,Other', 'section [Other] is not there'],
  ])('%s', (_, fields, why) => {
    const [event] = new Computer().install(panel(fields, 'SoftwareType=1'));
    expect([event?.did, event?.why, event?.place]).toEqual(['refused', why, { inf: 'panel.inf', line: 6 }]);
  });
  it('a software without a name is none', () => {
    const [event] = new Computer().install(panel(',,S', 'SoftwareType=1'));
    expect([event?.did, event?.why]).toEqual(['refused', 'AddSoftware names no software']);
  });
});

it('AS7: a program that shows something breaks the rule, and the story says so', () => {
  const computer = new Computer();
  computer.install(program());
  const [event] = computer.run({ kind: 'ended', exitCode: 0, took: 5, showedUi: true });
  expect(event?.did).toBe('ran');
  expect(event?.events).toContainEqual(
    expect.objectContaining({ kind: 'note', severity: 'error', text: expect.stringContaining('silent') }),
  );
});

it('AS8: what ran stays when the device goes, and does not run again when it comes back', () => {
  const computer = new Computer();
  computer.install(program());
  computer.run();
  const before = computer.transaction.effects.length;
  removeDevnode(computer.transaction, DEVICE, {
    call: 'the test',
    because: { grade: 'documented', page: 'none' },
  });
  const undone = computer.transaction.effects.slice(before);
  expect(undone.filter(effect => effect.kind === 'value' && effect.key.includes('Firstplug'))).toEqual([]);
  computer.install(program());
  expect(computer.run().map(({ did }) => did)).toEqual(['passed over']);
});

describe('AS9: the type', () => {
  it.each([
    ['SoftwareType is missing', '11', ['SoftwareBinary=panel.exe'], 'has no SoftwareType', 6],
    ['SoftwareType is another', '11', ['SoftwareType=3'], 'not known', 8],
    [
      '1 without binary',
      '11',
      ['SoftwareType=1', 'SoftwareVersion=1.0.0.0'],
      'SoftwareType 1 needs SoftwareBinary',
      6,
    ],
    [
      '1 without version',
      '11',
      ['SoftwareType=1', 'SoftwareBinary=panel.exe'],
      'SoftwareType 1 needs SoftwareVersion',
      6,
    ],
    ['2 without ID', '11', ['SoftwareType=2'], 'SoftwareType 2 needs SoftwareID', 6],
    ['2 before 1709', '10.0.15063', ['SoftwareType=2', 'SoftwareID=pfn://a'], 'since Windows 10 1709', 8],
    [
      '1 with neither MSI nor EXE',
      '11',
      ['SoftwareType=1', 'SoftwareBinary=panel.cmd', 'SoftwareVersion=1'],
      'neither an MSI nor an EXE file',
      9,
    ],
  ])('%s', (_, version, section, why, line) => {
    const [event] = new Computer(facts(version)).install(panel('ContosoPanel,,S', ...section));
    expect([event?.did, event?.place?.line]).toEqual(['refused', line]);
    expect(event?.why).toContain(why);
    expect(event?.because?.grade).toBe('documented');
  });
  it.each([
    ['1', 'refused'],
    ['2', 'queued'],
  ])('type %s in S mode is %s', (type, did) => {
    const lines = [
      `SoftwareType=${type}`,
      'SoftwareBinary=panel.exe',
      'SoftwareVersion=1.0.0.0',
      'SoftwareID=pfn://a',
    ];
    const [event] = new Computer(facts('11', { sMode: true })).install(panel('ContosoPanel,,S', ...lines));
    expect(event?.did).toBe(did);
  });
  it('type 2 does not look at binary and version', () => {
    const lines = ['SoftwareType=2', 'SoftwareID=pfn://a', 'SoftwareBinary=..\\x', 'SoftwareVersion=none'];
    expect(new Computer().install(panel('ContosoApp,,S', ...lines))[0]?.did).toBe('queued');
  });
});

describe('AS10 and AS11: the command line', () => {
  it.each([
    ['EXE', 'panel.exe', '', QUOTED],
    ['EXE with arguments', 'panel.exe', 'one, two', `${QUOTED} one two`],
    ['EXE behind %13%', '%13%\\panel.exe', '/s', `${QUOTED} /s`],
    ['EXE in a folder', 'sub\\panel.exe', '', `"${STORE}\\sub\\panel.exe"`],
    ['MSI', 'panel.msi', '', `msiexec /i "${STORE}\\panel.msi" ALLUSERS=1 /quiet /qn /promptrestart`],
    [
      'MSI with arguments',
      'PANEL.MSI',
      'A=1,B=2',
      `msiexec /i "${STORE}\\PANEL.MSI" ALLUSERS=1 /quiet /qn /promptrestart A=1 B=2`,
    ],
    ['the device', 'panel.exe', 'arg1,<<DeviceInstanceID>>,arg2', `${QUOTED} arg1 ${DEVICE} arg2`],
    ['the device as the sample writes it', 'panel.exe', '<<DeviceInstanceId>>', `${QUOTED} ${DEVICE}`],
    ['the device inside an argument', 'panel.exe', '/d:<<deviceinstanceid>>', `${QUOTED} /d:${DEVICE}`],
    ['an empty argument is left out', 'panel.exe', 'one,,two', `${QUOTED} one two`],
    ['another variable stays', 'panel.exe', '<<Other>>', `${QUOTED} <<Other>>`],
    ['quotes in quotes', 'panel.exe', '"/t ""a, b"""', `${QUOTED} /t "a, b"`],
  ])('%s', (_, binary, list, line) => {
    const section = ['SoftwareType=1', `SoftwareBinary=${binary}`, 'SoftwareVersion=1.0.0.0'];
    const computer = new Computer();
    computer.install(panel('ContosoPanel,,S', ...section, ...(list ? [`SoftwareArguments=${list}`] : [])));
    const [event] = computer.run();
    expect([event?.did, event?.command, computer.ran[0]?.line]).toEqual(['ran', line, line]);
  });
  it.each([
    '..\\panel.exe',
    'C:\\windows\\notepad.exe',
    '%11%\\cmd.exe',
    'a\\..\\..\\x.exe',
    '\\\\server\\x.exe',
    '%13%\\..\\x.exe',
  ])('a binary outside the package is refused: %s', binary => {
    const section = ['SoftwareType=1', `SoftwareBinary=${binary}`, 'SoftwareVersion=1.0.0.0'];
    const [event] = new Computer().install(panel('ContosoPanel,,S', ...section));
    expect([event?.did, event?.place?.line]).toEqual(['refused', 9]);
    expect(event?.why).toContain('is not in the package');
  });
  it('a binary that is not in the store fails, and says which directive forgot it', () => {
    const computer = new Computer();
    computer.install(
      panel('ContosoPanel,,S', 'SoftwareType=1', 'SoftwareBinary=other.exe', 'SoftwareVersion=1.0.0.0'),
    );
    const [event] = computer.run();
    expect([event?.did, computer.ran]).toEqual(['failed', []]);
    expect(event?.why).toContain('CopyFiles with directory 13');
  });
});

describe('AS12: the version', () => {
  it.each([
    ['1.0.0.0', '1.0.0.1', 'ran'],
    ['1.9.0.0', '1.10.0.0', 'ran'],
    ['1.0.0.0', '1.0.0.0', 'passed over'],
    ['2.0.0.0', '1.65535.65535.65535', 'passed over'],
    ['1.0.0.0', '1', 'passed over'],
  ])('after %s, %s %s', (first, second, did) => {
    const computer = new Computer();
    computer.install(program(first));
    computer.run();
    computer.install(program(second));
    expect(computer.run().map(event => event.did)).toEqual([did]);
  });
  it.each(['1.0.0.65536', '1.0.0.0.0', 'one', '1..2', '-1.0.0.0'])('%s is none', text => {
    const [event] = new Computer().install(program(text));
    expect([event?.did, event?.place?.line]).toEqual(['refused', 10]);
  });
  it('what failed was not the last that ran', () => {
    const computer = new Computer();
    computer.install(program('2.0.0.0'));
    computer.run({ kind: 'ended', exitCode: 1, took: 1 });
    computer.install(program('1.0.0.0'));
    expect(computer.run().map(event => event.did)).toEqual(['ran']);
  });

  const VERSION = fc.tuple(...([0, 1, 2, 3].map(() => fc.integer({ min: 0, max: 65535 })) as never[]));
  const parsed = (parts: unknown): NonNullable<ReturnType<typeof parseSoftwareVersion>> =>
    parseSoftwareVersion((parts as number[]).join('.'))!;
  it('versions are ordered as 64-bit numbers are', () => {
    const number = (parts: unknown): bigint =>
      (parts as number[]).reduce((sum, part) => sum * 65536n + BigInt(part), 0n);
    fc.assert(
      fc.property(VERSION, VERSION, (a, b) => {
        const order = Math.sign(compareSoftwareVersions(parsed(a), parsed(b)));
        expect(order).toBe(number(a) < number(b) ? -1 : number(a) > number(b) ? 1 : 0);
      }),
      { seed: SEED },
    );
  });
});

describe('AS13: the SoftwareID', () => {
  it.each([
    ['pfn://Contoso.App_8wekyb3d8bbwe', 'queued'],
    ['PFN://Contoso.App_8wekyb3d8bbwe', 'queued'],
    ['pfn://', 'refused'],
    ['Contoso.App_8wekyb3d8bbwe', 'refused'],
    ['https://store.example/x', 'refused'],
  ])('%s is %s', (id, did) => {
    const [event] = new Computer().install(panel('ContosoApp,,S', 'SoftwareType=2', `SoftwareID=${id}`));
    expect(event?.did).toBe(did);
  });
  it('the Store is asked for it once', () => {
    const computer = new Computer();
    const text = panel('ContosoApp,,S', 'SoftwareType=2', 'SoftwareID=pfn://Contoso.App_1');
    computer.install(text);
    computer.install(text, other(2));
    expect(computer.run().map(({ did }) => did)).toEqual(['ran', 'passed over']);
    expect(computer.ran).toEqual([
      { name: 'ContosoApp', device: DEVICE, kind: 'store', line: 'pfn://Contoso.App_1' },
    ]);
  });
});

describe('what Device Setup Manager records', () => {
  const ends = { kind: 'ended', took: 20 } as const;
  it.each([
    ['a program', '11', {}, 'panel.exe', [`165 ContosoPanel ${QUOTED}`, `160 ContosoPanel ${DEVICE} 20`]],
    ['a program on build 16299', '10.0.16299', {}, 'panel.exe', [`165 ContosoPanel ${QUOTED}`]],
    [
      'a program that fails',
      '11',
      { exitCode: 0x2efd },
      'panel.exe',
      [`165 ContosoPanel ${QUOTED}`, '163 ContosoPanel 0x2EFD 0x2EFD'],
    ],
    [
      'a busy Windows Installer',
      '11',
      { exitCode: 1618 },
      'panel.msi',
      [expect.stringMatching(/^165 /), '164 ContosoPanel 0x652'],
    ],
    ['a program that is not there', '11', {}, 'none.exe', ['162 ContosoPanel 0x2']],
  ] as const)('%s', (_, version, end, binary, records) => {
    const computer = new Computer(facts(version));
    computer.install(program().replace('panel.exe', binary));
    expect(recorded(computer.run({ ...ends, exitCode: 0, ...end }))).toEqual(records);
  });
  it('a version that is not greater', () => {
    const computer = new Computer();
    computer.install(program('1.2.3.4'));
    computer.run();
    computer.install(program('1.0.0.0'));
    expect(recorded(computer.run())).toEqual(['161 ContosoPanel 1 0 0 0 1 2 3 4']);
  });
  it('a link to the Store', () => {
    const computer = new Computer();
    computer.install(panel('ContosoApp,,S', 'SoftwareType=2', 'SoftwareID=pfn://a'));
    expect(recorded(computer.run())).toEqual([`166 ${DEVICE} pfn://a`, `160 ContosoApp ${DEVICE} 20`]);
  });
});

it.each([
  [0, 'ran', undefined],
  [3010, 'ran', true],
  [1641, 'ran', true],
  [1603, 'failed', undefined],
])('exit code %d of Windows Installer: %s', (exitCode, did, restart) => {
  const computer = new Computer();
  computer.install(program().replace('panel.exe', 'panel.msi'));
  const [event] = computer.run({ kind: 'ended', exitCode, took: 1 });
  expect([event?.did, event?.exitCode, event?.restart]).toEqual([did, exitCode, restart]);
});

it('without a device nothing is queued', () => {
  const computer = new Computer();
  expect([computer.install(program(), null), computer.queue]).toEqual([[], []]);
});

it('a queue run twice runs nothing twice, whatever was installed in whatever order', () => {
  const step = fc.record({
    name: fc.constantFrom('A', 'B', 'a'),
    version: fc.constantFrom('1.0.0.0', '1.2.0.0', '2.0.0.0'),
    flags: fc.constantFrom('0', '1'),
    device: fc.integer({ min: 1, max: 3 }),
    run: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      const computer = new Computer();
      for (const { name, version, flags, device, run } of steps) {
        computer.install(program(version, flags, name), other(device));
        if (run) computer.run();
      }
      computer.run();
      const lines = computer.ran.length;
      expect(computer.run()).toEqual([]);
      for (const { name, version, flags, device } of steps) {
        computer.install(program(version, flags, name), other(device));
      }
      computer.run();
      expect(computer.ran).toHaveLength(lines);
    }),
    { seed: SEED },
  );
});
