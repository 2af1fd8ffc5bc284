import { type Architecture, sameName } from '../base/index.ts';
import type { DriverNode } from '../engine/select/index.ts';
import { expandInstall, printItem } from '../inf/index.ts';
import type { NamedEvent } from '../story/index.ts';
import { placeOf } from './candidates.ts';
import type { LoadedInf } from './package.ts';

/** What the install section of a driver node names, each with its line. Nothing of it is carried out. */
export function namedBy(
  node: DriverNode,
  staged: readonly LoadedInf[],
  architecture: Architecture,
): NamedEvent[] {
  const include = (name: string): LoadedInf['source'] | undefined =>
    staged.find(loaded => sameName(loaded.source.name, name))?.source;
  const { items } = expandInstall(
    node.package.source,
    node.model.installSection.value,
    architecture,
    include,
  );
  return items.map(item => ({
    kind: 'named',
    what: item.kind === 'file' || item.kind === 'registry' || item.kind === 'service' ? item.kind : 'other',
    text: printItem(item),
    place: placeOf(item.inf.name, item.span.start, staged),
  }));
}
