import { compareVersions, documented, parseWindowsVersion } from '../../base/index.ts';
import { type Origin, textOf } from '../../machine/index.ts';
import { DONE, refused } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import { installable } from './subject.ts';

const RUN_ONCE = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce';
const ORIGIN: Origin = {
  call: 'SetupDiFinishInstallAction',
  because: documented('dif-finishinstall-action'),
};
const [SINCE, UNTIL] = ['6.0', '6.2'].map(text => parseWindowsVersion(text)!);

/**
 * Runs what stands below RunOnce, each once, whatever comes of it.
 * Assumed: all of it, as nothing tells which values an installation of the device left; settled by RunOnce before and
 * after such a request on Windows 7. Where the function is not there it is ERROR_CALL_NOT_IMPLEMENTED.
 * @see dif-finishinstall-action
 */
export function finishInstallAction(
  session: Session,
  of: In<'SetupDiFinishInstallAction'>,
): Out<'SetupDiFinishInstallAction'> {
  const { transaction } = session;
  const { version } = transaction.facts;
  if (compareVersions(version, SINCE!) < 0 || compareVersions(version, UNTIL!) >= 0) {
    return refused('ERROR_CALL_NOT_IMPLEMENTED');
  }
  const at = installable(session, of);
  if ('err' in at) return at;
  for (const { name, value } of transaction.registry.values(RUN_ONCE)) {
    transaction.change({ kind: 'value', key: RUN_ONCE, name }, ORIGIN);
    run(session, textOf(value) ?? '');
  }
  return DONE;
}

/** Where nobody can run it, it is something that nobody knows. */
function run({ transaction, desk }: Session, line: string): void {
  if (line === '') return;
  if (desk.attended) desk.run({ line });
  else transaction.change({ kind: 'unknown', by: line }, ORIGIN);
}
