import { type Citation, documented, observed } from '../../base/index.ts';

/** What an error number says to a person. */
export interface Failure {
  readonly code: number;
  readonly means: string;
  /** What usually causes it, as a sentence. */
  readonly cause: string;
  /** What to do next, as a sentence. */
  readonly next: string;
  readonly because: Citation;
}

/** Who has to do something: with that the cause and the next step are said where a row has none of its own. */
const GROUPS: Readonly<Record<string, Pick<Failure, 'cause' | 'next' | 'because'>>> = {
  inf: {
    cause:
      'The INF has a mistake in its text, or it was not written for this version or architecture of Windows.',
    next: 'Check the INF with InfVerif, correct it, sign the package again.',
    because: documented('setupapi.h'),
  },
  program: {
    cause:
      'The program that installs asked for something that is not there, or called SetupAPI in the wrong order.',
    next: 'Look which program the section names as cmd, and report this code and the lines above it to its maker.',
    because: documented('setupapi.h'),
  },
  device: {
    cause: 'The device is not there any more, or not in the state that the operation needs.',
    next: 'Unplug and plug in the device or restart the computer, then try again.',
    because: documented('setupapi.h'),
  },
  signature: {
    cause: 'The package is not signed in a way that this Windows trusts.',
    next: 'Get the package signed by its maker.',
    because: documented('digital-signatures-and-pnp-device-installation--windows-vista-and-late'),
  },
  installer: {
    cause: 'A class installer or co-installer of the package returned this.',
    next: 'Look which installer failed in the lines above, and ask the maker of that DLL.',
    because: documented('dif-installdevice'),
  },
  windows: {
    cause: 'A file, a key or a service that Windows needs was missing, in use or out of reach.',
    next: 'Look at the line before the failure for the name of the file, then restart and try again.',
    because: documented('system-error-codes'),
  },
};

type Row = readonly [
  code: number,
  group: string,
  means: string,
  cause?: string | undefined,
  next?: string | undefined,
  because?: Citation,
];

/**
 * The meanings are those of the pages; causes and next steps with a recording named are Observed.
 * Assumed: the other causes and next steps follow from what the code means; settled by a recording of each failure.
 * @see setupapi.h, system-error-codes
 */
const ROWS: readonly Row[] = [
  [0xe0000000, 'inf', 'a section name was expected in the INF and something else stands there'],
  [0xe0000001, 'inf', 'the line with a section name is malformed'],
  [0xe0000002, 'inf', 'a section name of the INF is too long'],
  [0xe0000003, 'inf', 'the syntax of the INF is wrong'],
  [
    0xe0000100,
    'inf',
    'the INF is not of the style that was asked for',
    'The file is not an INF of the Windows NT kind: its [Version] has no Signature, or it is not an INF at all.',
  ],
  [
    0xe0000101,
    'inf',
    'a section that the INF names does not exist in it',
    'A directive or a Models line names a section that is not there, often by a typing error, or with a decoration that this Windows does not read.',
  ],
  [
    0xe0000102,
    'inf',
    'a line that was looked for is not in the INF',
    'The section has no such line. Windows also logs this where it may be left out, for example a Services section of a device without a service.',
    'If the section failed, look for the section named in the line; if it did not, nothing is to be done.',
  ],
  [0xe0000103, 'program', 'the files of the package have not been backed up, so it cannot be taken back'],
  [
    0xe0000200,
    'inf',
    'the INF names no setup class and the device has none',
    'The INF lacks Class and ClassGuid in [Version].',
  ],
  [0xe0000201, 'program', 'the setup class of the device is not that of the INF or the device set'],
  [0xe0000202, 'program', 'the device exists already and cannot be created again'],
  [
    0xe0000203,
    'program',
    'no driver is selected for the device',
    'The program went on to install without a driver having been found or chosen.',
  ],
  [
    0xe0000204,
    'program',
    'the registry key of the device does not exist',
    'The device was never installed, so it has no software key yet.',
  ],
  [0xe0000205, 'program', 'the name of the device instance is not a valid one'],
  [0xe0000206, 'program', 'the setup class is missing or not valid'],
  [0xe0000207, 'program', 'a device instance of that name exists already'],
  [0xe0000208, 'program', 'the device has not been registered with Plug and Play yet'],
  [0xe0000209, 'program', 'the device property that was asked for does not exist'],
  [
    0xe000020a,
    'program',
    'there is no INF at the place that was named',
    'The path to the INF is wrong, or the package was not copied completely.',
    'Check that the INF is at the path in the section, together with all its files.',
  ],
  [
    0xe000020b,
    'device',
    'there is no device with that ID in the computer',
    'The device is not plugged in. UpdateDriverForPlugAndPlayDevices and devcon update install only on devices that are present.',
    'Plug in the device and try again, or only stage the package (pnputil /add-driver) so that Windows finds it later.',
  ],
  [
    0xe000020d,
    'installer',
    'the class installer cannot be loaded',
    'The Installer32 entry of the class names a DLL or a function that does not exist, or one of another architecture.',
  ],
  [
    0xe000020e,
    'installer',
    'nobody objected: the default handler shall do it',
    'This is no failure: an installer returns it to let Windows act.',
    'Nothing is to be done.',
  ],
  [
    0xe000020f,
    'installer',
    'an installer said that no files shall be copied',
    'This is no failure: the installer copies the files itself.',
    'Nothing is to be done.',
  ],
  [0xe0000210, 'program', 'the hardware profile does not exist'],
  [0xe0000211, 'program', 'no device is selected in the device set'],
  [0xe0000212, 'program', 'the device set is locked by another operation'],
  [0xe0000213, 'program', 'the device element is locked by another operation'],
  [
    0xe0000214,
    'program',
    'the path given holds no INF of the class',
    'The folder chosen has no INF for devices of this class.',
    'Choose the folder in which the INF lies.',
  ],
  [0xe0000215, 'program', 'no parameters were given for the request to the class installer'],
  [0xe0000216, 'program', 'the file queue is in use'],
  [
    0xe0000217,
    'inf',
    'a service-install section is wrong',
    'An AddService directive names a section that is missing or lacks ServiceType, StartType, ErrorControl or ServiceBinary.',
  ],
  [0xe0000218, 'program', 'there is no list of drivers of the class'],
  [
    0xe0000219,
    'inf',
    'no function driver was given for the device',
    'The install section has no AddService with the flag SPSVCINST_ASSOCSERVICE (2), so the device has no service, or a typing error hides the .Services section.',
    'Give the install section a .Services section with AddService=name,2,section.',
  ],
  [0xe000021a, 'program', 'the interface class has no default interface'],
  [0xe000021b, 'device', 'the device interface is in use'],
  [0xe000021c, 'device', 'the device interface has been removed'],
  [0xe000021d, 'inf', 'an interface-install section is wrong'],
  [0xe000021e, 'program', 'there is no such interface class'],
  [0xe000021f, 'program', 'the reference string of an interface is not valid'],
  [0xe0000220, 'program', 'the name of the remote machine is not valid'],
  [0xe0000221, 'program', 'the remote machine could not be asked'],
  [0xe0000222, 'program', 'the remote machine is not available'],
  [0xe0000223, 'program', 'the services of the remote machine are not available'],
  [0xe0000224, 'program', 'the property page provider is not valid'],
  [0xe0000225, 'device', 'the device interface does not exist'],
  [
    0xe0000226,
    'installer',
    'a co-installer wants to be called again afterwards',
    'This is no failure: the co-installer asks for postprocessing.',
    'Nothing is to be done.',
  ],
  [
    0xe0000227,
    'installer',
    'a co-installer cannot be loaded',
    'A CoInstallers32 entry names a DLL or a function that does not exist, is of another architecture or is not signed.',
    'Check the CoInstallers32 value and that the DLL is in the package; the lines above name it.',
  ],
  [
    0xe0000228,
    'inf',
    'no driver package matches the device',
    'None of the packages in the driver store or in the folder names one of the IDs that were searched for, or the Models section that does is decorated for another version or architecture of Windows.',
    'Compare the hardware and compatible IDs that were searched for with the Models sections: firstplug inf show <inf>.',
  ],
  [0xe000022a, 'inf', 'a logical configuration of the INF is wrong'],
  [
    0xe000022b,
    'installer',
    'an installer refused to install this device',
    'A class installer or co-installer answered DIF_ALLOW_INSTALL or another request with ERROR_DI_DONT_INSTALL.',
  ],
  [
    0xe000022c,
    'inf',
    'a filter driver of the device is not valid',
    'UpperFilters or LowerFilters names a driver that is not installed.',
  ],
  [0xe000022d, 'inf', 'the driver was not made for Windows NT'],
  [0xe000022e, 'inf', 'the driver was not made for this Windows'],
  [
    0xe000022f,
    'signature',
    'the package has no catalog',
    'The INF has no CatalogFile in [Version], so nothing in the package is signed.',
    'Add CatalogFile to [Version], make the catalog and sign it.',
  ],
  [0xe0000230, 'program', 'the file queue was made by a program of another architecture'],
  [0xe0000231, 'device', 'this device cannot be disabled'],
  [0xe0000232, 'device', 'the device cannot be removed', 'The device is in use, or Windows needs it.'],
  [0xe0000233, 'program', 'the target of the operation is not valid'],
  [
    0xe0000234,
    'inf',
    'the driver is for another architecture',
    'A 32-bit package on a 64-bit Windows, or the other way round.',
    'Use the package for this architecture.',
  ],
  [
    0xe0000235,
    'program',
    'a 32-bit program cannot do this on a 64-bit Windows',
    'SetupAPI refuses to install devices in WOW64.',
    'Start the 64-bit version of the installation program.',
  ],
  [
    0xe0000237,
    'program',
    'the INF was put into the INF folder by hand',
    'The file was copied to %SystemRoot%\\INF without being staged.',
    'Delete it there and stage the package with pnputil /add-driver.',
  ],
  [0xe000023a, 'windows', 'the Plug and Play part of the registry is damaged or out of reach'],
  [
    0xe000023c,
    'program',
    'that INF is not a third-party INF that was installed',
    'Only published oemN.inf packages can be removed; inbox packages cannot.',
    'Name the published oemN.inf: pnputil /enum-drivers lists them.',
  ],
  [
    0xe000023d,
    'device',
    'devices still use the package',
    'A device, perhaps one that is not plugged in now, has this package installed.',
    'Remove the devices first, or use pnputil /delete-driver oemN.inf /uninstall.',
  ],
  [0xe000023e, 'program', 'the DIF request is not supported any more'],
  [0xe000023f, 'signature', 'there is no Authenticode catalog for the file'],
  [
    0xe0000240,
    'signature',
    'Authenticode signatures are not allowed here',
    'The class or a policy demands a Microsoft signature (WHQL).',
  ],
  [
    0xe0000241,
    'signature',
    'the package is signed with Authenticode by a publisher whom this computer trusts',
    'This is no failure: the publisher is in the Trusted Publishers store.',
    'Nothing is to be done.',
  ],
  [
    0xe0000242,
    'signature',
    'the package is signed with Authenticode and nobody has decided yet whether to trust the publisher',
    'The publisher is not in the Trusted Publishers store, so Windows asks the user, and refuses where it cannot ask.',
    'Accept the publisher when asked, or put its certificate into the Trusted Publishers store.',
  ],
  [
    0xe0000243,
    'signature',
    'the publisher of the package is not trusted',
    'The user or a policy refused the publisher.',
  ],
  [
    0xe0000244,
    'signature',
    'the catalog was signed for another version of Windows',
    'The OS attributes of the catalog do not name this Windows.',
  ],
  [0xe0000245, 'signature', 'the package can only be checked by Authenticode'],
  [
    0xe0000246,
    'installer',
    'an installer of the device cannot work at this time',
    'Another installation, or a restart, is pending, or the device is being installed by another process.',
    'Wait or restart, then try again; Windows does it by itself at the next start.',
    observed('062'),
  ],
  [
    0xe0000247,
    'signature',
    'the package could not be added to the driver store',
    'Staging failed; the code that says why stands before it. Most often it is the signature.',
    'Read the first error of the section.',
    observed('040, 114'),
  ],
  [
    0xe0000248,
    'windows',
    'a policy forbids to install this device',
    'A group policy for device installation restrictions names the device, its class or everything not listed.',
    'Ask the administrator; the policy stands under Computer Configuration, System, Device Installation Restrictions.',
    observed('104'),
  ],
  [
    0xe0000249,
    'windows',
    'a policy forbids this driver package',
    'The package is on the list of blocked drivers, or a policy forbids it.',
    'Look for a newer version of the driver.',
  ],
  [
    0xe000024a,
    'inf',
    'the INF is of the wrong type for this operation',
    'For example an extension INF where a base INF is needed.',
  ],
  [
    0xe000024b,
    'signature',
    'a file of the package is not the file that the catalog describes',
    'The file or the INF was changed after signing; a checkout that converts line ends does it too.',
    'Make and sign the catalog again, or take the unchanged files; firstplug catalog explain shows which those are.',
  ],
  [
    0xe000024c,
    'program',
    'the package could not be removed from the driver store',
    'A device uses it, or its files are open.',
    'Remove the devices, restart, and try again.',
  ],
  [0xe0000300, 'program', 'the exception list of the INF could not be read'],
  [0xe0001000, 'program', 'the component is not installed'],
  [
    0x2,
    'windows',
    'a file was not found',
    'A file that the package names was not in its folder, or SourceDisksFiles gives another place.',
    'Compare the files of the package with SourceDisksFiles and CopyFiles.',
  ],
  [0x3, 'windows', 'a folder was not found'],
  [
    0x5,
    'windows',
    'access was denied',
    'The program does not run as administrator, or the file is protected or in use.',
    'Run it as administrator; if it does, restart and try again.',
  ],
  [0x1f, 'device', 'a device attached to the system is not functioning'],
  [
    0x20,
    'windows',
    'a file is in use by another process',
    'A program, a virus scanner or a running driver has the file open.',
    'Close it or restart, then try again.',
  ],
  [
    0x50,
    'windows',
    'the file exists already',
    'This is no failure when an INF is copied: the package was in the driver store already.',
    'Nothing is to be done.',
    observed('106, 109, 110'),
  ],
  [0x57, 'program', 'a parameter of a call is wrong'],
  [
    0x103,
    'program',
    'there was nothing to do',
    'No device matched, or every matching device has an equal or better driver already.',
    'To install an older or lower ranked driver all the same, choose it by hand in Device Manager.',
    observed('103'),
  ],
  [0x3ec, 'program', 'flags of a call are wrong'],
  [
    0x426,
    'windows',
    'the name is in use by another service',
    'A service with this name or display name exists already.',
    'Remove the old service, restart, and install again.',
  ],
  [
    0x430,
    'windows',
    'the service is marked for deletion',
    'A former version of the driver is still loaded.',
    'Restart the computer.',
  ],
  [0x4c7, 'program', 'the user cancelled'],
  [0x669, 'windows', 'a restart has been started'],
  [
    0xbc2,
    'windows',
    'it is done; a restart is needed',
    'A file or a device in use could not be replaced at once.',
    'Restart the computer.',
  ],
  [
    0xbc3,
    'windows',
    'it is done; it takes effect after a restart',
    'A driver or service in use could not be changed at once.',
    'Restart the computer.',
    observed('002'),
  ],
  [0xffff, 'installer', 'an unknown error of an installer'],
  [
    0x800b0003,
    'signature',
    'the file has no form of signature that Windows knows',
    'The file is no catalog or is damaged.',
    undefined,
    observed('112'),
  ],
  [
    0x800b0100,
    'signature',
    'there is no signature',
    'The catalog is missing in the package, or it is not signed.',
    'Sign the catalog, and let CatalogFile name it.',
  ],
  [
    0x800b0101,
    'signature',
    'a certificate of the signature has expired',
    'The signature has no time stamp, so it ended with the certificate.',
    'Sign again with a time stamp.',
  ],
  [
    0x800b0109,
    'signature',
    'the signature ends in a root certificate that this computer does not trust',
    'The package is test-signed or self-signed, or the root certificate is not installed. Windows tries Microsoft signatures first, so this line also stands before a good Authenticode signature.',
    'Install the test certificate into Trusted Root and Trusted Publishers and switch on test signing, or use a package signed by Microsoft.',
    observed('001, 040, 114'),
  ],
  [0x800b010a, 'signature', 'the chain of certificates of the signature is not complete'],
  [0x80092003, 'signature', 'the signature or the file could not be read'],
  [
    0x80096010,
    'signature',
    'the signature does not fit the file',
    'The file was changed after it was signed.',
  ],
  [0xc0000361, 'windows', 'a policy forbids to start this device', undefined, undefined, observed('104')],
  [
    0xc1900101,
    'windows',
    'a driver made the upgrade of Windows roll back',
    'A driver failed during the upgrade; the setup log names it.',
    'Update or remove that driver before the upgrade.',
    observed('103'),
  ],
];

const BY_CODE: ReadonlyMap<number, Failure> = new Map(ROWS.map(row => [row[0], failureOf(row)]));

/** All error numbers that can be explained. */
export const FAILURES: readonly Failure[] = [...BY_CODE.values()];

/**
 * What an error number means, what causes it and what to do. HRESULTs of SetupAPI (0x800Fnnnn) are the codes
 * 0xE000nnnn in other clothes, those of Win32 (0x8007nnnn) the codes nnnn.
 */
export function explainCode(code: number): Failure | undefined {
  const unsigned = code >>> 0;
  const facility = Math.floor(unsigned / 0x10000);
  const plain =
    facility === 0x800f
      ? 0xe0000000 + (unsigned & 0xffff)
      : facility === 0x8007
        ? unsigned & 0xffff
        : unsigned;
  return BY_CODE.get(unsigned) ?? BY_CODE.get(plain);
}

function failureOf([code, group, means, cause, next, because]: Row): Failure {
  const shared = GROUPS[group]!;
  return {
    code,
    means,
    cause: cause ?? shared.cause,
    next: next ?? shared.next,
    because: because ?? shared.because,
  };
}
