import { type Facts, parseWindowsVersion } from '../../../src/base/index.ts';
import type { Installation } from '../../../src/engine/sections/index.ts';
import {
  queueSoftware,
  readSoftwareQueue,
  runSoftwareQueue,
  type SoftwareCommand,
  type SoftwareEnd,
} from '../../../src/engine/software/index.ts';
import { DEFAULT_DIRECTORIES, type NamedInf, openInf } from '../../../src/inf/index.ts';
import { Transaction } from '../../../src/machine/index.ts';
import { MemoryMachine } from '../../../src/machine/memory/index.ts';
import type { SoftwareEvent, StoryEvent } from '../../../src/story/index.ts';

/** The folder of the package in the driver store. */
export const STORE = 'C:\\windows\\system32\\DriverStore\\FileRepository\\panel.inf_amd64_0';

export const DEVICE = 'SWD\\DRIVERENUM\\{11111111-2222-3333-4444-555555555555}#ContosoPanel&5&79bb045&0';

export const COMPONENT = `[Version]
Signature = "$Windows NT$"
Class = SoftwareComponent
ClassGuid = {5c4c3332-344d-483c-8739-259e934c9cc8}
`;

const BECAUSE = { grade: 'documented', page: 'none' } as const;

export const facts = (version = '11', more: Partial<Facts> = {}): Facts => ({
  version: parseWindowsVersion(version)!,
  architecture: 'amd64',
  productType: 'workstation',
  suiteMask: 0,
  servicePack: 0,
  edition: 'Professional',
  sMode: false,
  ...more,
});

/** An INF as its package in the store has it. */
export function named(text: string, name = 'panel.inf', folder = STORE): NamedInf {
  const opened = openInf(text, { directories: { ...DEFAULT_DIRECTORIES, package: folder } });
  if (!opened.ok) throw new Error(`does not open: ${opened.error}`);
  return { name, inf: opened.inf };
}

/** A machine on which packages are installed and their software run. */
export class Computer {
  readonly transaction: Transaction;
  /** What was run, in order. */
  readonly ran: SoftwareCommand[] = [];

  constructor(of: Facts | Transaction = facts()) {
    if (of instanceof Transaction) this.transaction = of;
    else {
      this.transaction = new Transaction(new MemoryMachine({ facts: of, digest: bytes => bytes.join() }));
      this.furnish();
    }
  }

  /** Puts the programs of the package into the store. */
  furnish(): void {
    for (const name of ['panel.exe', 'panel.msi', 'sub\\panel.exe']) this.file(`${STORE}\\${name}`);
  }

  file(path: string): void {
    const after = this.transaction.volume.content(new Uint8Array([1]));
    this.transaction.change({ kind: 'file', path, after }, { call: 'the test', because: BECAUSE });
  }

  installation(instanceId: string | null, included: readonly NamedInf[] = [], folder = STORE): Installation {
    return {
      transaction: this.transaction,
      program: 'amd64',
      view: { bits: 64 },
      directories: { ...DEFAULT_DIRECTORIES, package: folder },
      files: { receive: () => undefined, commit: () => undefined },
      resolve: name => included.find(one => one.name === name.toLowerCase()),
      keys: {},
      ...(instanceId !== null && { device: { instanceId } }),
    };
  }

  /** Queues the software of `[I]` of an INF for a device. */
  install(text: string, device: string | null = DEVICE, included: readonly NamedInf[] = []): SoftwareEvent[] {
    return this.installFrom(named(text), 'I', device, included);
  }

  installFrom(
    source: NamedInf,
    section: string,
    device: string | null = DEVICE,
    included: readonly NamedInf[] = [],
  ): SoftwareEvent[] {
    return queueSoftware(this.installation(device, included), source, section);
  }

  /** Runs the queue; every program ends as said. */
  run(end: SoftwareEnd = { kind: 'ended', exitCode: 0, took: 20 }): SoftwareEvent[] {
    return runSoftwareQueue(this.transaction, command => {
      this.ran.push(command);
      return end;
    });
  }

  /** The names that wait. */
  get queue(): string[] {
    return readSoftwareQueue(this.transaction).map(({ entry }) => entry.name);
  }
}

/** A component INF with one AddSoftware: what follows the directive, and the software-install section. */
export function panel(fields: string, ...section: readonly string[]): string {
  return `${COMPONENT}[I.Software]\nAddSoftware = ${fields}\n[S]\n${section.join('\n')}\n`;
}

/** A program of a version. */
export const program = (version = '1.0.0.0', flags = '', name = 'ContosoPanel'): string =>
  panel(`${name},${flags},S`, 'SoftwareType=1', 'SoftwareBinary=panel.exe', `SoftwareVersion=${version}`);

/** The numbers and values of what Device Setup Manager recorded. */
export function recorded(events: readonly SoftwareEvent[]): string[] {
  return events
    .flatMap(event => [...(event.events ?? [])])
    .flatMap((event: StoryEvent) =>
      event.kind === 'recorded' ? [[event.id, ...Object.values(event.values)].join(' ')] : [],
    );
}
