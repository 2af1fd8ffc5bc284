import type { WindowsVersion } from '../../base/index.ts';

/** The kinds of sections, named as the documentation names them. */
export type SectionKindName =
  | 'Version'
  | 'SourceDisksNames'
  | 'SourceDisksFiles'
  | 'DestinationDirs'
  | 'ControlFlags'
  | 'Manufacturer'
  | 'Models'
  | 'Strings'
  | 'SignatureAttributes'
  | 'SignatureAttributes.Type'
  | 'DDInstall'
  | 'DDInstall.HW'
  | 'DDInstall.Services'
  | 'DDInstall.Interfaces'
  | 'DDInstall.CoInstallers'
  | 'DDInstall.Filters'
  | 'DDInstall.Components'
  | 'DDInstall.Software'
  | 'DDInstall.Events'
  | 'DDInstall.COM'
  | 'DDInstall.WMI'
  | 'DDInstall.Wdf'
  | 'DDInstall.FactDef'
  | 'DDInstall.LogConfigOverride'
  | 'InterfaceInstall32'
  | 'ClassInstall32'
  | 'ClassInstall32.Services'
  | 'DefaultInstall'
  | 'DefaultInstall.Services'
  | 'DefaultUninstall'
  | 'DefaultUninstall.Services'
  | 'DeviceInstall'
  | 'copy-file-list-section'
  | 'copy-file-list-section.security'
  | 'delete-file-list-section'
  | 'rename-file-list-section'
  | 'add-registry-section'
  | 'add-registry-section.security'
  | 'del-registry-section'
  | 'bit-registry-section'
  | 'add-property-section'
  | 'del-property-section'
  | 'service-install-section'
  | 'event-log-install-section'
  | 'service-trigger-install-section'
  | 'service-failure-actions-install-section'
  | 'add-interface-section'
  | 'interface-install-section'
  | 'filter-install-section'
  | 'component-install-section'
  | 'software-install-section'
  | 'com-server-install-section'
  | 'com-class-install-section'
  | 'event-provider-install-section'
  | 'channel-install-section'
  | 'add-autologger-install-section'
  | 'update-autologger-install-section'
  | 'autologger-provider-install-section'
  | 'WMI-class-section'
  | 'wdf-service-install-section'
  | 'add-power-setting-section'
  | 'log-config-section'
  | 'register-dll-section'
  | 'unregister-dll-section'
  | 'profile-items-section'
  | 'update-ini-section'
  | 'update-inifields-section'
  | 'ini-to-registry-section'
  | 'printer-data-section';

/** The sets of numbers that a field can hold: flags to be combined, or one value of several. */
export type FlagSetName =
  | 'COPYFLG'
  | 'DELFLG'
  | 'SRC_FLAGS'
  | 'FLG_ADDREG'
  | 'FLG_DELREG'
  | 'FLG_BITREG'
  | 'FLG_ADDPROPERTY'
  | 'FLG_DELPROPERTY'
  | 'DEVPROP_TYPE'
  | 'FILE_CHARACTERISTICS'
  | 'SPSVCINST'
  | 'SPSVCINST for DelService'
  | 'SERVICE_TYPE'
  | 'SERVICE_START'
  | 'SERVICE_ERROR'
  | 'SERVICE_SID_TYPE'
  | 'CM_SERVICE'
  | 'SERVICE_TRIGGER_TYPE'
  | 'SERVICE_TRIGGER_ACTION'
  | 'SERVICE_TRIGGER_DATA_TYPE'
  | 'SC_ACTION_TYPE'
  | 'SCWMI'
  | 'AddSoftware flags'
  | 'SoftwareType'
  | 'ServerType'
  | 'channel-type'
  | 'Isolation'
  | 'LoggingRetention'
  | 'ClockType'
  | 'EVENT_ENABLE_PROPERTY'
  | 'power value-flags'
  | 'AC/DC-index'
  | 'FLG_REGSVR'
  | 'FLG_PROFITEM'
  | 'UpdateInis flags'
  | 'UpdateIniFields flags'
  | 'Ini2Reg flags'
  | 'NCF'
  | 'INTERFACE_TYPE';

/** What a field holds where neither a set of numbers, words nor a section of this INF is meant. */
export type PlainFieldKind =
  | 'string'
  | 'integer'
  /** One byte, in hexadecimal. */
  | 'byte'
  /** 0 or 1. */
  | 'switch'
  /** Reserved: empty or 0. */
  | 'zero'
  /** No longer read. */
  | 'unused'
  | 'guid'
  | 'sddl'
  | 'date'
  /** w.x.y.z */
  | 'version'
  | 'file'
  /** A path below the directory that an earlier field or DestinationDirs gives. */
  | 'subdirectory'
  /** A whole path, usually `%dirid%\file`. */
  | 'path'
  | 'inf file'
  | 'catalog file'
  | 'disk id'
  | 'dirid'
  | 'registry root'
  | 'registry key'
  | 'value name'
  /** In the form that the flags field before it gives. */
  | 'registry data'
  /** A name of `propertyNames`, or the GUID of a property category. */
  | 'property'
  | 'device id'
  | 'component id'
  | 'service'
  | 'class name'
  | 'TargetOSVersion'
  /** Sections of the included INFs, of the same kind as the section that needs them. */
  | 'needed section'
  /** A range of ports or memory, an IRQ or DMA list: the LogConfig page has their grammar. */
  | 'resource';

/** One field of a directive, told apart by `kind`. */
export type Field = {
  readonly name: string;
  readonly required: boolean;
  /** The last field of a list: it may stand any number of times. */
  readonly repeats: boolean;
} & FieldContent;

export type FieldContent =
  | { readonly kind: PlainFieldKind }
  | { readonly kind: 'flags'; readonly set: FlagSetName }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  /** `direct`: a file may be given instead, with @ in front of its name. */
  | { readonly kind: 'section'; readonly section: SectionKindName; readonly direct?: true };

/** Universal and Windows Driver packages: `no`, or only where the section's name has an architecture. */
export type Universal = 'no' | 'if decorated';

/** How often an entry may stand in one section: least and most. */
export type Occurs = readonly [least: number, most: number];

/**
 * A directive, entry or line of an INF. `form` says how it is written: `entry` Name=fields;
 * `keyed` the package's own name=fields (`key` says what that name is); `line` fields without a key;
 * `word` the name alone.
 */
export interface Directive {
  readonly name: string;
  readonly form: 'entry' | 'keyed' | 'line' | 'word';
  readonly in: readonly SectionKindName[];
  readonly key?: Field;
  readonly fields: readonly Field[];
  readonly occurs: Occurs;
  /** The name may end in `.nt` or `.nt<architecture>`. */
  readonly decorated?: true;
  /** Read by the installers of these setup classes only. */
  readonly classes?: readonly string[];
  readonly since?: WindowsVersion;
  /** The last version that reads it. */
  readonly until?: WindowsVersion;
  /** Absent: every package may use it. */
  readonly universal?: Universal;
  /** What it does, in one sentence. */
  readonly does: string;
  readonly page: string;
  /** What the row says beyond its page is not documented; this would settle it. */
  readonly assumed?: string;
}

/** What may follow a section's name: `.nt<arch>`, `.<arch>`, a TargetOSVersion, or a language. */
export type SectionDecoration = 'platform' | 'architecture' | 'TargetOSVersion' | 'LanguageID';

/** Where HKR points for registry lines reached from a section of a kind. */
export type RelativeKey =
  | 'software key'
  | 'hardware key'
  | 'service key'
  | 'event log key'
  | 'interface key'
  | 'interface class key'
  | 'class key'
  | 'not allowed';

/**
 * A kind of section. `reached` says how: by its own name; by a suffix on the name of another section; or
 * by a field of a directive (`referencesTo` tells which).
 */
export interface SectionKind {
  readonly name: SectionKindName;
  readonly reached:
    | { readonly by: 'name'; readonly name: string }
    | { readonly by: 'suffix'; readonly of: SectionKindName; readonly suffix: string }
    | { readonly by: 'field' };
  readonly decorated?: SectionDecoration;
  readonly hkr?: RelativeKey;
  /** The section is of no use without at least one of these. */
  readonly oneOf?: readonly string[];
  /** Exactly one of these stands in the section. */
  readonly either?: readonly string[];
  readonly since?: WindowsVersion;
  readonly universal?: Universal;
  readonly does: string;
  readonly page: string;
  readonly assumed?: string;
}

/** A number with a name. `mask`: the bits that must equal `value`; without it, all bits of `value` are set. */
export interface FlagValue {
  readonly value: number;
  readonly name: string;
  readonly means: string;
  readonly mask?: number;
  readonly since?: WindowsVersion;
  /** Where it is not the page of its set. */
  readonly page?: string;
}

/** Numbers with names: `combine` says whether they are ORed or exclude each other. */
export interface FlagSet {
  readonly name: FlagSetName;
  readonly combine: 'or' | 'one';
  readonly values: readonly FlagValue[];
  readonly page: string;
}
