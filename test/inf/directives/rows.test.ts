import { describe, expect, it } from 'vitest';
import {
  directiveNamed,
  powerSchemes,
  propertyNames,
  registryRoots,
  registryValues,
  type SectionKindName,
  sectionKind,
  universalDestinations,
  universalKeys,
} from '../../../src/inf/directives/index.ts';

/** `name,[flags],section`: the fields of a row, optional ones in brackets, lists with three points. */
function grammar(kind: SectionKindName, key: string | undefined): string {
  const row = directiveNamed(kind, key);
  const fields = row?.fields.map(field => {
    const text = `${field.name}${field.repeats ? '…' : ''}`;
    return field.required ? text : `[${text}]`;
  });
  return fields?.join(',') ?? 'unknown';
}

describe('fields', () => {
  it.each<[SectionKindName, string | undefined, string]>([
    ['SourceDisksNames', '1', 'disk-description,[tag-or-cab-file],[unused],[path],[flags],[tag-file]'],
    ['SourceDisksFiles', 'a.sys', 'diskid,[subdir],[size]'],
    ['DestinationDirs', 'DefaultDestDir', 'dirid,[subdir]'],
    ['Manufacturer', '%Mfg%', 'models-section-name,[TargetOSVersion…]'],
    ['Models', '%Device%', 'install-section-name,[hw-id],[compatible-id…]'],
    ['copy-file-list-section', undefined, 'destination-file-name,[source-file-name],[unused],[flag]'],
    ['delete-file-list-section', undefined, 'destination-file-name,[unused],[unused],[flag]'],
    ['rename-file-list-section', undefined, 'new-dest-file-name,old-source-file-name'],
    ['add-registry-section', undefined, 'reg-root,[subkey],[value-entry-name],[flags],[value…]'],
    ['del-registry-section', undefined, 'reg-root-string,[subkey],[value-entry-name],[flags],[value]'],
    [
      'bit-registry-section',
      undefined,
      'reg-root,[subkey],value-entry-name,[flags],byte-mask,byte-to-modify',
    ],
    [
      'DDInstall.Services',
      'AddService',
      '[ServiceName],[flags],[service-install-section],[event-log-install-section],[EventLogType],[EventName]',
    ],
    ['DDInstall.Services', 'DelService', 'ServiceName,[flags],[EventLogType],[EventName]'],
    [
      'DDInstall.Interfaces',
      'AddInterface',
      'InterfaceClassGUID,[reference-string],[add-interface-section],[flags]',
    ],
    ['InterfaceInstall32', '{guid}', 'install-interface-section,[flags]'],
    ['DDInstall.Filters', 'AddFilter', 'FilterName,[flags],filter-install-section'],
    ['DDInstall.Components', 'AddComponent', 'ComponentName,[flags],component-install-section'],
    ['DDInstall.Software', 'AddSoftware', 'SoftwareName,[flags],software-install-section'],
    ['DDInstall.Events', 'AddEventProvider', 'ProviderGUID,event-provider-install-section'],
    ['DDInstall.Events', 'AddAutoLogger', 'session-name,SessionGUID,add-autologger-install-section'],
    ['DDInstall.Events', 'UpdateAutoLogger', 'session-name,update-autologger-install-section'],
    ['event-provider-install-section', 'AddChannel', 'channel-name,channel-type,[channel-install-section]'],
    ['DDInstall.COM', 'AddComServer', 'com-server-name,[flags],com-server-install-section'],
    ['com-server-install-section', 'AddComClass', 'clsid-guid,[flags],[com-class-install-section]'],
    ['DDInstall.WMI', 'WMIInterface', 'WmiClassGUID,[flags],WMI-class-section'],
    ['service-trigger-install-section', 'DataItem', 'data-type,data'],
    ['service-failure-actions-install-section', 'Action', 'failure-action-type,delay'],
    [
      'add-power-setting-section',
      'SubGroup',
      'subgroup-guid,[subgroup-name],[subgroup-description],[subgroup-icon]',
    ],
    [
      'add-power-setting-section',
      'Value',
      'value-index,value-name,[value-description],value-flags,value-data…',
    ],
    ['register-dll-section', undefined, 'dirid,[subdir],filename,registration-flags,[timeout],[argument]'],
    ['update-ini-section', undefined, 'ini-file,ini-section,[old-ini-entry],[new-ini-entry],[flags]'],
    [
      'update-inifields-section',
      undefined,
      'ini-file,ini-section,profile-name,[old-field],[new-field],[flags]',
    ],
    ['ini-to-registry-section', undefined, 'ini-file,ini-section,[ini-key],reg-root,subkey,[flags]'],
    ['DDInstall', 'Reboot', ''],
  ])('of [%s] %s', (kind, key, text) => expect(grammar(kind, key)).toBe(text));
});

describe('what stands where', () => {
  it.each<[SectionKindName, string]>([
    ['Version', 'Signature Class ClassGuid Provider DriverVer'],
    ['service-install-section', 'ServiceType StartType ErrorControl ServiceBinary'],
    ['software-install-section', 'SoftwareType'],
    ['component-install-section', 'ComponentIDs'],
    ['event-provider-install-section', 'ProviderName ResourceFile'],
    ['add-autologger-install-section', 'Start'],
    ['com-server-install-section', 'ServerType ServerBinary AddComClass'],
  ])('[%s] needs %s', (kind, keys) => {
    for (const key of keys.split(' ')) {
      expect(directiveNamed(kind, key), key).toMatchObject({ name: key, occurs: [1, expect.anything()] });
    }
  });

  it.each<[string, readonly SectionKindName[], boolean]>([
    ['FeatureScore', ['DDInstall'], true],
    ['DriverVer', ['Version', 'DDInstall'], true],
    ['DriverVer', ['DefaultInstall'], false],
    ['LogConfig', ['DefaultInstall'], false],
    ['LogConfig', ['DDInstall', 'DDInstall.LogConfigOverride'], true],
    ['AddReg', ['DDInstall.HW', 'ClassInstall32', 'service-install-section', 'DDInstall.CoInstallers'], true],
    ['AddReg', ['DDInstall.Services', 'DDInstall.Interfaces'], false],
    ['AddProperty', ['DDInstall', 'ClassInstall32', 'add-interface-section'], true],
    ['AddProperty', ['DDInstall.HW', 'service-install-section'], false],
    ['HardwareId', ['DeviceInstall'], true],
    ['HardwareId', ['DDInstall'], false],
    ['LegacyUninstall', ['DefaultUninstall'], true],
  ])('%s in %j: %s', (name, kinds, stands) => {
    for (const kind of kinds) expect(directiveNamed(kind, name) !== undefined, kind).toBe(stands);
  });

  it('asks for six defaults of a power setting', () => {
    expect(directiveNamed('add-power-setting-section', 'Default')?.occurs).toEqual([6, 6]);
    expect(powerSchemes.map(scheme => scheme.guid.slice(1, 9))).toEqual(['a1841308', '8c5e7fda', '381b4222']);
  });
});

describe('who may use it', () => {
  const banned =
    'BitReg DelFiles DelProperty DelReg Ini2Reg LogConfig ProfileItems RegisterDlls RenFiles ' +
    'UnregisterDlls UpdateIniFields UpdateInis';

  it.each(banned.split(' '))('%s: no universal package', name => {
    expect(directiveNamed('DDInstall', name)?.universal).toBe('no');
  });

  it.each('AddReg CopyFiles AddProperty CopyINF Needs AddPowerSetting'.split(' '))('%s: everybody', name => {
    expect(directiveNamed('DDInstall', name)).toMatchObject({ name });
    expect(directiveNamed('DDInstall', name)?.universal).toBeUndefined();
  });

  it.each<[SectionKindName, string | undefined]>([
    ['ClassInstall32', 'no'],
    ['DDInstall.CoInstallers', 'no'],
    ['DDInstall.FactDef', 'no'],
    ['DDInstall.LogConfigOverride', 'no'],
    ['DefaultInstall', 'if decorated'],
    ['DDInstall', undefined],
    ['DDInstall.WMI', undefined],
  ])('[%s]: %s', (kind, universal) => expect(sectionKind(kind).universal).toBe(universal));
});

describe('universal packages', () => {
  it('write below HKR, or COM and Media Foundation classes', () => {
    const keys = universalKeys.map(({ root, key }) => (key ? `${root}\\${key}` : root));
    expect(keys).toEqual([
      'HKR',
      'HKCR',
      'HKLM\\SOFTWARE\\Classes',
      'HKLM\\SOFTWARE\\Microsoft\\Windows Media Foundation',
      'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows Media Foundation',
      'HKLM\\SOFTWARE\\WOW3232Node\\Microsoft\\Windows Media Foundation',
    ]);
  });

  it('copy to few directories', () => {
    const places = universalDestinations.map(({ dirId, subdirectory }) =>
      [dirId, subdirectory].join(' ').trim(),
    );
    expect(places).toEqual(['11', '12', '13', '10 SysWOW64', '10 any']);
  });
});

describe('since', () => {
  it.each<[SectionKindName, number]>([
    ['DDInstall.Filters', 18362],
    ['DDInstall.Components', 15063],
    ['DDInstall.Software', 15063],
    ['DDInstall.Events', 17763],
    ['DDInstall.COM', 26100],
  ])('[%s] build %i', (kind, build) => expect(sectionKind(kind).since?.build).toBe(build));

  it.each<[SectionKindName, string, string]>([
    ['service-install-section', 'RequiredPrivileges', '6.1.0'],
    ['service-install-section', 'AddTrigger', '10.0.19041'],
    ['service-install-section', 'FailureActions', '10.0.22621'],
    ['service-install-section', 'BootFlags', '10.0.25398'],
    ['DDInstall.Events', 'AddAutoLogger', '10.0.22000'],
    ['ControlFlags', 'RequestAdditionalSoftware', '6.1.0'],
    ['DDInstall', 'CopyINF', '5.1.0'],
    ['DDInstall', 'AddProperty', '6.0.0'],
  ])('[%s] %s %s', (kind, key, since) => {
    expect(Object.values(directiveNamed(kind, key)?.since ?? {}).join('.')).toBe(since);
  });
});

describe('the registry', () => {
  it.each<[SectionKindName, string | undefined]>([
    ['DDInstall', 'software key'],
    ['DDInstall.CoInstallers', 'software key'],
    ['DDInstall.HW', 'hardware key'],
    ['service-install-section', 'service key'],
    ['event-log-install-section', 'event log key'],
    ['add-interface-section', 'interface key'],
    ['ClassInstall32', 'class key'],
    ['DefaultInstall', 'not allowed'],
  ])('HKR from [%s] is the %s', (kind, key) => expect(sectionKind(kind).hkr).toBe(key));

  it('has five roots', () => expect(registryRoots).toEqual(['HKCR', 'HKCU', 'HKLM', 'HKU', 'HKR']));

  it.each<[string, number, SectionKindName]>([
    ['DeviceCharacteristics', 0x10001, 'DDInstall.HW'],
    ['UpperFilters', 0x10000, 'ClassInstall32'],
    ['CoInstallers32', 0x10000, 'DDInstall.CoInstallers'],
    ['EventMessageFile', 0x20000, 'event-log-install-section'],
    ['TypesSupported', 0x10001, 'event-log-install-section'],
    ['Installer32', 0, 'ClassInstall32'],
    ['UpperFilterLevels', 0x10000, 'DDInstall.HW'],
  ])('knows the value %s', (name, type, kind) => {
    const value = registryValues.find(row => row.name === name);
    expect(value?.type).toBe(type);
    expect(value?.from).toContain(kind);
  });

  it('knows the properties of containers', () => {
    expect(propertyNames.filter(row => row.of === 'container').map(row => row.name)).toEqual([
      'ContainerModelName',
      'ContainerManufacturer',
      'ContainerCategories',
      'ContainerIcon',
    ]);
  });
});
