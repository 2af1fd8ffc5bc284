import type { Directive, FlagSet } from './model.ts';
import { VISTA, W7, W2000, XP } from './releases.ts';
import { ANY, entries, flags, list, MAYBE, needed, ONCE, optional, section } from './rows.ts';

/** The sections that may list files to copy, delete or rename. */
const INSTALLS: Directive['in'] = [
  'DDInstall',
  'DDInstall.CoInstallers',
  'ClassInstall32',
  'DefaultInstall',
  'DefaultUninstall',
  'add-interface-section',
  'interface-install-section',
];

const row = entries({ in: INSTALLS, page: 'inf-ddinstall-section' });

function fileLine(
  name: Directive['in'][number],
  does: string,
  page: string,
  fields: Directive['fields'],
): Directive {
  return { name: 'file', form: 'line', in: [name], fields, occurs: ANY, does, page };
}

/** Files: copied, deleted, renamed; and the INFs of other packages. */
export const fileDirectives: readonly Directive[] = [
  row(
    'CopyFiles',
    ANY,
    'Copies one file (@file) or the files of lists.',
    [list('file-list-section', { kind: 'section', section: 'copy-file-list-section', direct: true })],
    { page: 'inf-copyfiles-directive' },
  ),
  fileLine('copy-file-list-section', 'Copies one file.', 'inf-copyfiles-directive', [
    needed('destination-file-name', 'file'),
    optional('source-file-name', 'file'),
    optional('unused', 'unused'),
    optional('flag', flags('COPYFLG')),
  ]),
  {
    name: 'security-descriptor-string',
    form: 'line',
    in: ['copy-file-list-section.security', 'add-registry-section.security'],
    fields: [needed('security-descriptor-string', 'sddl')],
    occurs: ONCE,
    does: 'Security of everything that the list creates; it must grant all to SY and BA.',
    page: 'inf-copyfiles-directive',
  },
  row(
    'DelFiles',
    ANY,
    'Deletes the files of lists.',
    [list('file-list-section', section('delete-file-list-section'))],
    { page: 'inf-delfiles-directive', universal: 'no' },
  ),
  fileLine('delete-file-list-section', 'Deletes one file.', 'inf-delfiles-directive', [
    needed('destination-file-name', 'file'),
    optional('unused', 'unused'),
    optional('unused', 'unused'),
    optional('flag', flags('DELFLG')),
  ]),
  row(
    'RenFiles',
    ANY,
    'Renames the files of lists, before files are copied.',
    [list('file-list-section', section('rename-file-list-section'))],
    { page: 'inf-renfiles-directive', universal: 'no' },
  ),
  fileLine('rename-file-list-section', 'Renames one file.', 'inf-renfiles-directive', [
    needed('new-dest-file-name', 'file'),
    needed('old-source-file-name', 'file'),
  ]),
  row(
    'CopyINF',
    ANY,
    'Brings further driver packages along; since Vista when the package is imported.',
    [list('filename.inf', 'inf file')],
    { in: ['DDInstall', 'DefaultInstall'], page: 'inf-copyinf-directive', since: XP },
  ),
];

/** What DDInstall alone says, and how sections lean on those of other INFs. */
export const installDirectives: readonly Directive[] = [
  row(
    'DriverVer',
    MAYBE,
    'Date and version for this install section, in place of those of [Version].',
    [needed('mm/dd/yyyy', 'date'), optional('w.x.y.z', 'version')],
    { in: ['DDInstall'], page: 'inf-driverver-directive' },
  ),
  row(
    'FeatureScore',
    ANY,
    'The GG of the rank; lower is better, FF without it. Only the first counts, not by Needs.',
    [needed('featurescore', 'byte')],
    { in: ['DDInstall'], page: 'inf-featurescore-directive', since: VISTA },
  ),
  row(
    'ExcludeID',
    ANY,
    'Devices with one of these IDs are not installed by this section. Not by Needs.',
    [list('device-identification-string', 'device id')],
    { in: ['DDInstall'], since: XP },
  ),
  row('Reboot', MAYBE, 'Asks for a restart. Not by Needs.', [], {
    in: ['DDInstall'],
    form: 'word',
    page: 'inf-reboot-directive',
  }),
  ...includeAndNeeds(
    [
      'DDInstall',
      'DDInstall.HW',
      'DDInstall.Services',
      'DDInstall.Interfaces',
      'DDInstall.CoInstallers',
      'DDInstall.Components',
      'DDInstall.Events',
      'DDInstall.COM',
      'ClassInstall32.Services',
      'DefaultInstall',
      'DefaultInstall.Services',
    ],
    'inf-ddinstall-section',
  ),
  ...includeAndNeeds(['DDInstall.Filters'], 'adding-the-reflector'),
  ...includeAndNeeds(['DDInstall.Wdf'], 'providing-a-uvc-inf-file'),
  row('OptionDesc', MAYBE, 'Says what the option is.', [needed('description', 'string')], {
    in: ['DefaultInstall'],
    page: 'creating-an-inf-file-for-a-file-system-driver',
  }),
  row(
    'LegacyUninstall',
    MAYBE,
    'With 1, Windows that knows primitive drivers ignores the section.',
    [needed('1', 'switch')],
    { in: ['DefaultUninstall'], page: 'creating-a-primitive-driver' },
  ),
];

function includeAndNeeds(sections: Directive['in'], page: string): readonly Directive[] {
  const pair = entries({ in: sections, page });
  return [
    pair('Include', ANY, 'INFs of the system whose sections are needed.', [list('filename.inf', 'inf file')]),
    pair('Needs', ANY, 'Sections of the included INFs, processed after all else in this section.', [
      list('inf-section-name', 'needed section'),
    ]),
  ];
}

const COPYFLG: FlagSet = {
  name: 'COPYFLG',
  combine: 'or',
  page: 'inf-copyfiles-directive',
  values: [
    { value: 0x1, name: 'COPYFLG_WARN_IF_SKIP', means: 'warns if the user skips the file' },
    {
      value: 0x2,
      name: 'COPYFLG_NOSKIP',
      means: 'does not let the user skip the file; implied by a signature',
    },
    { value: 0x4, name: 'COPYFLG_NOVERSIONCHECK', means: 'writes over any version' },
    { value: 0x8, name: 'COPYFLG_FORCE_FILE_IN_USE', means: 'behaves as if the file were in use' },
    { value: 0x10, name: 'COPYFLG_NO_OVERWRITE', means: 'keeps an existing file; stands alone' },
    { value: 0x20, name: 'COPYFLG_NO_VERSION_DIALOG', means: 'keeps an existing file that is newer' },
    { value: 0x40, name: 'COPYFLG_OVERWRITE_OLDER_ONLY', means: 'replaces only an older version' },
    {
      value: 0x100,
      name: 'COPYFLG_PROTECTED_WINDOWS_DRIVER_FILE',
      means: 'a protected file of Windows',
      page: 'setupapi.h',
    },
    { value: 0x400, name: 'COPYFLG_REPLACEONLY', means: 'copies only where the file exists already' },
    { value: 0x800, name: 'COPYFLG_NODECOMP', means: 'copies without decompressing', since: W7 },
    {
      value: 0x1000,
      name: 'COPYFLG_REPLACE_BOOT_FILE',
      means: 'needed by the system loader: asks for a restart',
    },
    { value: 0x2000, name: 'COPYFLG_NOPRUNE', means: 'is not dropped as unnecessary' },
    { value: 0x4000, name: 'COPYFLG_IN_USE_RENAME', means: 'renames a file in use out of the way' },
  ],
};

const DELFLG: FlagSet = {
  name: 'DELFLG',
  combine: 'or',
  page: 'inf-delfiles-directive',
  values: [
    { value: 0x1, name: 'DELFLG_IN_USE', means: 'deletes a file in use at the next restart' },
    {
      value: 0x10000,
      name: 'DELFLG_IN_USE1',
      means: 'as DELFLG_IN_USE, in a list that CopyFiles uses too',
      since: W2000,
    },
  ],
};

export const fileFlags: readonly FlagSet[] = [COPYFLG, DELFLG];
