import { type ReactNode, useMemo } from 'react';
import type { Machine } from '../../../machine/index.ts';
import { type Entry, infsGiven, infsOn, readShownInf, type ShownInf } from '../../model/index.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import type { Go } from '../where.ts';
import { InfPage } from './inf-page.tsx';

interface PackageViewProps {
  readonly entry: Entry;
  readonly machine: Machine;
  /** The name of an INF, and a line of it from 1; 0 for none. */
  readonly inf: string;
  readonly line: number;
  readonly go: Go;
}

/** The INFs of the packages, and those that the computer has by then. */
export function PackageView({ entry, machine, inf, line, go }: PackageViewProps): ReactNode {
  const infs = useMemo(() => [...infsGiven(entry.given), ...infsOn(machine)], [entry, machine]);
  const at = Math.max(
    0,
    infs.findIndex(({ name }) => isNamed(name, inf)),
  );
  const shown = infs[at];
  const read = useMemo(() => shown && readShownInf(shown), [shown]);
  if (!shown || !read) return <p className="hint">There is no INF here.</p>;
  return (
    <div className="packages">
      <VirtualList
        label="INF files"
        count={infs.length}
        chosen={at}
        choose={row => go({ inf: infs[row]!.name, line: 0 })}
        render={row => <InfRow inf={infs[row]!} />}
        height={40}
      />
      <InfPage key={shown.name} read={read} line={line} go={to => go({ line: to })} />
    </div>
  );
}

/** A path, or the name of a file alone. */
function isNamed(path: string, name: string): boolean {
  const folded = `\\${path.toLowerCase()}`;
  return name !== '' && folded.endsWith(`\\${name.toLowerCase()}`);
}

function InfRow({ inf: { name } }: { readonly inf: ShownInf }): ReactNode {
  const cut = name.lastIndexOf('\\');
  return (
    <span className="inf-name">
      {name.slice(cut + 1)}
      <small>{name.slice(0, cut)}</small>
    </span>
  );
}
