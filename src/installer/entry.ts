import { errorName, sameName, win32 } from '../base/index.ts';
import type { ProgramEntry } from '../setupapi/index.ts';
import { installedNames } from './applications.ts';
import { copyFiles } from './copy-files.ts';
import { missingFile } from './package-files.ts';
import { fileOf, joinPath } from './paths.ts';
import type { Run } from './run.ts';

/**
 * Puts the application among the installed programs, with the command that removes it and what it installed; with what
 * it needs for that in its directory: IA21. Hidden is the entry there all the same, for the applications that it
 * installed must stay removable. Nothing starts by itself afterwards, neither from RunOnce nor from the Startup group
 * nor from win.ini: N4, N5, N6.
 * @see https://learn.microsoft.com/windows/win32/msi/uninstall-registry-key
 */
export function changeEntry(run: Run): void {
  const { application, desk, options } = run;
  const { name, version, publisher } = application.product;
  const before = desk.readEntry(name);
  const own = Object.values(application.programs);
  const program = application.programs[run.running.architecture] ?? run.program;
  const files = [...new Set([program, ...own, ...application.product.files])];
  const missing = missingFile(run.api, run.folder, files);
  if (missing !== undefined) run.note({ kind: 'warned', text: `${missing} is not on the medium` });
  const error = copyFiles(run.api, { from: run.folder, to: run.directory, files, lenient: true });
  if (error !== win32('ERROR_SUCCESS')) {
    run.note({ kind: 'warned', text: `what removes it again could not be copied: ${errorName(error)}` });
  }
  const known = before?.remembers ?? [];
  const added = installedNames(run.steps).filter(one => !known.some(old => sameName(old, one)));
  change(run, {
    name,
    ...(version !== undefined && { version }),
    ...(publisher !== undefined && { publisher }),
    uninstall: `"${joinPath(run.directory, program)}" --uninstall`,
    hidden: options.suppressAddRemovePrograms,
    remembers: [...known, ...added],
  });
}

/** Says anew what is still to be removed; nothing left, and the entry goes. */
export function changeRemembered(run: Run, left: readonly string[]): void {
  const before = run.desk.readEntry(run.application.product.name);
  change(run, before && left.length > 0 ? { ...before, remembers: left } : undefined);
}

function change(run: Run, entry: ProgramEntry | undefined): void {
  const key = run.application.product.name;
  const error = run.desk.changeEntry(key, entry);
  run.note({ kind: 'entry', key, there: entry !== undefined, error });
  if (error !== win32('ERROR_SUCCESS')) {
    run.note({ kind: 'warned', text: `the list of installed programs could not be changed: ${fileOf(key)}` });
  }
}
