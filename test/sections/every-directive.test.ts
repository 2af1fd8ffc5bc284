import { describe, expect, it } from 'vitest';
import { directivesOf, type SectionKindName } from '../../src/inf/index.ts';
import { binary, contentOf, sz, type Wanted } from '../../src/machine/index.ts';
import { SPINST_ALL } from '../../src/setupapi/index.ts';
import { carryOut, type Given } from './carry-out.ts';

const DEVICE = 'ROOT\\CONTOSO\\0000';
const GUID = '{11111111-2222-3333-4444-555555555555}';
const CLASS = `CCS\\Control\\DeviceClasses\\${GUID}`;
const INTERFACE = `${CLASS}\\##?#ROOT#CONTOSO#0000#${GUID}`;
const WINEVT = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WINEVT';
const LOGGER = 'CCS\\Control\\WMI\\Autologger\\Contoso';

/** One sample for a directive: what follows the name, sections below, and the effects of it alone. */
type Sample = readonly [fields: string, below: string, effects: readonly string[], given?: Given];

const value = (key: string, name: string): Wanted => ({ kind: 'value', key, name, after: binary([1]) });

const INI: readonly Wanted[] = [
  {
    kind: 'file',
    path: 'C:\\windows\\c.ini',
    after: contentOf(Buffer.from('[s]\r\nk=v1\r\n'), bytes => bytes.join()),
  },
];

const INSTALL: Readonly<Record<string, Sample>> = {
  AddReg: ['L', '[L]\nHKLM,SOFTWARE\\C,V,,x', ['HKLM\\SOFTWARE\\C : V = SZ x']],
  DelReg: [
    'L',
    '[L]\nHKLM,SOFTWARE\\C,V',
    ['- HKLM\\SOFTWARE\\C : V'],
    { before: [value('HKLM\\SOFTWARE\\C', 'V')] },
  ],
  BitReg: [
    'L',
    '[L]\nHKLM,SOFTWARE\\C,V,1,2,0',
    ['HKLM\\SOFTWARE\\C : V = BINARY 03'],
    { before: [value('HKLM\\SOFTWARE\\C', 'V')] },
  ],
  AddProperty: [
    'L',
    `[L]\nDeviceModel,,,,"Model 1"\n${GUID},2,18,,text`,
    [`Own\\Properties\\P : DeviceModel = SZ Model 1`, `Own\\Properties\\P\\${GUID} : 2 = SZ text`],
  ],
  DelProperty: [
    'L',
    `[L]\n${GUID},2`,
    [`- Own\\Properties\\P\\${GUID} : 2`],
    { before: [value(`HKLM\\SOFTWARE\\Firstplug\\Properties\\P\\${GUID}`, '2')] },
  ],
  AddPowerSetting: [
    'L',
    `[L]\nSubGroup=${GUID}\nSetting=${GUID},Name,What,Icon\nValue=0,Off,,0x10001,5\nValueRange=0,10,2,W\nDefault={381B4222-F694-41F0-9685-FF5BB260DF2E},1,4`,
    [
      `Own\\PowerSettings\\${GUID}\\${GUID} : Name = SZ Name`,
      `Own\\PowerSettings\\${GUID}\\${GUID} : Description = SZ What`,
      `Own\\PowerSettings\\${GUID}\\${GUID} : Icon = SZ Icon`,
      `Own\\PowerSettings\\${GUID}\\${GUID}\\Values\\0 : Name = SZ Off`,
      `Own\\PowerSettings\\${GUID}\\${GUID}\\Values\\0 : Value = DWORD 5`,
      `Own\\PowerSettings\\${GUID}\\${GUID}\\Range : Least = DWORD 0`,
      `Own\\PowerSettings\\${GUID}\\${GUID}\\Range : Most = DWORD 10`,
      `Own\\PowerSettings\\${GUID}\\${GUID}\\Range : Increment = DWORD 2`,
      `Own\\PowerSettings\\${GUID}\\${GUID}\\Range : Unit = SZ W`,
      `Own\\PowerSettings\\${GUID}\\${GUID}\\Defaults\\{381B4222-F694-41F0-9685-FF5BB260DF2E} : OnBattery = DWORD 4`,
    ],
  ],
  LogConfig: [
    'L',
    '[L]\nConfigPriority=NORMAL\nIOConfig=8@100-3ff%fff8(3ff::)\nIRQConfig=4,5\nIRQConfig=7',
    [
      `Own\\LogConfig\\${DEVICE}\\Basic\\L : ConfigPriority = SZ NORMAL`,
      `Own\\LogConfig\\${DEVICE}\\Basic\\L : IOConfig = MULTI_SZ 8@100-3ff%fff8(3ff::)`,
      `Own\\LogConfig\\${DEVICE}\\Basic\\L : IRQConfig = MULTI_SZ 4,5|7`,
    ],
  ],
  UpdateInis: ['L', '[L]\nc.ini,s,,"k=v"', ['+ C:\\windows\\c.ini']],
  UpdateIniFields: ['L', '[L]\nc.ini,s,k,,v', ['+ C:\\windows\\c.ini'], { before: INI }],
  Ini2Reg: ['L', '[L]\nc.ini,s,k,HKLM,SOFTWARE\\C', ['HKLM\\SOFTWARE\\C : k = SZ v1'], { before: INI }],
  RegisterDlls: ['L', '[L]\n11,,c.dll,1', ['unknown: DllRegisterServer of C:\\windows\\system32\\c.dll']],
  UnregisterDlls: ['L', '[L]\n11,sub,c.exe,1', ['unknown: C:\\windows\\system32\\sub\\c.exe /UnRegServer']],
  ProfileItems: [
    'L',
    '[L]\nName=Contoso\nCmdLine=11,,c.exe\nSubDir=Tools',
    ['+ C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\Tools\\Contoso.lnk'],
  ],
};

/** Directives that hand files on: what is wanted of them, as kind and path. */
const FILES: Readonly<
  Record<string, readonly [fields: string, below: string, wanted: readonly string[], Given?]>
> = {
  CopyFiles: [
    'L,@b.sys',
    '[L]\na.sys,src.sys,,0x20\n[DestinationDirs]\nDefaultDestDir=12,c\nL=12\n[L.security]\n"D:P(A;;GA;;;SY)"',
    [
      'copy src.sys C:\\windows\\system32\\drivers\\a.sys 32 D:P(A;;GA;;;SY)',
      'copy b.sys C:\\windows\\system32\\drivers\\c\\b.sys 0',
    ],
  ],
  DelFiles: [
    'L',
    '[L]\na.sys,,,1\n[DestinationDirs]\nL=12',
    ['delete C:\\windows\\system32\\drivers\\a.sys 1'],
  ],
  RenFiles: [
    'L',
    '[L]\nnew.sys,old.sys\n[DestinationDirs]\nL=10,c',
    ['rename C:\\windows\\c\\old.sys C:\\windows\\c\\new.sys'],
  ],
  CopyINF: ['a.inf,sub\\b.inf', '', ['copy-inf a.inf', 'copy-inf sub\\b.inf'], { version: 'xp' }],
};

const DRIVER = 'ServiceType=1\nStartType=3\nErrorControl=1\nServiceBinary=%12%\\c.sys';

const LISTS: Readonly<Partial<Record<SectionKindName, Readonly<Record<string, Sample>>>>> = {
  'DDInstall.Services': {
    AddService: [
      'C,,S',
      `[S]\n${DRIVER}`,
      [
        'Services\\C : Type = DWORD 1',
        'Services\\C : Start = DWORD 3',
        'Services\\C : ErrorControl = DWORD 1',
        'Services\\C : ImagePath = EXPAND_SZ \\SystemRoot\\system32\\drivers\\c.sys',
      ],
    ],
    DelService: ['C', '', []],
  },
  'DDInstall.Interfaces': {
    AddInterface: [
      `${GUID},Ref,S`,
      `[S]\nAddReg=A\nAddProperty=P\n[A]\nHKR,,Name,,Contoso\n[P]\n${GUID},2,7,,5\n[InterfaceInstall32]\n${GUID}=C\n[C.NT]\nAddReg=B\n[B]\nHKR,,,,Class`,
      [
        `${CLASS} :  = SZ Class`,
        `${INTERFACE} : DeviceInstance = SZ ${DEVICE}`,
        `${INTERFACE}\\#Ref : SymbolicLink = SZ \\\\?\\root#contoso#0000#${GUID}\\ref`,
        `${INTERFACE}\\#Ref\\Device Parameters : Name = SZ Contoso`,
        `Own\\Properties\\Interface\\${GUID}\\${DEVICE}\\#Ref\\${GUID} : 2 = DWORD 5`,
      ],
    ],
  },
  'DDInstall.Filters': {
    AddFilter: [
      'flt,,S',
      '[S]\nFilterPosition=Upper',
      [`Own\\Filters\\${DEVICE}\\flt : Position = SZ Upper`],
    ],
  },
  'DDInstall.WMI': {
    WMIInterface: [
      `${GUID},1,S`,
      '[S]\nSecurity="D:(A;;GA;;;SY)"',
      [`Own\\WMI\\${GUID} : Security = SZ D:(A;;GA;;;SY)`],
    ],
  },
  'DDInstall.COM': {
    AddComServer: [
      'Server,,S',
      `[S]\nServerType=1\nServerBinary=%11%\\c.dll\nServerBinaryWow64=%16425%\\c.dll\nAddComClass=${GUID},,K\n[K]\nThreadingModel=Both`,
      [
        `Own\\COM\\${DEVICE}\\Server : ServerType = DWORD 1`,
        `Own\\COM\\${DEVICE}\\Server : ServerBinary = SZ C:\\windows\\system32\\c.dll`,
        `Own\\COM\\${DEVICE}\\Server : ServerBinaryWow64 = SZ C:\\windows\\syswow64\\c.dll`,
        `Own\\COM\\${DEVICE}\\Server\\Classes\\${GUID} : Description = SZ Server`,
        `Own\\COM\\${DEVICE}\\Server\\Classes\\${GUID} : ThreadingModel = SZ Both`,
      ],
    ],
  },
  'DDInstall.Events': {
    // porting-inf-to-windows-driver shows both sides
    AddEventProvider: [
      `${GUID},S`,
      '[S]\nProviderName=Contoso\nResourceFile=%11%\\c.dll\nMessageFile=%11%\\m.dll\nImportChannel=Other\nAddChannel=Contoso/Analytic,0x3,K\n[K]\nIsolation=1\nAccess="O:BAG:SYD:(A;;0xf0007;;;SY)"\nEnabled=1\nValue=16',
      [
        `${WINEVT}\\Publishers\\${GUID} :  = SZ Contoso`,
        `${WINEVT}\\Publishers\\${GUID} : ResourceFileName = EXPAND_SZ C:\\windows\\system32\\c.dll`,
        `${WINEVT}\\Publishers\\${GUID} : MessageFileName = EXPAND_SZ C:\\windows\\system32\\m.dll`,
        `${WINEVT}\\Publishers\\${GUID}\\ChannelReferences\\0 :  = SZ Other`,
        `${WINEVT}\\Publishers\\${GUID}\\ChannelReferences\\0 : Flags = DWORD 1`,
        `${WINEVT}\\Publishers\\${GUID}\\ChannelReferences\\1 :  = SZ Contoso/Analytic`,
        `${WINEVT}\\Publishers\\${GUID}\\ChannelReferences\\1 : Flags = DWORD 0`,
        `${WINEVT}\\Channels\\Contoso/Analytic : OwningPublisher = SZ ${GUID}`,
        `${WINEVT}\\Channels\\Contoso/Analytic : Type = DWORD 2`,
        `${WINEVT}\\Channels\\Contoso/Analytic : Enabled = DWORD 1`,
        `${WINEVT}\\Channels\\Contoso/Analytic : Isolation = DWORD 1`,
        `${WINEVT}\\Channels\\Contoso/Analytic : ChannelAccess = SZ O:BAG:SYD:(A;;0xf0007;;;SY)`,
        `${WINEVT}\\Publishers\\${GUID}\\ChannelReferences\\1 : Id = DWORD 16`,
        `${WINEVT}\\Publishers\\${GUID}\\ChannelReferences : Count = DWORD 2`,
      ],
    ],
    AddAutoLogger: [
      `Contoso,${GUID},S`,
      `[S]\nStart=1\nBufferSize=0x40\nFileName=C:\\c.etl\nAddAutoLoggerProvider=${GUID},P\n[P]\nEnabled=1\nEnableLevel=4\nMatchAnyKeyword=0`,
      [
        `${LOGGER} : Guid = SZ ${GUID}`,
        `${LOGGER} : Start = DWORD 1`,
        `${LOGGER} : BufferSize = DWORD 64`,
        `${LOGGER} : FileName = SZ C:\\c.etl`,
        `${LOGGER}\\${GUID} : Enabled = DWORD 1`,
        `${LOGGER}\\${GUID} : EnableLevel = DWORD 4`,
        `${LOGGER}\\${GUID} : MatchAnyKeyword = QWORD 0000000000000000`,
      ],
    ],
    UpdateAutoLogger: [
      'Contoso,S',
      `[S]\nAddAutoLoggerProvider=${GUID},P\n[P]\nEnabled=1`,
      [`${LOGGER}\\${GUID} : Enabled = DWORD 1`],
      {
        before: [
          {
            kind: 'value',
            key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\WMI\\Autologger\\Contoso',
            name: 'Guid',
            after: sz(''),
          },
        ],
      },
    ],
  },
  'DDInstall.LogConfigOverride': {
    LogConfig: [
      'L',
      '[L]\nConfigPriority=NORMAL',
      [`Own\\LogConfig\\${DEVICE}\\Override\\L : ConfigPriority = SZ NORMAL`],
    ],
  },
};

/** What no section carries out, and why. */
const NOT_CARRIED_OUT: Readonly<Record<string, string>> = {
  Include: 'the way through sections',
  Needs: 'the way through sections',
  DriverVer: 'read when drivers are ranked',
  FeatureScore: 'read when drivers are ranked',
  ExcludeID: 'read when drivers are matched',
  Reboot: 'asks for a restart after the installation of a device',
  AddComponent: 'makes a device',
  AddSoftware: 'queues a program',
};

const ENUM = `HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${DEVICE}`;

/** Where properties of a device stand: not where those of other things do. */
const OF_DEVICES: Readonly<Record<string, Sample>> = {
  AddProperty: [
    'L',
    `[L]\nDeviceModel,,,,"Model 1"\n${GUID},11,17,,1\n{a45c254e-df1c-4efd-8020-67d146a850e0},14,18,,Name`,
    [
      `CCS\\Enum\\${DEVICE}\\Properties\\{cf73bb51-3abf-44a2-85e0-9a3dc7a12132}\\0002 :  = ${0xffff0012} 4d006f00640065006c00200031000000`,
      `CCS\\Enum\\${DEVICE}\\Properties\\${GUID}\\000B :  = ${0xffff0011} ff`,
      `CCS\\Enum\\${DEVICE} : FriendlyName = SZ Name`,
    ],
  ],
  DelProperty: [
    'L',
    `[L]\n${GUID},11`,
    [
      `- CCS\\Enum\\${DEVICE}\\Properties\\${GUID}\\000B : `,
      `- CCS\\Enum\\${DEVICE}\\Properties\\${GUID}\\000B`,
    ],
    { before: [value(`${ENUM}\\Properties\\${GUID}\\000B`, '')] },
  ],
};

function sampleOf(kind: SectionKindName, directive: string): Sample {
  return (kind.startsWith('DDInstall') && OF_DEVICES[directive]) || INSTALL[directive]!;
}

function run(kind: SectionKindName, directive: string, [fields, below, , given]: Sample) {
  const name = kind.replace(/^DDInstall|^ClassInstall32|^DefaultInstall/, 'I');
  return carryOut(`[${name}]\n${directive}=${fields}\n${below}\n`, { ...given, kind });
}

const KINDS: readonly SectionKindName[] = [
  'DDInstall',
  'DDInstall.HW',
  'DDInstall.CoInstallers',
  'ClassInstall32',
  'DefaultInstall',
];

function carried(kind: SectionKindName): string[] {
  return directivesOf(kind)
    .filter(({ form, classes }) => form === 'entry' && !classes)
    .map(({ name }) => name);
}

describe.each(KINDS)('[%s]', kind => {
  const names = carried(kind).filter(name => name in INSTALL);

  it.each(names)('%s', directive => {
    const sample = sampleOf(kind, directive);
    const { refusal, effects } = run(kind, directive, sample);
    expect([refusal, effects]).toEqual([undefined, sample[2]]);
  });

  it.each(carried(kind).filter(name => name in FILES))('%s', directive => {
    const [fields, below, wanted, given] = FILES[directive]!;
    const { operations } = run(kind, directive, [fields, below, [], given ?? {}]);
    const texts = operations.map(one => {
      if (one.kind === 'copy')
        return ['copy', one.source, one.target, one.flags, one.security ?? ''].join(' ').trimEnd();
      if (one.kind === 'delete') return `delete ${one.target} ${one.flags}`;
      return one.kind === 'rename' ? `rename ${one.from} ${one.to}` : `copy-inf ${one.file}`;
    });
    expect(texts).toEqual(wanted);
  });
});

describe.each(Object.keys(LISTS) as (keyof typeof LISTS)[])('[%s]', kind => {
  it.each(Object.entries(LISTS[kind]!))('%s', (directive, sample) => {
    const { refusal, effects } = run(kind, directive, sample);
    expect([refusal, effects]).toEqual([undefined, sample[2]]);
  });
});

it('every directive of every section is carried out, or said why not', () => {
  const left = (kinds: readonly SectionKindName[], known: (kind: SectionKindName) => object): string[] =>
    kinds.flatMap(kind =>
      carried(kind)
        .filter(name => !(name in known(kind)) && !(name in NOT_CARRIED_OUT))
        .map(name => `${kind} ${name}`),
    );
  expect(
    left(KINDS, () => ({ ...INSTALL, ...FILES, OptionDesc: 'a text', UninstallSection: 'class' })),
  ).toEqual([]);
  expect(left(Object.keys(LISTS) as SectionKindName[], kind => LISTS[kind]!)).toEqual([]);
});

it.each(Object.keys(INSTALL))('%s is left alone without its flag', directive => {
  const flags = SPINST_ALL & ~flagOf(directive);
  const { effects } = run('DDInstall', directive, [
    ...INSTALL[directive]!.slice(0, 3),
    { ...INSTALL[directive]![3], flags },
  ] as unknown as Sample);
  expect(effects).toEqual([]);
});

/** SPINST_ of each directive: setupapi.h. */
function flagOf(directive: string): number {
  if (/^UpdateIni/.test(directive)) return 0x2;
  if (/Property$/.test(directive)) return 0x400;
  const flags: Readonly<Record<string, number>> = {
    Ini2Reg: 0x8,
    BitReg: 0x20,
    LogConfig: 0x1,
    RegisterDlls: 0x40,
    UnregisterDlls: 0x80,
    ProfileItems: 0x100,
  };
  return flags[directive] ?? 0x4;
}
