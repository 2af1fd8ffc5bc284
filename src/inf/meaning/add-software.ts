import type { Inf, InfLine } from '../open/inf.ts';
import { type Located, locatedField, locatedFields, readInteger } from './located.ts';

/** What an AddSoftware directive and its software-install section say. Texts and numbers are as the INF has them. */
export interface SoftwareAdd {
  /** Empty where the directive names none. */
  readonly name: Located<string>;
  /** 1: once for each component device; else once. */
  readonly flags: number;
  readonly section: Located<string> | undefined;
  /** The software-install section; undefined where the directive names none or the INF has none of that name. */
  readonly install: SoftwareInstall | undefined;
}

/** A software-install section. What it does not say is undefined. */
export interface SoftwareInstall {
  /** 1: a program; 2: a link to the Store. */
  readonly type: Located<number> | undefined;
  readonly binary: Located<string> | undefined;
  readonly arguments: readonly Located<string>[];
  readonly version: Located<string> | undefined;
  /** `pfn://` and a package family name. */
  readonly id: Located<string> | undefined;
}

/**
 * Reads `AddSoftware = name, [flags], section`.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-addsoftware-directive
 */
export function readAddSoftware(inf: Inf, directive: InfLine): SoftwareAdd {
  const named = locatedField(directive, 3);
  const section = named?.value ? inf.section(named.value) : undefined;
  const text = (key: string): Located<string> | undefined => locatedField(section?.line(key), 1);
  const type = text('SoftwareType');
  const list = section?.line('SoftwareArguments');
  return {
    name: locatedField(directive, 1) ?? { value: '', span: directive.lineSpan },
    flags: readInteger(directive.field(2) ?? '') || 0,
    section: named?.value ? named : undefined,
    install: section && {
      type: type && { value: readInteger(type.value), span: type.span },
      binary: text('SoftwareBinary'),
      arguments: list ? locatedFields(list) : [],
      version: text('SoftwareVersion'),
      id: text('SoftwareID'),
    },
  };
}
