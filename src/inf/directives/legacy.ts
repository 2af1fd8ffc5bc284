import type { Directive, FlagSet, SectionKindName } from './model.ts';
import { ANY, entries, flags, list, MAYBE, needed, ONCE, optional, section } from './rows.ts';

const INI: Directive['in'] = [
  'DDInstall',
  'DDInstall.CoInstallers',
  'ClassInstall32',
  'DefaultInstall',
  'DefaultUninstall',
  'add-interface-section',
  'interface-install-section',
];
const PLAIN: Directive['in'] = ['DDInstall', 'DefaultInstall', 'DefaultUninstall'];

/** A directive that names lists of one kind, and what a line of such a list holds. */
function listed(
  name: string,
  where: Directive['in'],
  target: SectionKindName,
  does: string,
  fields: Directive['fields'],
): readonly Directive[] {
  const common = { page: `inf-${name.toLowerCase()}-directive`, universal: 'no' } as const;
  return [
    entries({ ...common, in: where })(name, ANY, does, [list(target, section(target))]),
    { ...common, name: 'line', form: 'line', in: [target], occurs: ANY, does, fields },
  ];
}

const ini = [needed('ini-file', 'file'), needed('ini-section', 'string')];

const dll = [
  needed('dirid', 'dirid'),
  optional('subdir', 'subdirectory'),
  needed('filename', 'file'),
  needed('registration-flags', flags('FLG_REGSVR')),
  optional('timeout', 'integer'),
  optional('argument', 'string'),
];

const item = entries({ in: ['profile-items-section'], page: 'inf-profileitems-directive', universal: 'no' });
const place = [needed('dirid', 'dirid'), optional('subdir', 'subdirectory'), needed('filename', 'file')];

const profileItems: readonly Directive[] = [
  entries({ in: PLAIN, page: 'inf-profileitems-directive', universal: 'no' })(
    'ProfileItems',
    ANY,
    'Adds or removes items of the Start menu.',
    [list('profile-items-section', section('profile-items-section'))],
  ),
  item('Name', ONCE, 'The name of the link.', [
    needed('link-name', 'string'),
    optional('name-attributes', flags('FLG_PROFITEM')),
  ]),
  item('CmdLine', MAYBE, 'The program.', place, {
    assumed: 'the page requires it; for groups and removals it has nothing to name: a Windows log would tell',
  }),
  item('SubDir', MAYBE, 'The submenu below Programs.', [needed('path', 'string')]),
  item('WorkingDir', MAYBE, 'The working directory; that of the program without it.', [
    needed('wd-dirid', 'dirid'),
    optional('wd-subdir', 'subdirectory'),
  ]),
  item('IconPath', MAYBE, 'The file with the icon; the program without it.', [
    needed('icon-dirid', 'dirid'),
    optional('icon-subdir', 'subdirectory'),
    needed('icon-filename', 'file'),
  ]),
  item('IconIndex', MAYBE, 'Which icon of the file.', [needed('index-value', 'integer')]),
  item('HotKey', MAYBE, 'The keyboard shortcut.', [needed('hotkey-value', 'integer')]),
  item('Infotip', MAYBE, 'The tip, or @dll,-resource.', [needed('info-tip', 'string')]),
  item('DisplayResource', MAYBE, 'The string resource to show as its name.', [
    needed('ResDllPath\\ResDll', 'path'),
    needed('ResID', 'integer'),
  ]),
];

/** Directives that universal packages may not use; Windows on the desktop still carries them out. */
export const legacyDirectives: readonly Directive[] = [
  ...listed('UpdateInis', INI, 'update-ini-section', 'Adds, changes or deletes entries of INI files.', [
    ...ini,
    optional('old-ini-entry', 'string'),
    optional('new-ini-entry', 'string'),
    optional('flags', flags('UpdateInis flags')),
  ]),
  ...listed('UpdateIniFields', INI, 'update-inifields-section', 'Changes parts of entries of INI files.', [
    ...ini,
    needed('profile-name', 'string'),
    optional('old-field', 'string'),
    optional('new-field', 'string'),
    optional('flags', flags('UpdateIniFields flags')),
  ]),
  ...listed('Ini2Reg', INI, 'ini-to-registry-section', 'Moves entries of INI files to the registry.', [
    ...ini,
    optional('ini-key', 'string'),
    needed('reg-root', 'registry root'),
    needed('subkey', 'registry key'),
    optional('flags', flags('Ini2Reg flags')),
  ]),
  ...listed('RegisterDlls', PLAIN, 'register-dll-section', 'Registers OLE controls.', dll),
  ...listed('UnregisterDlls', PLAIN, 'unregister-dll-section', 'Unregisters OLE controls.', dll),
  ...profileItems,
];

export const legacyFlags: readonly FlagSet[] = [
  {
    name: 'FLG_REGSVR',
    combine: 'or',
    page: 'inf-registerdlls-directive',
    values: [
      { value: 0x1, name: 'FLG_REGSVR_DLLREGISTER', means: 'calls DllRegisterServer or DllUnregisterServer' },
      { value: 0x2, name: 'FLG_REGSVR_DLLINSTALL', means: 'calls DllInstall' },
    ],
  },
  {
    name: 'FLG_PROFITEM',
    combine: 'or',
    page: 'inf-profileitems-directive',
    values: [
      { value: 0x1, name: 'FLG_PROFITEM_CURRENTUSER', means: 'for the current user, not for all' },
      { value: 0x2, name: 'FLG_PROFITEM_DELETE', means: 'removes it' },
      { value: 0x4, name: 'FLG_PROFITEM_GROUP', means: 'a group, not an item' },
      { value: 0x8, name: 'FLG_PROFITEM_CSIDL', means: 'the place is given as a CSIDL', page: 'setupapi.h' },
    ],
  },
  {
    name: 'UpdateInis flags',
    combine: 'one',
    page: 'inf-updateinis-directive',
    values: [
      { value: 0, name: 'match key', means: 'replaces the entry with that key' },
      { value: 1, name: 'match key and value', means: 'replaces the entry with that key and value' },
      { value: 2, name: 'rename, match key', means: 'renames the key and keeps the value' },
      { value: 3, name: 'rename, match key and value', means: 'as 2, where key and value match' },
    ],
  },
  {
    name: 'UpdateIniFields flags',
    combine: 'or',
    page: 'inf-updateinifields-directive',
    values: [
      { value: 0x1, name: 'bit 0', means: '* stands for anything' },
      { value: 0x2, name: 'bit 1', means: 'a comma, not a blank, in front of a new field' },
    ],
  },
  {
    name: 'Ini2Reg flags',
    combine: 'or',
    page: 'inf-ini2reg-directive',
    values: [
      { value: 0x1, name: 'bit 0', means: 'deletes the entry from the INI file' },
      { value: 0x2, name: 'bit 1', means: 'overwrites a key that exists' },
      { value: 0x1000, name: 'FLG_INI2REG_64BITKEY', means: 'in the 64-bit registry', page: 'setupapi.h' },
      { value: 0x4000, name: 'FLG_INI2REG_32BITKEY', means: 'in the 32-bit registry', page: 'setupapi.h' },
    ],
  },
];
