import type { Directive, FlagSet } from './model.ts';
import { VISTA, XP } from './releases.ts';
import { ANY, entries, flags, list, needed, optional, optionalList, section } from './rows.ts';

/** Where registry lists may be named, besides the sections that single rows add. */
const INSTALLS: Directive['in'] = [
  'DDInstall',
  'DDInstall.HW',
  'DDInstall.CoInstallers',
  'ClassInstall32',
  'DefaultInstall',
  'DefaultUninstall',
  'interface-install-section',
  'add-interface-section',
  'service-install-section',
  'event-log-install-section',
];

const row = entries({ in: INSTALLS, page: 'inf-addreg-directive' });

function line(
  name: string,
  where: Directive['in'][number],
  does: string,
  page: string,
  fields: Directive['fields'],
) {
  return { name, form: 'line', in: [where], fields, occurs: ANY, does, page } as const satisfies Directive;
}

/** Registry values and device properties: added, deleted, changed bit by bit. */
export const registryDirectives: readonly Directive[] = [
  row('AddReg', ANY, 'Writes the keys and values of lists.', [
    list('add-registry-section', section('add-registry-section')),
  ]),
  line('registry entry', 'add-registry-section', 'Writes one key or value.', 'inf-addreg-directive', [
    needed('reg-root', 'registry root'),
    optional('subkey', 'registry key'),
    optional('value-entry-name', 'value name'),
    optional('flags', flags('FLG_ADDREG')),
    optionalList('value', 'registry data'),
  ]),
  row(
    'DelReg',
    ANY,
    'Deletes the keys and values of lists.',
    [list('del-registry-section', section('del-registry-section'))],
    { page: 'inf-delreg-directive', universal: 'no' },
  ),
  line('registry entry', 'del-registry-section', 'Deletes one key or value.', 'inf-delreg-directive', [
    needed('reg-root-string', 'registry root'),
    optional('subkey', 'registry key'),
    optional('value-entry-name', 'value name'),
    optional('flags', flags('FLG_DELREG')),
    optional('value', 'registry data'),
  ]),
  row(
    'BitReg',
    ANY,
    'Sets or clears bits of REG_BINARY values.',
    [list('bit-registry-section', section('bit-registry-section'))],
    { page: 'inf-bitreg-directive', universal: 'no' },
  ),
  line('registry entry', 'bit-registry-section', 'Changes one byte of a value.', 'inf-bitreg-directive', [
    needed('reg-root', 'registry root'),
    optional('subkey', 'registry key'),
    needed('value-entry-name', 'value name'),
    optional('flags', flags('FLG_BITREG')),
    needed('byte-mask', 'byte'),
    needed('byte-to-modify', 'integer'),
  ]),
  row(
    'AddProperty',
    ANY,
    'Sets the properties of lists.',
    [list('add-property-section', section('add-property-section'))],
    {
      in: ['DDInstall', 'ClassInstall32', 'interface-install-section', 'add-interface-section'],
      page: 'inf-addproperty-directive',
      since: VISTA,
    },
  ),
  line(
    'property entry',
    'add-property-section',
    'Sets one property, by name or by category GUID; the latter needs pid and type.',
    'inf-addproperty-directive',
    [
      needed('property-name or property-category-guid', 'property'),
      optional('property-pid', 'integer'),
      optional('type', flags('DEVPROP_TYPE')),
      optional('flags', flags('FLG_ADDPROPERTY')),
      list('value', 'registry data'),
    ],
  ),
  row(
    'DelProperty',
    ANY,
    'Deletes the properties of lists.',
    [list('del-property-section', section('del-property-section'))],
    {
      in: [
        'DDInstall',
        'DDInstall.CoInstallers',
        'ClassInstall32',
        'interface-install-section',
        'add-interface-section',
      ],
      page: 'inf-delproperty-directive',
      since: VISTA,
      universal: 'no',
    },
  ),
  line(
    'property entry',
    'del-property-section',
    'Deletes one property, or strings of it; by category GUID it needs the pid.',
    'inf-delproperty-directive',
    [
      needed('property-name or property-category-guid', 'property'),
      optional('property-pid', 'integer'),
      optional('flags', flags('FLG_DELPROPERTY')),
      optional('value', 'registry data'),
    ],
  ),
];

/** The words a registry root field may hold. @see inf-addreg-directive */
export const registryRoots: readonly string[] = ['HKCR', 'HKCU', 'HKLM', 'HKU', 'HKR'];

/** The bits of FLG_ADDREG that give the type: the high word and the lowest bit. */
const TYPE = 0xffff0001;

const FLG_ADDREG: FlagSet = {
  name: 'FLG_ADDREG',
  combine: 'or',
  page: 'inf-addreg-directive',
  values: [
    { value: 0x0, mask: TYPE, name: 'FLG_ADDREG_TYPE_SZ', means: 'REG_SZ' },
    { value: 0x1, mask: TYPE, name: 'FLG_ADDREG_BINVALUETYPE', means: 'REG_BINARY: raw bytes' },
    { value: 0x10000, mask: TYPE, name: 'FLG_ADDREG_TYPE_MULTI_SZ', means: 'REG_MULTI_SZ' },
    { value: 0x20000, mask: TYPE, name: 'FLG_ADDREG_TYPE_EXPAND_SZ', means: 'REG_EXPAND_SZ' },
    { value: 0x10001, mask: TYPE, name: 'FLG_ADDREG_TYPE_DWORD', means: 'REG_DWORD' },
    { value: 0x20001, mask: TYPE, name: 'FLG_ADDREG_TYPE_NONE', means: 'REG_NONE' },
    { value: 0xb0001, mask: TYPE, name: 'FLG_ADDREG_TYPE_QWORD', means: 'REG_QWORD' },
    { value: 0x2, name: 'FLG_ADDREG_NOCLOBBER', means: 'keeps a value that exists' },
    { value: 0x4, name: 'FLG_ADDREG_DELVAL', means: 'deletes the key or the value' },
    { value: 0x8, name: 'FLG_ADDREG_APPEND', means: 'appends to a REG_MULTI_SZ what is not in it' },
    { value: 0x10, name: 'FLG_ADDREG_KEYONLY', means: 'creates the key only' },
    { value: 0x20, name: 'FLG_ADDREG_OVERWRITEONLY', means: 'writes only over a value that exists' },
    { value: 0x1000, name: 'FLG_ADDREG_64BITKEY', means: 'in the 64-bit registry', since: XP },
    {
      value: 0x2000,
      name: 'FLG_ADDREG_KEYONLY_COMMON',
      means: 'creates the key only; for DelReg too',
      since: XP,
    },
    { value: 0x4000, name: 'FLG_ADDREG_32BITKEY', means: 'in the 32-bit registry', since: XP },
    {
      value: 0x8000,
      name: 'FLG_ADDREG_DELREG_BIT',
      means: 'the line is for DelReg; AddReg passes it over',
      page: 'setupapi.h',
    },
  ],
};

const FLG_DELREG: FlagSet = {
  name: 'FLG_DELREG',
  combine: 'or',
  page: 'inf-delreg-directive',
  values: [
    { value: 0x1000, name: 'FLG_DELREG_64BITKEY', means: 'in the 64-bit registry', page: 'setupapi.h' },
    { value: 0x2000, name: 'FLG_DELREG_KEYONLY_COMMON', means: 'deletes the whole key', since: XP },
    { value: 0x4000, name: 'FLG_DELREG_32BITKEY', means: 'in the 32-bit registry', since: XP },
    {
      value: 0x18002,
      name: 'FLG_DELREG_MULTI_SZ_DELSTRING',
      means: 'deletes the strings that equal the value, whatever their case',
      since: XP,
    },
  ],
};

const FLG_BITREG: FlagSet = {
  name: 'FLG_BITREG',
  combine: 'or',
  page: 'inf-bitreg-directive',
  values: [
    { value: 0x0, mask: 0x1, name: 'FLG_BITREG_CLEARBITS', means: 'clears the bits of the mask' },
    { value: 0x1, name: 'FLG_BITREG_SETBITS', means: 'sets the bits of the mask' },
    { value: 0x1000, name: 'FLG_BITREG_64BITKEY', means: 'in the 64-bit registry', page: 'setupapi.h' },
    { value: 0x4000, name: 'FLG_BITREG_32BITKEY', means: 'in the 32-bit registry', since: XP },
  ],
};

const FLG_ADDPROPERTY: FlagSet = {
  name: 'FLG_ADDPROPERTY',
  combine: 'or',
  page: 'inf-addproperty-directive',
  values: [
    { value: 0x1, name: 'FLG_ADDPROPERTY_NOCLOBBER', means: 'keeps a property that exists' },
    { value: 0x2, name: 'FLG_ADDPROPERTY_OVERWRITEONLY', means: 'sets only a property that exists' },
    { value: 0x4, name: 'FLG_ADDPROPERTY_APPEND', means: 'appends to a string list what is not in it' },
    { value: 0x8, name: 'FLG_ADDPROPERTY_OR', means: 'ORs a UINT32' },
    { value: 0x10, name: 'FLG_ADDPROPERTY_AND', means: 'ANDs a UINT32' },
  ],
};

const FLG_DELPROPERTY: FlagSet = {
  name: 'FLG_DELPROPERTY',
  combine: 'or',
  page: 'inf-delproperty-directive',
  values: [
    {
      value: 0x1,
      name: 'FLG_DELPROPERTY_MULTI_SZ_DELSTRING',
      means: 'deletes the strings that equal the value, whatever their case',
    },
  ],
};

const DEVPROP_TYPE: FlagSet = {
  name: 'DEVPROP_TYPE',
  combine: 'one',
  page: 'inf-addproperty-directive',
  values: [
    { value: 0x7, name: 'DEVPROP_TYPE_UINT32', means: 'a 32-bit number', page: 'devpropdef.h' },
    { value: 0x11, name: 'DEVPROP_TYPE_BOOLEAN', means: 'true or false', page: 'devpropdef.h' },
    { value: 0x12, name: 'DEVPROP_TYPE_STRING', means: 'a string' },
    { value: 0x1003, name: 'DEVPROP_TYPE_BINARY', means: 'bytes', page: 'devpropdef.h' },
    { value: 0x2012, name: 'DEVPROP_TYPE_STRING_LIST', means: 'a list of strings' },
  ],
};

export const registryFlags: readonly FlagSet[] = [
  FLG_ADDREG,
  FLG_DELREG,
  FLG_BITREG,
  FLG_ADDPROPERTY,
  FLG_DELPROPERTY,
  DEVPROP_TYPE,
];
