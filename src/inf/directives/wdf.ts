import type { Directive } from './model.ts';
import { ANY, entries, list, MAYBE, needed, section, word } from './rows.ts';

const page = 'specifying-wdf-directives-in-inf-files';
const inWdf = entries({ in: ['DDInstall.Wdf'], page });
const service = entries({ in: ['wdf-service-install-section'], page });

const frameworkService = [
  needed('serviceName', 'service'),
  needed('sectionName', section('wdf-service-install-section')),
];

/** What the driver frameworks read: UMDF directives begin with Umdf, KMDF directives with Kmdf. */
export const wdfDirectives: readonly Directive[] = [
  inWdf('KmdfService', ANY, 'Says where a kernel-mode framework driver is described.', frameworkService),
  inWdf('UmdfService', ANY, 'Says where a user-mode framework driver is described.', frameworkService),
  inWdf('UmdfServiceOrder', MAYBE, 'The user-mode drivers of the stack, the lowest first.', [
    list('serviceName', 'service'),
  ]),
  inWdf('UmdfHostProcessSharing', MAYBE, 'Whether the stack shares a process.', [
    needed('policy', word('ProcessSharingDisabled', 'ProcessSharingEnabled')),
  ]),
  inWdf('UmdfDirectHardwareAccess', MAYBE, 'Whether the driver may use hardware directly.', [
    needed(
      'policy',
      word('AllowDirectHardwareAccess', 'AllowDirectHardwareAccessAndDma', 'RejectDirectHardwareAccess'),
    ),
  ]),
  inWdf('UmdfHostPriority', MAYBE, 'Raises the priority of touch and input drivers.', [
    needed('priority', word('PriorityHigh')),
  ]),
  inWdf('UmdfRegisterAccessMode', MAYBE, 'How registers are reached.', [
    needed('mode', word('RegisterAccessUsingSystemCall', 'RegisterAccessUsingUserModeMapping')),
  ]),
  inWdf('UmdfImpersonationLevel', MAYBE, 'How far the driver may impersonate.', [
    needed('level', word('Anonymous', 'Identification', 'Impersonation', 'Delegation')),
  ]),
  inWdf('UmdfMethodNeitherAction', MAYBE, 'What happens to METHOD_NEITHER requests.', [
    needed('action', word('Copy', 'Reject')),
  ]),
  inWdf('UmdfDispatcher', MAYBE, 'Where requests go below user mode.', [
    needed('dispatcher', word('FileHandle', 'WinUsb', 'NativeUSB')),
  ]),
  inWdf('UmdfKernelModeClientPolicy', MAYBE, 'Whether kernel-mode drivers may sit above.', [
    needed('policy', word('AllowKernelModeClients', 'RejectKernelModeClients')),
  ]),
  inWdf('UmdfFileObjectPolicy', MAYBE, 'Whether requests without a known file object are taken.', [
    needed('policy', word('RejectNullAndUnknownFileObjects', 'AllowNullAndUnknownFileObjects')),
  ]),
  inWdf('UmdfFsContextUsePolicy', MAYBE, 'Where the framework may keep its own data.', [
    needed('policy', word('CanUseFsContext', 'CanUseFsContext2', 'CannotUseFsContexts')),
  ]),
  service('KmdfLibraryVersion', MAYBE, 'Version of the kernel-mode framework.', [
    needed('version', 'string'),
  ]),
  service('UmdfLibraryVersion', MAYBE, 'Version of the user-mode framework.', [needed('version', 'string')]),
  service('ServiceBinary', MAYBE, 'The file of a user-mode driver.', [needed('binarypath', 'path')]),
  service('DriverCLSID', MAYBE, 'The class of a UMDF 1 driver.', [needed('CLSID', 'guid')]),
  service('UmdfExtensions', MAYBE, 'The class extension that the driver works with.', [
    list('cxServiceName', 'service'),
  ]),
];
