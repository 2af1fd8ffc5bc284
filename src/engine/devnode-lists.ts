import { eraOf, sameName } from '../base/index.ts';
import { textOf } from '../machine/index.ts';
import {
  CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES,
  CM_GET_DEVICE_INTERFACE_LIST_PRESENT,
  CM_GETIDLIST_DONOTGENERATE,
  CM_GETIDLIST_FILTER_BUSRELATIONS,
  CM_GETIDLIST_FILTER_CLASS,
  CM_GETIDLIST_FILTER_EJECTRELATIONS,
  CM_GETIDLIST_FILTER_ENUMERATOR,
  CM_GETIDLIST_FILTER_NONE,
  CM_GETIDLIST_FILTER_POWERRELATIONS,
  CM_GETIDLIST_FILTER_PRESENT,
  CM_GETIDLIST_FILTER_REMOVALRELATIONS,
  CM_GETIDLIST_FILTER_SERVICE,
  CM_GETIDLIST_FILTER_TRANSPORTRELATIONS,
  CR_BUFFER_SMALL,
  CR_INVALID_DEVICE_ID,
  CR_INVALID_FLAG,
  CR_INVALID_POINTER,
  CR_NO_SUCH_DEVNODE,
} from '../setupapi/index.ts';
import {
  instanceKey,
  interfacePath,
  isActive,
  isPresent,
  isRegistered,
  parseInstanceId,
  readClassGuid,
  readInstanceIds,
  readInterfaces,
  sameGuid,
} from './devices/index.ts';
import { CONFIGURED, type Failure, failed } from './devnode-call.ts';
import { childrenOf } from './pnp/index.ts';
import type { In, Out, Session } from './session.ts';

/** Characters of a list of texts, each with its terminator, and of the one that ends it. */
function charactersOf(list: readonly string[]): number {
  return list.reduce((sum, text) => sum + text.length + 1, 1);
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_device_id_listw */
export function getDeviceIdList(
  session: Session,
  { size, ...of }: In<'CM_Get_Device_ID_List'>,
): Out<'CM_Get_Device_ID_List'> {
  const found = filtered(session, of);
  if ('cr' in found) return found;
  const isShort = size !== undefined && size < charactersOf(found.ids);
  return isShort ? failed(CR_BUFFER_SMALL) : { ...CONFIGURED, ids: found.ids };
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_device_id_list_sizew */
export function getDeviceIdListSize(
  session: Session,
  of: In<'CM_Get_Device_ID_List_Size'>,
): Out<'CM_Get_Device_ID_List_Size'> {
  const found = filtered(session, of);
  return 'cr' in found ? found : { ...CONFIGURED, size: charactersOf(found.ids) };
}

type Filter = In<'CM_Get_Device_ID_List_Size'>;
type Ids = { readonly ids: readonly string[] };

function filtered(session: Session, of: Filter): Ids | Failure {
  const { transaction } = session;
  const onlyPresent = (of.flags & CM_GETIDLIST_FILTER_PRESENT) !== 0;
  const found = listed(session, { ...of, flags: of.flags & ~CM_GETIDLIST_FILTER_PRESENT });
  if (onlyPresent && !eraOf(transaction.facts).idListsByClass) return failed(CR_INVALID_FLAG);
  if ('cr' in found || !onlyPresent) return found;
  return { ids: found.ids.filter(id => isPresent(transaction, id)) };
}

/**
 * Assumed: several filters at once are CR_INVALID_FLAG, and a filter that needs a text and has none is CR_INVALID_POINTER;
 * settled by calling it so on Windows.
 */
function listed(session: Session, { filter, flags }: Filter): Ids | Failure {
  const { transaction } = session;
  const all = (): string[] => readInstanceIds(transaction, undefined);
  const kind = flags & CM_GETIDLIST_FILTER_SERVICE ? flags & ~CM_GETIDLIST_DONOTGENERATE : flags;
  if (kind === CM_GETIDLIST_FILTER_NONE) return { ids: all() };
  if (kind & (kind - 1)) return failed(CR_INVALID_FLAG);
  if (filter === null) return failed(CR_INVALID_POINTER);
  switch (kind) {
    case CM_GETIDLIST_FILTER_ENUMERATOR:
      return { ids: readInstanceIds(transaction, filter) };
    case CM_GETIDLIST_FILTER_SERVICE: {
      const service = (id: string): string =>
        textOf(transaction.registry.value(instanceKey(id), 'Service')) ?? '';
      return { ids: all().filter(id => sameName(service(id), filter)) };
    }
    case CM_GETIDLIST_FILTER_CLASS: {
      if (!eraOf(transaction.facts).idListsByClass) return failed(CR_INVALID_FLAG);
      return { ids: all().filter(id => sameGuid(readClassGuid(transaction, id) ?? '', filter)) };
    }
    default:
      return relations(session, kind, filter);
  }
}

/** Relations other than those of buses are none that a machine here has. */
function relations({ transaction }: Session, kind: number, filter: string): Ids | Failure {
  const others =
    CM_GETIDLIST_FILTER_EJECTRELATIONS |
    CM_GETIDLIST_FILTER_REMOVALRELATIONS |
    CM_GETIDLIST_FILTER_POWERRELATIONS |
    CM_GETIDLIST_FILTER_TRANSPORTRELATIONS;
  if (!(kind & (others | CM_GETIDLIST_FILTER_BUSRELATIONS))) return failed(CR_INVALID_FLAG);
  const id = parseInstanceId(filter)?.text;
  if (id === undefined) return failed(CR_INVALID_DEVICE_ID);
  if (!isPresent(transaction, id)) return failed(CR_NO_SUCH_DEVNODE);
  return { ids: kind & others ? [] : childrenOf(transaction, id) };
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_device_interface_listw */
export function getDeviceInterfaceList(
  session: Session,
  { size, ...of }: In<'CM_Get_Device_Interface_List'>,
): Out<'CM_Get_Device_Interface_List'> {
  const found = links(session, of);
  if ('cr' in found) return found;
  const isShort = size !== undefined && size < charactersOf(found.paths);
  return isShort ? failed(CR_BUFFER_SMALL) : { ...CONFIGURED, paths: found.paths };
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_device_interface_list_sizew */
export function getDeviceInterfaceListSize(
  session: Session,
  of: In<'CM_Get_Device_Interface_List_Size'>,
): Out<'CM_Get_Device_Interface_List_Size'> {
  const found = links(session, of);
  return 'cr' in found ? found : { ...CONFIGURED, size: charactersOf(found.paths) };
}

function links(
  { transaction }: Session,
  { class: classGuid, device, flags }: In<'CM_Get_Device_Interface_List_Size'>,
): { readonly paths: readonly string[] } | Failure {
  const all = flags === CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES;
  if (!all && flags !== CM_GET_DEVICE_INTERFACE_LIST_PRESENT) return failed(CR_INVALID_FLAG);
  const id = device ? parseInstanceId(device)?.text : undefined;
  if (device && id === undefined) return failed(CR_INVALID_DEVICE_ID);
  const found = readInterfaces(transaction, classGuid)
    .filter(one => id === undefined || sameName(one.device, id))
    .filter(one => isRegistered(transaction, one.device) && (all || isActive(transaction, one)));
  return { paths: found.map(interfacePath) };
}
