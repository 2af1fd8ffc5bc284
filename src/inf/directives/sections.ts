import type { SectionKind, SectionKindName } from './model.ts';
import { S2003, VISTA, W10_1703, W10_1809, W10_1903, W10_2004, W11, W11_22H2, W11_24H2 } from './releases.ts';

type More = Partial<SectionKind>;

function named(name: SectionKindName, does: string, page: string, more?: More): SectionKind {
  return { name, reached: { by: 'name', name }, does, page, ...more };
}

/** The name of the kind is the name of the other section, a point, and the suffix. */
function suffixed(name: SectionKindName, does: string, page: string, more?: More): SectionKind {
  const point = name.lastIndexOf('.');
  const reached = {
    by: 'suffix',
    of: name.slice(0, point) as SectionKindName,
    suffix: name.slice(point + 1),
  };
  return { name, reached, does, page, ...more } as SectionKind;
}

function referenced(name: SectionKindName, does: string, page: string, more?: More): SectionKind {
  return { name, reached: { by: 'field' }, does, page, ...more };
}

const platform: More = { decorated: 'platform' };

/**
 * Sections that Windows looks up by their own name. The page of DefaultInstall.Services bars it from universal
 * packages; that of primitive drivers, which is younger, uses it with an architecture: the latter counts here.
 */
const topLevel: readonly SectionKind[] = [
  named('Version', 'What the package is: class, provider, catalog, date and version.', 'inf-version-section'),
  named('SourceDisksNames', 'The media that hold the source files.', 'inf-sourcedisksnames-section', {
    decorated: 'architecture',
  }),
  named('SourceDisksFiles', 'On which medium each source file is.', 'inf-sourcedisksfiles-section', {
    decorated: 'architecture',
  }),
  named('DestinationDirs', 'Where the files of each list go.', 'inf-destinationdirs-section'),
  named('ControlFlags', 'Devices that are treated specially.', 'inf-controlflags-section'),
  named('Manufacturer', 'The manufacturers and their Models sections.', 'inf-manufacturer-section'),
  referenced('Models', 'The devices of a manufacturer.', 'inf-models-section', {
    decorated: 'TargetOSVersion',
  }),
  named('Strings', 'What each %key% stands for.', 'inf-strings-section', { decorated: 'LanguageID' }),
  named('SignatureAttributes', 'Files that ask for a further signature.', 'inf-signatureattributes-section'),
  referenced('SignatureAttributes.Type', 'Which further signature.', 'inf-signatureattributes-section', {
    oneOf: ['Elam', 'HalExt', 'PETrust', 'DRMLevel', 'WindowsHello'],
  }),
  named('InterfaceInstall32', 'New device interface classes.', 'inf-interfaceinstall32-section'),
  named('ClassInstall32', 'A new device setup class; ignored if it exists.', 'inf-classinstall32-section', {
    ...platform,
    hkr: 'class key',
    universal: 'no',
  }),
  suffixed(
    'ClassInstall32.Services',
    'Services of a new device setup class.',
    'inf-classinstall32-services-section',
    { universal: 'no' },
  ),
  named('DefaultInstall', 'What is installed without a device.', 'inf-defaultinstall-section', {
    decorated: 'TargetOSVersion',
    hkr: 'not allowed',
    universal: 'if decorated',
    assumed:
      'a Windows log of a [DefaultInstall] that is decorated with a version, as samples of Microsoft are',
  }),
  suffixed(
    'DefaultInstall.Services',
    'Services that are installed without a device.',
    'creating-a-primitive-driver',
    { universal: 'if decorated' },
  ),
  named('DefaultUninstall', 'What removes a DefaultInstall again.', 'creating-a-primitive-driver', {
    decorated: 'TargetOSVersion',
    hkr: 'not allowed',
    universal: 'if decorated',
    assumed: 'a Windows log of a DefaultUninstall whose registry list uses HKR',
  }),
  suffixed(
    'DefaultUninstall.Services',
    'Services that go with a DefaultInstall.',
    'creating-a-primitive-driver',
    { universal: 'if decorated', assumed: 'a Windows log of a DefaultUninstall with a Services section' },
  ),
  named('DeviceInstall', 'In Autorun.inf: devices that its program installs.', 'inf-hardwareid-directive', {
    since: VISTA,
  }),
];

/** The install section of a device and what stands beside it. The suffix follows the platform extension. */
const ddInstall: readonly SectionKind[] = [
  referenced('DDInstall', 'What is installed for a device.', 'inf-ddinstall-section', {
    ...platform,
    hkr: 'software key',
  }),
  suffixed('DDInstall.HW', 'Settings of the device itself.', 'inf-ddinstall-hw-section', {
    hkr: 'hardware key',
    oneOf: ['AddReg', 'Include'],
  }),
  suffixed('DDInstall.Services', 'The services of the device.', 'inf-ddinstall-services-section'),
  suffixed('DDInstall.Interfaces', 'Its device interfaces.', 'inf-ddinstall-interfaces-section'),
  suffixed('DDInstall.CoInstallers', 'Its co-installers.', 'inf-ddinstall-coinstallers-section', {
    hkr: 'software key',
    universal: 'no',
  }),
  suffixed('DDInstall.Filters', 'Its declarative filters.', 'inf-ddinstall-filters-section', {
    since: W10_1903,
  }),
  suffixed('DDInstall.Components', 'Its software components.', 'inf-ddinstall-components-section', {
    since: W10_1703,
  }),
  suffixed('DDInstall.Software', 'Software to be queued.', 'inf-ddinstall-software-section', {
    since: W10_1703,
  }),
  suffixed('DDInstall.Events', 'Its event providers.', 'inf-ddinstall-events-section', { since: W10_1809 }),
  suffixed('DDInstall.COM', 'Its COM servers.', 'inf-ddinstall-com-section', {
    since: W11_24H2,
    oneOf: ['AddComServer'],
  }),
  suffixed('DDInstall.WMI', 'Security of its WMI classes.', 'inf-ddinstall-wmi-section', { since: S2003 }),
  suffixed('DDInstall.Wdf', 'Its framework drivers.', 'specifying-wdf-directives-in-inf-files'),
  suffixed('DDInstall.FactDef', 'Factory resources of a non-PnP card.', 'inf-ddinstall-factdef-section', {
    universal: 'no',
  }),
  suffixed(
    'DDInstall.LogConfigOverride',
    'Resources in place of those the bus reports.',
    'inf-ddinstall-logconfigoverride-section',
    { universal: 'no' },
  ),
];

/** Sections whose names the package chooses. */
const lists: readonly SectionKind[] = [
  referenced('copy-file-list-section', 'Files to copy.', 'inf-copyfiles-directive'),
  suffixed('copy-file-list-section.security', 'Security of the copied files.', 'inf-copyfiles-directive'),
  referenced('delete-file-list-section', 'Files to delete.', 'inf-delfiles-directive', { universal: 'no' }),
  referenced('rename-file-list-section', 'Files to rename.', 'inf-renfiles-directive', { universal: 'no' }),
  referenced('add-registry-section', 'Keys and values to write.', 'inf-addreg-directive'),
  suffixed('add-registry-section.security', 'Security of what is written.', 'inf-addreg-directive'),
  referenced('del-registry-section', 'Keys and values to delete.', 'inf-delreg-directive', {
    universal: 'no',
  }),
  referenced('bit-registry-section', 'Bits to set or clear.', 'inf-bitreg-directive', { universal: 'no' }),
  referenced('add-property-section', 'Properties to set.', 'inf-addproperty-directive', { since: VISTA }),
  referenced('del-property-section', 'Properties to delete.', 'inf-delproperty-directive', {
    since: VISTA,
    universal: 'no',
  }),
];

const installs: readonly SectionKind[] = [
  referenced('service-install-section', 'One service.', 'inf-addservice-directive', { hkr: 'service key' }),
  referenced('event-log-install-section', 'The event source of a service.', 'inf-addservice-directive', {
    hkr: 'event log key',
  }),
  referenced('service-trigger-install-section', 'What starts a service.', 'inf-addservice-directive', {
    since: W10_2004,
  }),
  referenced(
    'service-failure-actions-install-section',
    'What follows when a service fails.',
    'inf-addservice-directive',
    { since: W11_22H2 },
  ),
  referenced('add-interface-section', 'One device interface.', 'inf-addinterface-directive', {
    hkr: 'interface key',
  }),
  referenced('interface-install-section', 'One interface class.', 'inf-interfaceinstall32-section', {
    ...platform,
    hkr: 'interface class key',
    assumed: 'a registry snapshot after an INF with InterfaceInstall32 and HKR lines',
  }),
  referenced('filter-install-section', 'Where a filter sits.', 'inf-addfilter-directive', {
    since: W10_1903,
    either: ['FilterLevel', 'FilterPosition'],
  }),
  referenced('component-install-section', 'One software component.', 'inf-addcomponent-directive', {
    since: W10_1703,
  }),
  referenced('software-install-section', 'One piece of software.', 'inf-addsoftware-directive', {
    since: W10_1703,
  }),
  referenced('com-server-install-section', 'One COM server.', 'inf-addcomserver-directive', {
    since: W11_24H2,
  }),
  referenced('com-class-install-section', 'One COM class.', 'inf-addcomclass-directive', { since: W11_24H2 }),
  referenced('event-provider-install-section', 'One event provider.', 'inf-addeventprovider-directive', {
    since: W10_1809,
  }),
  referenced('channel-install-section', 'One event channel.', 'inf-addeventprovider-directive', {
    since: W10_1809,
  }),
  referenced('add-autologger-install-section', 'A session to add.', 'inf-addupdateautologger-directive', {
    since: W11,
  }),
  referenced(
    'update-autologger-install-section',
    'Providers for a session that exists.',
    'inf-addupdateautologger-directive',
    { since: W11 },
  ),
  referenced('autologger-provider-install-section', 'One provider.', 'inf-addupdateautologger-directive', {
    since: W11,
  }),
  referenced('WMI-class-section', 'Security of one WMI class.', 'inf-ddinstall-wmi-section', {
    since: S2003,
  }),
  referenced(
    'wdf-service-install-section',
    'One framework driver.',
    'specifying-wdf-directives-in-inf-files',
  ),
  referenced(
    'printer-data-section',
    'What several printers have in common.',
    'printer-inf-file-data-sections',
  ),
  referenced('add-power-setting-section', 'One power setting.', 'inf-addpowersetting-directive', {
    since: VISTA,
    either: ['Value', 'ValueRange'],
  }),
];

const legacy: readonly SectionKind[] = [
  referenced('log-config-section', 'One set of resources.', 'inf-logconfig-directive', { universal: 'no' }),
  referenced('register-dll-section', 'OLE controls to register.', 'inf-registerdlls-directive', {
    universal: 'no',
  }),
  referenced('unregister-dll-section', 'OLE controls to unregister.', 'inf-unregisterdlls-directive', {
    universal: 'no',
  }),
  referenced('profile-items-section', 'One Start menu item.', 'inf-profileitems-directive', {
    universal: 'no',
  }),
  referenced('update-ini-section', 'Entries of INI files to change.', 'inf-updateinis-directive', {
    universal: 'no',
  }),
  referenced('update-inifields-section', 'Parts of such entries.', 'inf-updateinifields-directive', {
    universal: 'no',
  }),
  referenced('ini-to-registry-section', 'Entries that move to the registry.', 'inf-ini2reg-directive', {
    universal: 'no',
  }),
];

/** Every kind of section. */
export const sections: readonly SectionKind[] = [...topLevel, ...ddInstall, ...lists, ...installs, ...legacy];
