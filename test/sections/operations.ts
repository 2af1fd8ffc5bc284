import { expect } from 'vitest';
import { EngineSetupApi } from '../../src/engine/index.ts';
import { performDeviceSection } from '../../src/engine/sections/index.ts';
import { DEFAULT_DIRECTORIES, openInf, type SectionKindName } from '../../src/inf/index.ts';
import { dword, multiSz, sz, type Transaction, type Wanted } from '../../src/machine/index.ts';
import { INF_STYLE_WIN4, type QueueHandle, SPINST_ALL } from '../../src/setupapi/index.ts';
import { makeCabinet } from '../cabinet/make-cabinet.ts';
import type { Operation } from '../engine/faults.ts';
import { origin } from '../machine/machines.ts';

const FOLDER = 'C:\\Contoso';
const INF = `${FOLDER}\\c.inf`;
const DRIVERS = 'C:\\windows\\system32\\drivers';
const KEY = 'HKLM\\SOFTWARE\\Contoso';
const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const DEVICE = 'ROOT\\CONTOSO\\0000';
const GUID = '{11111111-2222-3333-4444-555555555555}';
const HEAD = `[Version]\nSignature="$Windows NT$"\nClass=Contoso\nClassGuid=${GUID}\n`;
const DONE = { ret: true, err: 0 };

/** A program, and the queue that it has filled and not committed yet. */
export class Program {
  readonly transaction: Transaction;
  readonly api: EngineSetupApi;
  queue: QueueHandle | undefined;

  constructor(transaction: Transaction) {
    this.transaction = transaction;
    this.api = new EngineSetupApi(transaction, { architecture: 'amd64', currentDirectory: FOLDER });
  }

  /** Files by their paths, text as it is. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, held] of Object.entries(files)) {
      const after = this.transaction.volume.content(typeof held === 'string' ? Buffer.from(held) : held);
      this.change({ kind: 'file', path, after });
    }
  }

  change(...all: readonly Wanted[]): void {
    for (const wanted of all) this.transaction.change(wanted, origin);
  }

  /** Opens the INF, and does something with it that succeeds. */
  withInf(
    call: (inf: ReturnType<EngineSetupApi['SetupOpenInfFile']>['inf']) => object,
    answer: object = DONE,
  ): void {
    const { inf } = this.api.SetupOpenInfFile({ path: INF, style: INF_STYLE_WIN4 });
    expect(call(inf)).toMatchObject(answer);
    this.api.SetupCloseInfFile({ inf });
  }
}

const REGISTRY = `${HEAD}[I]
Include=o.inf
Needs=N
AddReg=A
DelReg=D
BitReg=B
[A]
HKLM,SOFTWARE\\Contoso,Text,,new
HKLM,SOFTWARE\\Contoso,List,0x10008,three
HKLM,SOFTWARE\\Contoso\\Deep\\Down,Number,0x10001,7
HKLM,SOFTWARE\\Contoso32,Narrow,0x4000,x
HKR,Sub,Own,,x
[A.security]
"D:P(A;;GA;;;SY)"
[D]
HKLM,SOFTWARE\\Contoso\\Gone
HKLM,SOFTWARE\\Contoso,Text
HKLM,SOFTWARE\\Contoso,List,0x18002,one
[B]
HKLM,SOFTWARE\\Contoso,Bits,5,2,0
`;

const SERVICE = `[S]
DisplayName=Contoso
ServiceType=0x10
StartType=2
ErrorControl=1
ServiceBinary=%11%\\c.exe
LoadOrderGroup=Base
Dependencies=RpcSs,+Group
Security="D:(A;;GA;;;SY)"
AddTrigger=T
FailureActions=F
AddReg=P
[T]
TriggerType=1
Action=1
SubType=${GUID}
DataItem=2,"USB\\X"
[F]
ResetPeriod=86400
Action=1,1000
[P]
HKR,Parameters,P,0x10001,1
[E]
AddReg=L
[L]
HKR,,TypesSupported,0x10001,7
`;

const FILES = `[SourceDisksNames]
1=Disk,,,src
2=Cabinet,all.cab
[SourceDisksFiles]
c.sys=1
new.sys=1
busy.sys=1
c.dll=2
[DestinationDirs]
DefaultDestDir=12
`;
const COPY = `[Copy]\nc.sys,,,0x20\nnew.sys\nbusy.sys\nc.dll\n[Copy.security]\n"D:P(A;;GA;;;SY)"\n`;
const MOVE = '[Del]\ngone.sys\nbusy.sys,,,1\n[Ren]\nafter.sys,before.sys\n';

function media(program: Program): void {
  program.write({
    [`${FOLDER}\\src\\c.sys`]: 'c',
    [`${FOLDER}\\src\\new.sys`]: 'new',
    [`${FOLDER}\\src\\busy.sys`]: 'busy, newer',
    [`${FOLDER}\\all.cab`]: makeCabinet([{ name: 'c.dll', bytes: Buffer.from('c.dll') }], {
      method: 'mszip',
    }),
    [`${DRIVERS}\\c.sys`]: 'old',
    [`${DRIVERS}\\busy.sys`]: 'busy',
    [`${DRIVERS}\\gone.sys`]: 'gone',
    [`${DRIVERS}\\before.sys`]: 'moved',
  });
  const name = `${DRIVERS}\\busy.sys`;
  program.change({ kind: 'running', what: 'loaded', name, after: { by: 'a driver' } });
}

/** An install section `[I]` of the INF, carried out whole. */
function section(
  text: string,
  prepare: (program: Program) => void = () => {},
  answer: object = DONE,
): Operation<Program> {
  return {
    windows: '11',
    prepare: program => {
      program.write({ [INF]: text });
      prepare(program);
    },
    run: program =>
      program.withInf(inf => {
        const of = { inf, section: 'I', flags: SPINST_ALL, relativeKeyRoot: KEY };
        return program.api.SetupInstallFromInfSection(of);
      }, answer),
  };
}

/** Sections that belong to an install section of a device: no function of the edge carries out one of them. */
function deviceSection(kind: SectionKindName, text: string): Operation<Program> {
  return {
    windows: '11',
    prepare: program => program.write({ [INF]: HEAD + text }),
    run: ({ transaction }) => {
      const opened = openInf(transaction.volume.file(INF)!.bytes()!);
      if (!opened.ok) throw new Error(`does not open: ${opened.error}`);
      const installation = {
        transaction,
        program: 'amd64',
        view: {},
        directories: DEFAULT_DIRECTORIES,
        files: { receive: () => undefined, commit: () => undefined },
        resolve: () => undefined,
        keys: {},
        device: { instanceId: DEVICE },
      } as const;
      const outcome = performDeviceSection(installation, { name: INF, inf: opened.inf }, 'I', kind);
      expect(outcome).toEqual({ refusal: undefined, restart: false });
    },
  };
}

function services(lines: string): string {
  return `${HEAD}[I.Services]\n${lines}${SERVICE}`;
}

function installServices(
  lines: string,
  prepare: (program: Program) => void,
  answer: object,
): Operation<Program> {
  return {
    windows: '11',
    prepare: program => {
      program.write({ [INF]: services(lines) });
      prepare(program);
    },
    run: program =>
      program.withInf(
        inf => program.api.SetupInstallServicesFromInfSection({ inf, section: 'I.Services', flags: 0 }),
        answer,
      ),
  };
}

/** A service that is there and runs, with a trigger more than the INF has. */
function oldService(program: Program): void {
  const key = `${SERVICES}\\Old`;
  program.change(
    { kind: 'value', key, name: 'Type', after: dword(0x10) },
    { kind: 'value', key: `${key}\\Parameters\\Deep`, name: 'x', after: sz('x') },
    { kind: 'running', what: 'service', name: 'Old', after: { state: 'running' } },
    { kind: 'value', key: `${SERVICES}\\C\\TriggerInfo\\1`, name: 'Type', after: dword(9) },
  );
}

function queued({ api }: Program, inf: ReturnType<EngineSetupApi['SetupOpenInfFile']>['inf']): QueueHandle {
  const { queue } = api.SetupOpenFileQueue({});
  expect(api.SetupInstallFilesFromInfSection({ queue, inf, section: 'I' })).toEqual(DONE);
  return queue;
}

/** Every way in which sections change a machine, each once. */
export const OPERATIONS: Readonly<Record<string, Operation<Program>>> = {
  'adding to the registry, deleting from it and setting bits': section(REGISTRY, program => {
    program.write({
      'C:\\windows\\inf\\o.inf': `${HEAD}[N]\nAddReg=M\n[M]\nHKLM,SOFTWARE\\Contoso,More,,x\n`,
    });
    program.change(
      { kind: 'value', key: KEY, name: 'Text', after: sz('old') },
      { kind: 'value', key: KEY, name: 'List', after: multiSz(['one', 'two']) },
      { kind: 'value', key: KEY, name: 'Bits', after: { type: 3, data: Uint8Array.of(8) } },
      { kind: 'value', key: `${KEY}\\Gone\\Deep`, name: 'x', after: sz('x') },
      { kind: 'security', of: 'key', path: `${KEY}\\Gone`, after: 'D:(A;;GA;;;SY)' },
    );
  }),
  'copying, deleting and renaming files': section(
    `${HEAD}[I]\nCopyFiles=Copy\nDelFiles=Del\nRenFiles=Ren\n${COPY}${MOVE}${FILES}`,
    media,
  ),
  'a section that is refused after its files were deleted': section(
    `${HEAD}[I]\nDelFiles=Del\nCopyFiles=Copy,@none.sys\nAddReg=A\n[A]\nHKLM,SOFTWARE\\Contoso,V,,x\n${COPY}${MOVE}${FILES}`,
    media,
    { ret: false },
  ),
  'committing a queue, which stays filled when that fails': {
    windows: '11',
    prepare: program => {
      program.write({
        [INF]: `${HEAD}[I]\nCopyFiles=Copy\nDelFiles=Del\nRenFiles=Ren\n${COPY}${MOVE}${FILES}`,
      });
      media(program);
    },
    run: program => {
      if (program.queue === undefined) {
        program.withInf(inf => {
          program.queue = queued(program, inf);
          return DONE;
        });
      }
      const { context } = program.api.SetupInitDefaultQueueCallback({});
      const answer = program.api.SetupCommitFileQueue({
        queue: program.queue!,
        callback: told => program.api.SetupDefaultQueueCallback({ context, ...told }).answer,
      });
      expect(answer).toEqual(DONE);
    },
  },
  'INI files': section(
    `${HEAD}[I]\nUpdateInis=U\nUpdateIniFields=W\nIni2Reg=R\nProfileItems=G\n[U]\nc.ini,s,"a=*","k=v"\nnew.ini,s,,"k=v"\n[W]\nc.ini,s,l,x,y\n[R]\nc.ini,t,,HKLM,SOFTWARE\\Contoso\n[G]\nName=Contoso\nCmdLine=11,,c.exe\nSubDir=Tools\n`,
    program => program.write({ 'C:\\windows\\c.ini': '[s]\r\na=1\r\nl=x z\r\n[t]\r\nm=1\r\nn=2\r\n' }),
  ),
  'power settings and registering DLLs': section(
    `${HEAD}[I]\nAddPowerSetting=W\nRegisterDlls=R\n[W]\nSubGroup=${GUID}\nSetting=${GUID},Name,What,Icon\nValue=0,Off,,0x10001,5\n[R]\n11,,c.dll,1\n`,
  ),
  'services with triggers': installServices('AddService=C,,S,E\nDelService=Old,0x200\n', oldService, DONE),
  'a service that waits for a restart': installServices('AddService=C,,S\nDelService=Old\n', oldService, {
    ret: true,
    err: 3010,
  }),
  'a setup class': {
    windows: '11',
    prepare: program =>
      program.write({
        [INF]: `${HEAD}[ClassInstall32]\nAddReg=A\nCopyFiles=@c.sys\n[ClassInstall32.Services]\nAddService=C,,S\n[A]\nHKR,,,,Contoso\nHKR,,UpperFilters,0x10000,f\nHKR,,DeviceType,0x10001,7\n${SERVICE}${FILES}`,
        [`${FOLDER}\\src\\c.sys`]: 'c',
      }),
    run: ({ api }) => expect(api.SetupDiInstallClass({ inf: INF, flags: 0 })).toEqual(DONE),
  },
  '[DefaultInstall] with its services': {
    windows: '10.0.17763',
    prepare: program => {
      const lists = `[A]\nHKLM,SOFTWARE\\Contoso,V,,x\n${COPY}${SERVICE}${FILES}`;
      const text = `[DefaultInstall]\nCopyFiles=Copy\nAddReg=A\n[DefaultInstall.Services]\nAddService=C,0x800,S\n`;
      program.write({ [INF]: HEAD + text + lists });
      media(program);
    },
    run: ({ api }) =>
      expect(api.InstallHinfSection({ section: 'DefaultInstall', mode: 132, path: INF }).ret).toBe(true),
  },
  'interfaces of a device': deviceSection(
    'DDInstall.Interfaces',
    `[I.Interfaces]\nAddInterface=${GUID},Ref,S\n[S]\nAddReg=A\nAddProperty=P\n[A]\nHKR,,Name,,Contoso\n[P]\n${GUID},2,7,,5\n[InterfaceInstall32]\n${GUID}=C\n[C.NT]\nAddReg=B\n[B]\nHKR,,,,Class\n`,
  ),
  'events of a device': deviceSection(
    'DDInstall.Events',
    `[I.Events]\nAddEventProvider=${GUID},S\nAddAutoLogger=Contoso,${GUID},L\n[S]\nProviderName=Contoso\nResourceFile=%11%\\c.dll\nMessageFile=%11%\\m.dll\nAddChannel=Contoso/Analytic,0x3,K\n[K]\nIsolation=1\nEnabled=1\n[L]\nStart=1\nAddAutoLoggerProvider=${GUID},P\n[P]\nEnabled=1\n`,
  ),
};
