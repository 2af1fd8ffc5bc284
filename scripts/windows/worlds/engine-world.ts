import { documented, win32 } from '../../../src/base/index.ts';
import { EngineSetupApi, type Program } from '../../../src/engine/index.ts';
import { sha256 } from '../../../src/machine/folder/index.ts';
import { freshMachine } from '../../../src/machine/fresh/index.ts';
import { dword, type Origin, Transaction } from '../../../src/machine/index.ts';
import { addProduct, changeEntry, installedProduct, readEntry } from '../../../src/programs/index.ts';
import {
  type CoInstallerContext,
  type Desk,
  DIF_INSTALLDEVICE,
  type InstallRequest,
  Unanswered,
} from '../../../src/setupapi/index.ts';
import { FOLDERS_READ, SYSTEM_FOLDER } from './items.ts';
import { DRIVE, type World } from './play.ts';

const REQUESTS = 'HKLM\\SOFTWARE\\Contoso\\Kettle\\Requests';

/** A fresh Windows of the engine with the medium in its drive. What its programs do stands here as it does in C. */
export function engineWorld(medium: ReadonlyMap<string, Uint8Array>, windows: string): World {
  const machine = freshMachine({ windows, architecture: 'amd64', digest: sha256 });
  if (!machine) throw new Error(`there is no Windows ${windows}`);
  const transaction = new Transaction(machine);
  for (const [name, bytes] of medium) {
    const after = transaction.volume.content(bytes);
    transaction.change({ kind: 'file', path: `${DRIVE}\\${name}`, after }, origin('the medium'));
  }
  const desk = deskOf(transaction);
  const first = new Set(pathsIn(transaction));
  const inf = medium.get('kettle.inf') ?? new Uint8Array();
  return {
    api: new EngineSetupApi(transaction, programOf(transaction, desk)),
    desk,
    application: new TextDecoder().decode(medium.get('setup.application.yaml')),
    published: () =>
      filesIn(transaction, 'C:\\Windows\\INF').find(
        path => transaction.volume.file(path)?.digest() === sha256(inf),
      ),
    registry: () => transaction.registry,
    files: () =>
      Object.fromEntries(
        pathsIn(transaction)
          .filter(path => !first.has(path))
          .map(path => [path.toLowerCase(), transaction.volume.file(path)?.digest() ?? '']),
      ),
  };
}

function origin(call: string): Origin {
  return { call, because: documented('device-and-driver-installation') };
}

function programOf(transaction: Transaction, desk: Desk): Program {
  return {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    desk,
    verifier: () => ({ kind: 'authenticode', signer: 'Contoso', publisher: 'trusted' }),
    installers: {
      classInstallers: {},
      coInstallers: {
        'kettleco.dll,KettleCoInstaller': (call, context) => kettleCoInstaller(transaction, call, context),
      },
    },
  };
}

const POSTPROCESSING = 0x10000;

/** What kettleco.c does. */
function kettleCoInstaller(
  transaction: Transaction,
  { function: request }: InstallRequest,
  { postProcessing, installResult }: CoInstallerContext,
): number {
  const name = String(transaction.registry.values(REQUESTS).length + 1).padStart(4, '0');
  const after = dword(postProcessing ? request | POSTPROCESSING : request);
  transaction.change({ kind: 'value', key: REQUESTS, name, after }, origin('KettleCoInstaller'));
  if (postProcessing) return installResult;
  return win32(request === DIF_INSTALLDEVICE ? 'ERROR_DI_POSTPROCESSING_REQUIRED' : 'ERROR_SUCCESS');
}

/** Nobody sits before it, and the only program is that of panel.c. */
function deskOf(transaction: Transaction): Desk {
  return {
    run: ({ line }) => {
      if (!line.includes('panel.exe')) return { error: win32('ERROR_FILE_NOT_FOUND') };
      addProduct(transaction, { name: 'Contoso Kettle Panel', version: '1.0.0.0' }, origin('panel.exe'));
      return { exitCode: 0 };
    },
    ask: question => {
      throw new Unanswered(question);
    },
    tell: () => undefined,
    installed: product => installedProduct(transaction, product),
    media: () => [{ root: `${DRIVE}\\`, label: 'Kettle', optical: true }],
    readEntry: key => readEntry(transaction, key),
    changeEntry: (key, entry) => {
      changeEntry(transaction, key, entry, origin('setup.exe'));
      return win32('ERROR_SUCCESS');
    },
  };
}

function pathsIn(transaction: Transaction): string[] {
  const inSystem = filesIn(transaction, SYSTEM_FOLDER);
  return [...inSystem, ...FOLDERS_READ.flatMap(folder => below(transaction, folder))];
}

function filesIn({ volume }: Transaction, folder: string): string[] {
  const paths = volume.list(folder).map(name => `${folder}\\${name}`);
  return paths.filter(path => volume.file(path));
}

function below(transaction: Transaction, folder: string): string[] {
  const { volume } = transaction;
  const folders = volume
    .list(folder)
    .map(name => `${folder}\\${name}`)
    .filter(path => volume.directory(path));
  return [...filesIn(transaction, folder), ...folders.flatMap(one => below(transaction, one))];
}
