import { type Architecture, foldCase } from '../../base/index.ts';
import { type Inf, locatedFields, type Model } from '../../inf/index.ts';

/** [ControlFlags] as far as selecting asks; identifiers are folded. */
export interface ControlFlags {
  /** Models that manual lists do not show. */
  readonly excludeFromSelect: 'all' | ReadonlySet<string>;
  /** Identifiers that are installed in the context of a user. */
  readonly interactiveInstall: ReadonlySet<string>;
}

/**
 * Reads [ControlFlags] for an architecture: plain entries, `.nt` and the architecture's own add up.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-controlflags-section
 */
export function readControlFlags(inf: Inf, architecture: Architecture): ControlFlags {
  const section = inf.section('ControlFlags');
  const idsOf = (...keys: string[]): string[] =>
    keys
      .flatMap(key => section?.linesNamed(key) ?? [])
      .flatMap(line => locatedFields(line).map(({ value }) => foldCase(value)));
  const key = 'ExcludeFromSelect';
  const excluded = idsOf(key, `${key}.nt`, `${key}.nt${architecture}`);
  return {
    excludeFromSelect: excluded.includes('*') ? 'all' : new Set(excluded),
    interactiveInstall: new Set(idsOf('InteractiveInstall')),
  };
}

/**
 * Whether manual lists leave a Models line out.
 * Assumed: any identifier of a Models line that ExcludeFromSelect lists hides it, not its hardware ID alone; a class list of
 * Windows would settle it.
 */
export function isExcludedFromSelect({ excludeFromSelect }: ControlFlags, model: Model): boolean {
  if (excludeFromSelect === 'all') return true;
  const ids = [model.hardwareId, ...model.compatibleIds];
  return ids.some(id => id !== undefined && excludeFromSelect.has(foldCase(id.value)));
}
