import type { Directive, FlagSet } from './model.ts';
import { VISTA } from './releases.ts';
import { ANY, entries, flags, list, MAYBE, needed, ONCE, optional, section } from './rows.ts';

const page = 'inf-addpowersetting-directive';
const setting = entries({ in: ['add-power-setting-section'], page, since: VISTA });

/** Power settings: two Values or more, or one ValueRange; and a Default for each scheme, on AC and DC. */
export const powerDirectives: readonly Directive[] = [
  entries({
    in: ['DDInstall', 'DDInstall.HW', 'DDInstall.CoInstallers', 'ClassInstall32'],
    page,
    since: VISTA,
  })('AddPowerSetting', ANY, 'Creates or changes power settings.', [
    list('add-power-setting-section', section('add-power-setting-section')),
  ]),
  setting('SubGroup', MAYBE, 'The subgroup; a new one needs name, description and icon.', [
    needed('subgroup-guid', 'guid'),
    optional('subgroup-name', 'string'),
    optional('subgroup-description', 'string'),
    optional('subgroup-icon', 'string'),
  ]),
  setting('Setting', ONCE, 'The setting.', [
    needed('setting-guid', 'guid'),
    optional('setting-name', 'string'),
    optional('setting-description', 'string'),
    optional('setting-icon', 'string'),
  ]),
  setting('Value', ANY, 'One of its possible values.', [
    needed('value-index', 'integer'),
    needed('value-name', 'string'),
    optional('value-description', 'string'),
    needed('value-flags', flags('power value-flags')),
    list('value-data', 'registry data'),
  ]),
  setting('ValueRange', MAYBE, 'Its possible values, as a range with steps.', [
    needed('range-minimum-value', 'integer'),
    needed('range-maximum-value', 'integer'),
    needed('range-increment', 'integer'),
    optional('range-unit-label', 'string'),
  ]),
  setting('Default', [6, 6], 'Its value in one scheme: the index of a Value, or a value in the range.', [
    needed('power-scheme-personality-GUID', 'guid'),
    needed('AC/DC-index', flags('AC/DC-index')),
    needed('default-setting-index or default-setting-value', 'integer'),
  ]),
];

/** The power schemes that a Default names. @see inf-addpowersetting-directive */
export const powerSchemes: readonly { readonly guid: string; readonly name: string }[] = [
  { guid: '{a1841308-3541-4fab-bc81-f71556f20b4a}', name: 'Power saver' },
  { guid: '{8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c}', name: 'High performance' },
  { guid: '{381b4222-f694-41f0-9685-ff5bb260df2e}', name: 'Balanced' },
];

export const powerFlags: readonly FlagSet[] = [
  {
    name: 'power value-flags',
    combine: 'one',
    page,
    values: [
      { value: 0x1, name: 'REG_BINARY', means: 'bytes' },
      { value: 0x10001, name: 'REG_DWORD', means: 'a number' },
      { value: 0x0, name: 'REG_SZ', means: 'a string; it cannot be localised' },
    ],
  },
  {
    name: 'AC/DC-index',
    combine: 'one',
    page,
    values: [
      { value: 0, name: 'AC', means: 'plugged in' },
      { value: 1, name: 'DC', means: 'on battery' },
    ],
  },
];
