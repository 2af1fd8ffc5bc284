import { describe, expect, it } from 'vitest';
import {
  decorationIn,
  directiveNamed,
  fieldAt,
  type Reached,
  referencesTo,
  type SectionKindName,
  sectionKindOf,
} from '../../../src/inf/directives/index.ts';

describe('the kind of a section', () => {
  it.each([
    ['Version', 'Version'],
    ['SOURCEDISKSFILES', 'SourceDisksFiles'],
    ['SourceDisksFiles.amd64', 'SourceDisksFiles'],
    ['SourceDisksFiles.ntamd64', undefined],
    ['Strings.0407', 'Strings'],
    ['Strings.German', undefined],
    ['ClassInstall32', 'ClassInstall32'],
    ['ClassInstall32.NTx86', 'ClassInstall32'],
    ['ClassInstall32.Services', 'ClassInstall32.Services'],
    ['classinstall32.ntx86.services', 'ClassInstall32.Services'],
    ['DefaultInstall.NTarm64', 'DefaultInstall'],
    ['DefaultInstall.NTarm64.Services', 'DefaultInstall.Services'],
    ['DefaultUninstall.NTamd64', 'DefaultUninstall'],
    ['DefaultInstall.HW', undefined],
    ['Version.NT', undefined],
    ['MyDevice.HW', undefined],
  ])('by its name, [%s]: %s', (name, kind) => {
    expect(sectionKindOf({ by: 'name', name })?.name).toBe(kind);
  });

  it.each<[SectionKindName, string, string | undefined]>([
    ['DDInstall', 'Services', 'DDInstall.Services'],
    ['DDInstall', 'hw', 'DDInstall.HW'],
    ['DDInstall', 'Wdf', 'DDInstall.Wdf'],
    ['copy-file-list-section', 'security', 'copy-file-list-section.security'],
    ['add-registry-section', 'Security', 'add-registry-section.security'],
    ['del-registry-section', 'security', undefined],
    ['DefaultInstall', 'HW', undefined],
  ])('by suffix, %s.%s: %s', (of, suffix, kind) => {
    expect(sectionKindOf({ by: 'suffix', of, suffix })?.name).toBe(kind);
  });

  it.each<[SectionKindName, string, number, string | undefined]>([
    ['Manufacturer', '%Mfg%', 1, 'Models'],
    ['Models', '%Device%', 1, 'DDInstall'],
    ['Models', '%Device%', 2, undefined],
    ['DDInstall', 'CopyFiles', 1, 'copy-file-list-section'],
    ['DDInstall', 'CopyFiles', 7, 'copy-file-list-section'],
    ['DDInstall.Services', 'AddService', 3, 'service-install-section'],
    ['DDInstall.Services', 'AddService', 4, 'event-log-install-section'],
    ['DDInstall.Services', 'AddService', 9, undefined],
    ['service-install-section', 'AddTrigger', 2, 'service-trigger-install-section'],
    ['DDInstall.Wdf', 'UmdfService', 2, 'wdf-service-install-section'],
    ['InterfaceInstall32', '{guid}', 1, 'interface-install-section'],
  ])('by field, [%s] %s field %i: %s', (kind, key, field, target) => {
    const reached: Reached = { by: 'field', directive: directiveNamed(kind, key)!, field };
    expect(sectionKindOf(reached)?.name).toBe(target);
  });

  it.each<[SectionKindName, string]>([
    ['Models', 'manufacturer-identifier 1, manufacturer-name 1'],
    ['event-log-install-section', 'AddService 4'],
    ['wdf-service-install-section', 'KmdfService 2, UmdfService 2'],
    ['autologger-provider-install-section', 'AddAutoLoggerProvider 2'],
    ['Version', ''],
  ])('%s is named by %s', (kind, text) => {
    const found = referencesTo(kind).map(({ directive, field }) => `${directive.name} ${field}`);
    expect(found.join(', ')).toBe(text);
  });
});

describe('a key', () => {
  it.each<[SectionKindName, string | undefined, string | undefined]>([
    ['Version', 'SIGNATURE', 'Signature'],
    ['Version', 'CatalogFile.NTamd64', 'CatalogFile'],
    ['Version', 'CatalogFile.x', undefined],
    ['Version', 'Class.NT', undefined],
    ['ControlFlags', 'ExcludeFromSelect.nt', 'ExcludeFromSelect'],
    ['DestinationDirs', 'defaultdestdir', 'DefaultDestDir'],
    ['DestinationDirs', 'MyFiles', 'file-list-section'],
    ['Manufacturer', undefined, 'manufacturer-name'],
    ['add-registry-section', undefined, 'registry entry'],
    ['add-registry-section', 'HKR', undefined],
    ['DDInstall', 'Reboot', 'Reboot'],
    ['DDInstall', 'OptionDesc', undefined],
  ])('in [%s] %s: %s', (kind, key, name) => expect(directiveNamed(kind, key)?.name).toBe(name));

  it('is field 0 of the rows for names of one’s own', () => {
    expect(fieldAt(directiveNamed('Models', 'x')!, 0)?.name).toBe('device-description');
    expect(fieldAt(directiveNamed('DDInstall', 'AddReg')!, 0)).toBeUndefined();
  });
});

describe('a decoration', () => {
  it.each<[string, Parameters<typeof decorationIn>[1], string]>([
    ['.NTamd64.10.0...17763', 'TargetOSVersion', '.NTamd64.10.0...17763'],
    ['.NT....0x80', 'TargetOSVersion', '.NT....0x80'],
    ['.ntx86.Services', 'platform', '.ntx86'],
    ['.ntx8', 'platform', ''],
    ['.arm64', 'architecture', '.arm64'],
    ['.0407', 'LanguageID', '.0407'],
    ['.04071', 'LanguageID', ''],
  ])('at the beginning of %s as %s: %j', (rest, decoration, text) => {
    expect(decorationIn(rest, decoration)).toBe(text);
  });
});
