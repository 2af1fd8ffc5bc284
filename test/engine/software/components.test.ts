import { describe, expect, it } from 'vitest';
import {
  applyExtensions,
  declareComponents,
  readComponents,
  readExtensions,
} from '../../../src/engine/software/index.ts';
import { Computer, facts, named, recorded } from './computer.ts';

const MONITOR = 'DISPLAY\\GSM5B9A\\4&bb010ab&1&UID20549';
const ID = '{3846ad8c-dd27-433d-ab89-453654cd542a}';
const OTHER = '{11111111-2222-3333-4444-555555555555}';
const SUFFIX = '5&79bb045&0';
const FOLDER = 'C:\\windows\\system32\\DriverStore\\FileRepository\\ext.inf_amd64_0';

const extension = (id: string, ...lines: readonly string[]): string => `[Version]
Signature = "$Windows NT$"
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
ExtensionId = ${id}
[I]
${lines.join('\n')}
`;
const panel = (...lines: readonly string[]): readonly string[] => [
  '[I.Components]',
  'AddComponent = ContosoPanel,,Panel',
  ...lines,
  '[Panel]',
  'ComponentIDs = VID_1209&PID_7058',
];

class Desk extends Computer {
  apply(...infs: readonly string[]) {
    const extensions = infs.map((text, i) => ({
      installation: this.installation(MONITOR, [], FOLDER),
      source: named(text, `oem${i}.inf`, FOLDER),
      section: 'I',
    }));
    return applyExtensions(this.transaction, MONITOR, extensions);
  }

  declare(text: string, included: Parameters<Computer['installation']>[1] = []): string[] {
    const notes = declareComponents(this.installation(MONITOR, included), named(text), 'I');
    return notes.map(({ text: told, place }) => `${place?.inf ?? ''}:${place?.line ?? ''} ${told}`);
  }

  get components(): string[] {
    return readComponents(this.transaction, MONITOR, SUFFIX).map(({ instanceId }) => instanceId);
  }
}

describe('AddComponent', () => {
  it('makes what recording 118 shows: ID and hardware IDs, and the generic drivers behind them', () => {
    const desk = new Desk();
    desk.declare(
      extension(
        ID,
        '[I.Components]',
        'AddComponent=LGMonitorApp,,S',
        '[S]',
        'ComponentIDs=GSM9E8C',
        'Description=%d%',
        '[Strings]',
        'd="Monitor app"',
      ),
    );
    expect(readComponents(desk.transaction, MONITOR, SUFFIX)).toEqual([
      expect.objectContaining({
        deviceId: 'SWD\\DRIVERENUM',
        instanceId: `${ID}#LGMonitorApp&5&79bb045&0`,
        uniqueId: true,
        hardwareIds: ['SWC\\GSM9E8C'],
        compatibleIds: ['SWC\\Generic', 'SWD\\GenericRaw', 'SWD\\Generic'],
        description: 'Monitor app',
      }),
    ]);
  });

  it('makes every ComponentID a hardware ID, in their order', () => {
    const desk = new Desk();
    desk.declare(extension(ID, '[I.Components]', 'AddComponent=A,,S', '[S]', 'ComponentIDs=a&REV_1, a'));
    expect(readComponents(desk.transaction, MONITOR, SUFFIX)[0]!.hardwareIds).toEqual([
      'SWC\\a&REV_1',
      'SWC\\a',
    ]);
  });

  it('may stand several times, also in a section that is needed', () => {
    const desk = new Desk();
    const included = named(
      `${extension(OTHER)}[X.Components]\nAddComponent=B,,S\n[S]\nComponentIDs=b`,
      'x.inf',
    );
    desk.declare(
      extension(
        ID,
        '[I.Components]',
        'Include=x.inf',
        'Needs=X.Components',
        'AddComponent=A,,S',
        'AddComponent=C,,S',
        '[S]',
        'ComponentIDs=a',
      ),
      [included],
    );
    expect(desk.components).toEqual([`${ID}#A&${SUFFIX}`, `${ID}#B&${SUFFIX}`, `${ID}#C&${SUFFIX}`]);
  });

  it.each([
    ['AddComponent=A,,S', 'panel.inf:8 section [S] is not there'],
    ['AddComponent=A', 'panel.inf:8 AddComponent names no component-install section'],
    ['AddComponent=,,S\n[S]\nComponentIDs=a', 'panel.inf:8 AddComponent names no component'],
    ['AddComponent=A,,S\n[S]\nDescription=x', 'panel.inf:8 [S] has no ComponentIDs'],
    [
      'AddComponent="A B",,S\n[S]\nComponentIDs=a',
      'panel.inf:8 "A B" cannot be part of a device instance ID',
    ],
    [
      'AddComponent=A\\B,,S\n[S]\nComponentIDs=a',
      'panel.inf:8 "A\\B" cannot be part of a device instance ID',
    ],
  ])('%s declares nothing', (line, told) => {
    const desk = new Desk();
    expect(desk.declare(extension(ID, '[I.Components]', line))).toEqual([told]);
    expect(desk.components).toEqual([]);
  });

  it('counts in an extension only', () => {
    const desk = new Desk();
    const told = desk.declare(extension(ID, ...panel()).replace(/ExtensionId.*\n/, ''));
    expect([told.length, desk.components]).toEqual([1, []]);
    expect(told[0]).toContain('no ExtensionId');
  });

  it.each([
    ['10.0.14393', 0],
    ['10.0.15063', 1],
  ])('on Windows %s: %d', (version, count) => {
    const desk = new Desk(facts(version));
    expect(desk.declare(extension(ID, ...panel()))).toHaveLength(1);
    expect(desk.components).toHaveLength(count);
  });

  it('declares what an update names, and not what it names no more', () => {
    const desk = new Desk();
    desk.declare(
      extension(ID, '[I.Components]', 'AddComponent=A,,S', 'AddComponent=B,,S', '[S]', 'ComponentIDs=a'),
    );
    desk.declare(
      extension(ID, '[I.Components]', 'AddComponent=b,,S', 'AddComponent=C,,S', '[S]', 'ComponentIDs=c'),
    );
    expect(
      readComponents(desk.transaction, MONITOR, SUFFIX).map(one => [one.instanceId, one.hardwareIds]),
    ).toEqual([
      [`${ID}#B&${SUFFIX}`, ['SWC\\c']],
      [`${ID}#C&${SUFFIX}`, ['SWC\\c']],
    ]);
  });
  it('declaring the same again changes nothing', () => {
    const desk = new Desk();
    desk.declare(extension(ID, ...panel()));
    const before = desk.transaction.effects.length;
    desk.declare(extension(ID, ...panel()));
    expect(desk.transaction.effects.length).toBe(before);
  });
});

describe('an extension', () => {
  const service = [
    '[I.Services]',
    'AddService=filter,2,F',
    '[F]',
    'ServiceType=1',
    'StartType=3',
    'ErrorControl=1',
    'ServiceBinary=%12%\\f.sys',
  ];
  const serviceOf = (desk: Desk): unknown =>
    desk.transaction.registry.value(`HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${MONITOR}`, 'Service');

  it('is applied whole: settings, services, components, software', () => {
    const desk = new Desk();
    const text = extension(
      ID,
      'AddReg=R',
      ...panel(),
      ...service,
      '[R]',
      'HKLM,SOFTWARE\\Contoso,Mode,,fast',
      '[I.Software]',
      'AddSoftware=ContosoApp,,App',
      '[App]',
      'SoftwareType=2',
      'SoftwareID=pfn://Contoso.App_1',
    );
    const [outcome] = desk.apply(text);
    expect(outcome?.refusal).toBeUndefined();
    expect(desk.transaction.registry.value('HKLM\\SOFTWARE\\Contoso', 'Mode')?.data).toBe('fast');
    expect(desk.transaction.registry.has('HKLM\\SYSTEM\\CurrentControlSet\\Services\\filter')).toBe(true);
    expect(desk.components).toEqual([`${ID}#ContosoPanel&${SUFFIX}`]);
    expect(readExtensions(desk.transaction, MONITOR)).toEqual([
      { extensionId: ID, inf: 'oem0.inf', section: 'I' },
    ]);
    expect(recorded(desk.run())).toEqual([
      `166 ${MONITOR} pfn://Contoso.App_1`,
      `160 ContosoApp ${MONITOR} 20`,
    ]);
  });

  it('gives no function driver', () => {
    const desk = new Desk();
    desk.apply(extension(ID, ...service));
    expect(serviceOf(desk)).toBeUndefined();
  });

  it('runs no program: that needs a component INF', () => {
    const desk = new Desk();
    const [outcome] = desk.apply(
      extension(
        ID,
        '[I.Software]',
        'AddSoftware=P,,S',
        '[S]',
        'SoftwareType=1',
        'SoftwareBinary=p.exe',
        'SoftwareVersion=1',
      ),
    );
    expect(outcome?.events).toMatchObject([{ kind: 'software', did: 'refused' }]);
    expect(desk.queue).toEqual([]);
  });

  it('that refuses leaves nothing behind, and the others are applied', () => {
    const desk = new Desk();
    const bad = extension(
      ID,
      'AddReg=R',
      '[R]',
      'HKLM,SOFTWARE\\Contoso,Mode,,fast',
      '[I.Services]',
      'AddService=filter,0,F',
      '[F]',
      'ServiceType=1',
    );
    const outcomes = desk.apply(bad, extension(OTHER, ...panel()));
    expect(outcomes.map(({ refusal }) => refusal)).toEqual([0xe0000217, undefined]);
    expect(desk.transaction.registry.has('HKLM\\SOFTWARE\\Contoso')).toBe(false);
    expect(desk.components).toEqual([`${OTHER}#ContosoPanel&${SUFFIX}`]);
  });

  it('stays over a base change, and comes over what the base writes again', () => {
    const desk = new Desk();
    const text = extension(ID, 'AddReg=R', '[R]', 'HKLM,SOFTWARE\\Contoso,Mode,,fast');
    desk.apply(text);
    desk.transaction.change(
      { kind: 'value', key: 'HKLM\\SOFTWARE\\Contoso', name: 'Mode', after: { type: 1, data: 'slow' } },
      { call: 'base', because: { grade: 'documented', page: 'none' } },
    );
    desk.apply(text);
    expect(desk.transaction.registry.value('HKLM\\SOFTWARE\\Contoso', 'Mode')?.data).toBe('fast');
  });

  it('that is chosen no more goes with its components; what it wrote and what ran stays', () => {
    const desk = new Desk();
    desk.apply(
      extension(ID, 'AddReg=R', ...panel(), '[R]', 'HKLM,SOFTWARE\\Contoso,Mode,,fast'),
      extension(OTHER, ...panel()),
    );
    desk.apply(extension(OTHER, ...panel()));
    expect(desk.components).toEqual([`${OTHER}#ContosoPanel&${SUFFIX}`]);
    expect(readExtensions(desk.transaction, MONITOR).map(({ extensionId }) => extensionId)).toEqual([OTHER]);
    expect(desk.transaction.registry.value('HKLM\\SOFTWARE\\Contoso', 'Mode')?.data).toBe('fast');
    desk.apply();
    expect([desk.components, readExtensions(desk.transaction, MONITOR)]).toEqual([[], []]);
  });
});
