import type { Inf, InfLine } from '../open/inf.ts';
import { type Located, locatedField, locatedFields } from './located.ts';

/** What an AddComponent directive and its component-install section say. */
export interface ComponentAdd {
  /** Empty where the directive names none. */
  readonly name: Located<string>;
  readonly section: Located<string> | undefined;
  /** The component-install section; undefined where the directive names none or the INF has none of that name. */
  readonly install: ComponentInstall | undefined;
}

export interface ComponentInstall {
  /** Without the `SWC\` that makes them hardware IDs. */
  readonly ids: readonly Located<string>[];
  readonly description: string | undefined;
}

/**
 * Reads `AddComponent = name, [flags], section`.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-addcomponent-directive
 */
export function readAddComponent(inf: Inf, directive: InfLine): ComponentAdd {
  const named = locatedField(directive, 3);
  const section = named?.value ? inf.section(named.value) : undefined;
  const list = section?.line('ComponentIDs');
  return {
    name: locatedField(directive, 1) ?? { value: '', span: directive.lineSpan },
    section: named?.value ? named : undefined,
    install: section && {
      ids: list ? locatedFields(list) : [],
      description: section.line('Description')?.field(1) || undefined,
    },
  };
}
