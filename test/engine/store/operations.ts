import {
  copyInf,
  deletePackage,
  exportPackage,
  importPackage,
  publishUpdate,
  removeInf,
  stageUpdate,
  unpublishUpdate,
  unstage,
} from '../../../src/engine/store/index.ts';
import type { Operation } from '../faults.ts';
import { type Bench, TRUSTED, writePackage } from './machine.ts';

const MEDIUM = 'D:\\medium';
const UPDATE = 'C:\\Windows\\WinSxS\\new\\own.inf';

const IMPORT = { verifier: TRUSTED, consent: undefined, copyFirst: true, importFlags: 0 } as const;
const COPY = {
  style: { replaceOnly: false, noOverwrite: false, catalogOnly: false, deleteSource: true },
  media: { type: 1, location: undefined },
  verifier: TRUSTED,
  consent: () => true,
} as const;

function medium(bench: Bench): void {
  const shape = { catalog: 'two.cat', files: ['two.sys', 'x64\\three.dll'], ids: 2 };
  writePackage(bench, `${MEDIUM}\\two.inf`, shape);
  writePackage(bench, `${MEDIUM}\\one.inf`, { catalog: 'one.cat', install: ['CopyINF = two.inf'] });
}

function update(bench: Bench): void {
  writePackage(bench, 'C:\\Windows\\WinSxS\\old\\own.inf', { driverVer: '01/01/2001,1.0' });
  publishUpdate(bench.work, stageUpdate(bench.work, 'C:\\Windows\\WinSxS\\old\\own.inf').directory!);
  writePackage(bench, UPDATE, { driverVer: '01/01/2002,1.0', ids: 3 });
}

function staged(bench: Bench): string {
  return stageUpdate(bench.work, UPDATE).directory!;
}

/** Every operation that changes the store, each once. */
export const OPERATIONS: Readonly<Record<string, Operation<Bench>>> = {
  'importing two packages': {
    windows: '10.0.26100',
    prepare: medium,
    run: bench => importPackage(bench.work, `${MEDIUM}\\one.inf`, IMPORT),
  },
  'deleting a package': {
    windows: '10.0.10240',
    prepare: bench => {
      medium(bench);
      importPackage(bench.work, `${MEDIUM}\\one.inf`, IMPORT);
    },
    run: bench => deletePackage(bench.work, 'oem1.inf', false),
  },
  'exporting a package': {
    windows: '10.0.19045',
    prepare: bench => {
      medium(bench);
      importPackage(bench.work, `${MEDIUM}\\two.inf`, IMPORT);
    },
    run: bench => exportPackage(bench.work, 'oem0.inf', 'E:\\exported'),
  },
  'staging an update': {
    windows: '10.0.10240',
    prepare: update,
    run: bench => stageUpdate(bench.work, UPDATE),
  },
  'publishing an update': {
    windows: '10.0.10240',
    prepare: bench => {
      update(bench);
      staged(bench);
    },
    run: bench => publishUpdate(bench.work, staged(bench)),
  },
  'taking an update back': {
    windows: '10.0.10240',
    prepare: bench => {
      update(bench);
      publishUpdate(bench.work, staged(bench));
    },
    run: bench => {
      const directory = staged(bench);
      unpublishUpdate(bench.work, directory);
    },
  },
  'unstaging an update': {
    windows: '10.0.10240',
    prepare: bench => {
      update(bench);
      publishUpdate(bench.work, staged(bench));
      unpublishUpdate(bench.work, staged(bench));
    },
    run: bench => unstage(bench.work, bench.transaction.volume.list(REPOSITORY).at(-1)!),
  },
  'staging on Windows 7': {
    windows: '6.1.7601',
    prepare: medium,
    run: bench => importPackage(bench.work, `${MEDIUM}\\two.inf`, IMPORT),
  },
  'copying an INF on XP': {
    windows: '5.1.2600',
    prepare: medium,
    run: bench => copyInf(bench.work, `${MEDIUM}\\two.inf`, COPY),
  },
  'removing an INF on XP': {
    windows: '5.1.2600',
    prepare: bench => {
      medium(bench);
      copyInf(bench.work, `${MEDIUM}\\two.inf`, COPY);
    },
    run: bench => removeInf(bench.work, 'oem0.inf', false),
  },
};

const REPOSITORY = 'C:\\Windows\\System32\\DriverStore\\FileRepository';
