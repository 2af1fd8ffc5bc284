import {
  DI_DIDCLASS,
  DI_DIDCOMPAT,
  DI_FLAGSEX_APPENDDRIVERLIST,
  DI_FLAGSEX_DIDCOMPATINFO,
  DI_FLAGSEX_DIDINFOLIST,
  DNF_CLASS_DRIVER,
  DNF_COMPATIBLE_DRIVER,
  DNF_EXCLUDEFROMLIST,
  DNF_INBOX_DRIVER,
  DNF_INF_IS_SIGNED,
  SPDIT_CLASSDRIVER,
  SPDIT_COMPATDRIVER,
} from '../setupapi/index.ts';
import { ownerOf } from './device-call.ts';
import type { DriverOwner } from './device-sets.ts';
import type { ListedDriver } from './driver-node.ts';
import { findCompatible, findOfClass, idsOf } from './driver-search.ts';
import { DONE, refused } from './returned.ts';
import type { DriverNode, ListedModel } from './select/index.ts';
import type { In, Out, Session } from './session.ts';
import { tellingList } from './told-drivers.ts';

/** What a built list of each type sets in the install params. */
const BUILT: Readonly<Record<number, { readonly flags: number; readonly flagsEx: number }>> = {
  [SPDIT_CLASSDRIVER]: { flags: DI_DIDCLASS, flagsEx: DI_FLAGSEX_DIDINFOLIST },
  [SPDIT_COMPATDRIVER]: { flags: DI_DIDCOMPAT, flagsEx: DI_FLAGSEX_DIDCOMPATINFO },
};

/**
 * Assumed: a list that stands is not built again; settled by building one twice on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdibuilddriverinfolist
 */
export function buildDriverInfoList(
  session: Session,
  { type, ...of }: In<'SetupDiBuildDriverInfoList'>,
): Out<'SetupDiBuildDriverInfoList'> {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  const { set, owner, element } = at;
  if (!(type in BUILT) || (type === SPDIT_COMPATDRIVER && !element))
    return refused('ERROR_INVALID_PARAMETER');
  const known = owner.lists.get(type);
  if (known && !(owner.params.flagsEx & DI_FLAGSEX_APPENDDRIVERLIST)) return DONE;
  const build = (find: () => readonly ListedModel[]): ListedDriver[] => {
    const found = find().map(model => listed(session, type, model));
    owner.lists.set(type, [...(known ?? []), ...found]);
    return found;
  };
  if (type === SPDIT_COMPATDRIVER && element) {
    tellingList(session, element, idsOf(session, element.id), () =>
      build(() => findCompatible(session, element)),
    );
  } else build(() => findOfClass(session, owner, (element ?? set).classGuid));
  mark(owner, type, true);
  return element ? { ...DONE, device: element.info() } : DONE;
}

/** Assumed: a node of a class list has rank 0; settled by SetupDiGetDriverInstallParams on Windows. */
function listed({ devices }: Session, type: number, model: ListedModel | DriverNode): ListedDriver {
  const { signature } = model.package;
  return {
    number: devices.next(),
    type,
    model,
    rank: 'rank' in model ? model.rank.value : 0,
    flags:
      (type === SPDIT_COMPATDRIVER ? DNF_COMPATIBLE_DRIVER : DNF_CLASS_DRIVER) |
      (model.excludedFromSelect ? DNF_EXCLUDEFROMLIST : 0) |
      (signature === 'unsigned' ? 0 : DNF_INF_IS_SIGNED) |
      (signature === 'inbox' ? DNF_INBOX_DRIVER : 0),
    privateData: 0,
  };
}

function mark(owner: DriverOwner, type: number, isBuilt: boolean): void {
  const { flags, flagsEx } = BUILT[type]!;
  const { params } = owner;
  owner.params = {
    ...params,
    flags: isBuilt ? params.flags | flags : params.flags & ~flags,
    flagsEx: isBuilt ? params.flagsEx | flagsEx : params.flagsEx & ~flagsEx,
  };
}

/**
 * Assumed: a selected driver that is in the list is not selected any more; settled by SetupDiGetSelectedDriver
 * afterwards on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdidestroydriverinfolist
 */
export function destroyDriverInfoList(
  session: Session,
  { type, ...of }: In<'SetupDiDestroyDriverInfoList'>,
): Out<'SetupDiDestroyDriverInfoList'> {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  if (!(type in BUILT)) return refused('ERROR_INVALID_PARAMETER');
  const { owner } = at;
  if (owner.selected?.type === type) owner.selected = undefined;
  owner.lists.delete(type);
  mark(owner, type, false);
  return DONE;
}
