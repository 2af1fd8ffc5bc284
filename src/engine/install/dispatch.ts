import { type Win32Error, win32 } from '../../base/index.ts';
import { DI_NODI_DEFAULTACTION } from '../../setupapi/index.ts';
import { type Ask, Asking } from './asking.ts';
import { difName } from './dif-codes.ts';
import type { InstallerCall, Installers, Request } from './installer.ts';
import type { Telling } from './telling.ts';

const NO_ERROR = win32('ERROR_SUCCESS');
const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const POSTPROCESSING_REQUIRED = win32('ERROR_DI_POSTPROCESSING_REQUIRED');

/**
 * Sends a request to all whom it concerns. The answer is what they made of it: NO_ERROR, or what
 * SetupDiCallClassInstaller sets as the last error. The story gets the request with each reply inside; who is
 * asked is found out inside it.
 */
export function dispatch<Call extends InstallerCall>(
  request: Request<Call>,
  installers: () => Installers<Call>,
  telling: Telling,
): Win32Error {
  const asking = new Asking(request, telling);
  return telling.inside(
    () => goRound(asking, installers()),
    code => ({ kind: 'request', request: difName(request.call.function), code }),
  );
}

/**
 * Co-installers of the class, then of the device, in order; the class installer; the default handler if the
 * class installer wants it or there is none; and backwards those co-installers that asked for it. Who fails
 * ends the way there, never the way back.
 *
 * Assumed: whatever else a co-installer answers in preprocessing is an error, ERROR_DI_DO_DEFAULT too, and so
 * is ERROR_DI_POSTPROCESSING_REQUIRED from those who cannot ask for it; settled by installers that answer so.
 * @see handling-dif-codes, co-installer-operation
 */
function goRound<Call extends InstallerCall>(
  asking: Asking<Call>,
  { classCoInstallers, deviceCoInstallers, classInstaller }: Installers<Call>,
): Win32Error {
  const again: Ask[] = [];
  let result = NO_ERROR;
  for (const ask of asking.coInstallers(classCoInstallers, deviceCoInstallers)) {
    result = ask('pre', NO_ERROR);
    if (result === POSTPROCESSING_REQUIRED) again.unshift(ask);
    else if (result !== NO_ERROR) break;
    result = NO_ERROR;
  }
  if (result === NO_ERROR) {
    result = classInstaller ? asking.classInstaller(classInstaller) : DO_DEFAULT;
    const wanted = !(asking.flags & DI_NODI_DEFAULTACTION);
    if (result === DO_DEFAULT && wanted) result = asking.defaultHandler();
  }
  for (const ask of again) result = ask('post', result);
  return result;
}
