import {
  DI_FLAGSEX_ALLOWEXCLUDEDDRVS,
  DI_SHOWOEM,
  DIF_SELECTDEVICE,
  DNF_BAD_DRIVER,
  DNF_EXCLUDEFROMLIST,
  SPDIT_CLASSDRIVER,
} from '../../setupapi/index.ts';
import { paramsFor } from '../class-install-params.ts';
import { ownerOf } from '../device-call.ts';
import type { DriverOwner } from '../device-sets.ts';
import { infoOf, setSelectedDriver } from '../driver-info.ts';
import { buildDriverInfoList, destroyDriverInfoList } from '../driver-lists.ts';
import type { ListedDriver } from '../driver-node.ts';
import { DONE, type Refusal, refused } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';

const CANCEL = 'cancel';
const TEXT = 'Which driver is to be installed?';

/**
 * Lets somebody choose a driver of the class driver list, or with DI_SHOWOEM name the path of others; class
 * installers may bring the text of the page.
 * Assumed: a list without drivers is ERROR_DI_BAD_PATH where a path was given, else ERROR_NO_COMPAT_DRIVERS; and nobody
 * to ask is ERROR_CANCELLED. Settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiselectdevice, dif-selectdevice
 */
export function selectDevice(session: Session, of: In<'SetupDiSelectDevice'>): Out<'SetupDiSelectDevice'> {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  const { owner, element } = at;
  for (;;) {
    const drivers = driversOf(session, of, owner);
    if ('err' in drivers) return drivers;
    if (!session.desk.attended) return refused('ERROR_CANCELLED');
    const names = namesOf(drivers.list);
    const answer = ask(session, owner, [...names, CANCEL], element?.id);
    if (answer === CANCEL) return refused('ERROR_CANCELLED');
    const driver = drivers.list[names.indexOf(answer)];
    if (driver) {
      const selected = setSelectedDriver(session, { ...of, driver: infoOf(driver) });
      if (!selected.ret) return selected;
      return element ? { ...DONE, device: element.info() } : DONE;
    }
    destroyDriverInfoList(session, { ...of, type: SPDIT_CLASSDRIVER });
    owner.params = { ...owner.params, driverPath: answer };
  }
}

/** The drivers to choose from, or why there are none. */
function driversOf(
  session: Session,
  of: In<'SetupDiSelectDevice'>,
  owner: DriverOwner,
): { readonly list: readonly ListedDriver[] } | Refusal {
  const { ret, err = DONE.err } = buildDriverInfoList(session, { ...of, type: SPDIT_CLASSDRIVER });
  if (!ret) return { ret: false, err };
  const { flagsEx, driverPath } = owner.params;
  const hidden = DNF_BAD_DRIVER | (flagsEx & DI_FLAGSEX_ALLOWEXCLUDEDDRVS ? 0 : DNF_EXCLUDEFROMLIST);
  const list = (owner.lists.get(SPDIT_CLASSDRIVER) ?? []).filter(({ flags }) => !(flags & hidden));
  if (list.length > 0) return { list };
  return refused(driverPath === '' ? 'ERROR_NO_COMPAT_DRIVERS' : 'ERROR_DI_BAD_PATH');
}

function ask(
  { desk }: Session,
  owner: DriverOwner,
  answers: readonly string[],
  device: string | undefined,
): string {
  const text = paramsFor(owner, DIF_SELECTDEVICE)?.instructions || TEXT;
  const free = owner.params.flags & DI_SHOWOEM ? ({ free: 'path' } as const) : {};
  return desk.ask({ kind: 'driver', text, answers, ...free, about: device === undefined ? {} : { device } });
}

/** What each driver is called where somebody chooses: no two alike. */
function namesOf(drivers: readonly ListedDriver[]): string[] {
  const names = drivers.map(({ model: { model, provider, driverVer } }) => {
    const more = [provider, driverVer?.date, driverVer?.version].filter(part => part).join(', ');
    return more === '' ? model.description.value : `${model.description.value} (${more})`;
  });
  return names.map((name, i) => (names.indexOf(name) === i ? name : `${name} [${i + 1}]`));
}
