import { documented, foldCase, type Win32Error, win32 } from '../../base/index.ts';
import type { Transaction } from '../../machine/index.ts';
import type { Role } from './dif-code.ts';
import type { ClassInstaller, CoInstaller, InstallerCall, Installers, Named } from './installer.ts';
import type { RegisteredInstaller } from './registration.ts';
import type { Telling } from './telling.ts';

/** What installers do, as functions under the DLL and entry point that they are registered by: `x.dll,Entry`. */
export interface InstallerModels<Call extends InstallerCall> {
  readonly classInstallers: Readonly<Record<string, ClassInstaller<Call>>>;
  readonly coInstallers: Readonly<Record<string, CoInstaller<Call>>>;
}

/** Where it is told that a DLL would run of which nothing is known. */
export interface Unmodelled {
  readonly transaction: Transaction;
  readonly telling: Telling;
}

/**
 * The installers that are registered, with their models. One without a model is an unknown effect each time it
 * is asked, and lets the request pass: a co-installer with NO_ERROR, a class installer with
 * ERROR_DI_DO_DEFAULT.
 * Observed: class installers of recordings 001, 002, 038 and 106 ask for the default handler or call it; with
 * NO_ERROR alone nothing would be selected or installed.
 */
export function modelled<Call extends InstallerCall>(
  registered: readonly RegisteredInstaller[],
  { classInstallers, coInstallers }: InstallerModels<Call>,
  unmodelled: Unmodelled,
): Installers<Call> {
  const named = <Run>(
    role: Role,
    models: Readonly<Record<string, Run>>,
    unknown: UnknownRun<Run>,
  ): Named<Run>[] =>
    registered
      .filter(one => one.role === role)
      .map(({ dll, entry }) => `${dll},${entry}`)
      .map(name => ({ name, run: modelNamed(models, name) ?? unknown(name) }));
  const passing = (code: Win32Error) => (name: string) => (): number => passed(name, code, unmodelled);
  const coPassing = passing(win32('ERROR_SUCCESS'));
  const [classInstaller] = named('class installer', classInstallers, passing(win32('ERROR_DI_DO_DEFAULT')));
  return {
    classCoInstallers: named('class co-installer', coInstallers, coPassing),
    deviceCoInstallers: named('device co-installer', coInstallers, coPassing),
    ...(classInstaller && { classInstaller }),
  };
}

type UnknownRun<Run> = (name: string) => Run;

function passed(name: string, code: Win32Error, { transaction, telling }: Unmodelled): Win32Error {
  const because = documented('co-installer-functionality');
  const text = `${name} would run here; what it does is not known.`;
  transaction.change({ kind: 'unknown', by: name }, { call: 'SetupDiCallClassInstaller', because });
  telling.tell({ kind: 'note', severity: 'warning', text, because });
  return code;
}

/** The model of a DLL and entry point; folders and case of the DLL do not count. */
function modelNamed<Run>(models: Readonly<Record<string, Run>>, name: string): Run | undefined {
  const found = Object.keys(models).find(key => plainName(key) === plainName(name));
  return found === undefined ? undefined : models[found];
}

function plainName(name: string): string {
  return foldCase(name.slice(name.lastIndexOf('\\') + 1));
}
