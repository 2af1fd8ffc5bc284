import type { DevNodeFunctions } from '../../setupapi/index.ts';
import { mapCrToWin32Err } from '../configuration-errors.ts';
import {
  disableDevNode,
  enableDevNode,
  queryAndRemoveSubTree,
  reenumerateDevNode,
  setupDevNode,
  uninstallDevNode,
} from '../devnode-changes.ts';
import {
  getChild,
  getDepth,
  getDeviceId,
  getDeviceIdSize,
  getDevNodeStatus,
  getParent,
  getSibling,
  locateDevNode,
} from '../devnode-functions.ts';
import {
  getDeviceIdList,
  getDeviceIdListSize,
  getDeviceInterfaceList,
  getDeviceInterfaceListSize,
} from '../devnode-lists.ts';
import {
  getClassKeyName,
  getClassName,
  getDevNodeProperty,
  getDevNodeRegistryProperty,
  openDevNodeKey,
  setDevNodeProperty,
  setDevNodeRegistryProperty,
} from '../devnode-properties.ts';
import { getProcAddress } from '../exported.ts';
import { waitNoPendingInstallEvents } from '../pending-installs.ts';
import type { Carried } from './carried.ts';

export const devNodeFunctions: Carried<DevNodeFunctions> = {
  CM_Get_Device_ID: getDeviceId,
  CM_Get_Device_ID_Size: getDeviceIdSize,
  CM_Locate_DevNode: locateDevNode,
  CM_Get_DevNode_Status: getDevNodeStatus,
  CM_Get_Parent: getParent,
  CM_Get_Child: getChild,
  CM_Get_Sibling: getSibling,
  CM_Get_Depth: getDepth,
  CM_Reenumerate_DevNode: reenumerateDevNode,
  CM_Enable_DevNode: enableDevNode,
  CM_Disable_DevNode: disableDevNode,
  CM_Query_And_Remove_SubTree: queryAndRemoveSubTree,
  CM_Uninstall_DevNode: uninstallDevNode,
  CM_Setup_DevNode: setupDevNode,
  CM_Get_Device_ID_List: getDeviceIdList,
  CM_Get_Device_ID_List_Size: getDeviceIdListSize,
  CM_Get_Device_Interface_List: getDeviceInterfaceList,
  CM_Get_Device_Interface_List_Size: getDeviceInterfaceListSize,
  CM_Get_DevNode_Registry_Property: getDevNodeRegistryProperty,
  CM_Set_DevNode_Registry_Property: setDevNodeRegistryProperty,
  CM_Get_DevNode_Property: getDevNodeProperty,
  CM_Set_DevNode_Property: setDevNodeProperty,
  CM_Open_DevNode_Key: openDevNodeKey,
  CM_Get_Class_Name: getClassName,
  CM_Get_Class_Key_Name: (_session, of) => getClassKeyName(of),
  CM_MapCrToWin32Err: (_session, of) => mapCrToWin32Err(of),
  CMP_WaitNoPendingInstallEvents: waitNoPendingInstallEvents,
  GetProcAddress: getProcAddress,
};
