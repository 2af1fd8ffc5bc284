import { type DragEvent, type ReactNode, useMemo, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { Machine } from '../../../machine/index.ts';
import { type Entry, infOfText, infsGiven, infsOn, type ShownInf } from '../../model/index.ts';
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

/** The INFs of the packages and of the computer, and one that the person brings: opened, dropped, pasted or written. */
export function PackageView({ entry, machine, inf, line, go }: PackageViewProps): ReactNode {
  const [own, bring] = useState<ShownInf>();
  const infs = useMemo(
    () => [...(own ? [own] : []), ...infsGiven(entry.given), ...infsOn(machine)],
    [own, entry, machine],
  );
  const at = Math.max(
    0,
    infs.findIndex(({ name }) => isNamed(name, inf)),
  );
  const shown = infs[at];
  const open = async (file: File): Promise<void> => {
    bring({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    go({ inf: file.name, line: 0 });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) void open(file);
  };
  const write = (): void => {
    bring(infOfText(NEW, TEMPLATE));
    go({ inf: NEW, line: 0 });
  };
  return (
    <section
      className="packages"
      aria-label="Packages"
      onDragOver={event => event.preventDefault()}
      onDrop={drop}
    >
      <div className="inf-list">
        <div className="tools">
          <FileTrigger onSelect={files => files?.[0] && void open(files[0])}>
            <Button className="button">Open…</Button>
          </FileTrigger>
          <Button className="button" onPress={write}>
            Write one
          </Button>
        </div>
        <VirtualList
          label="INF files"
          count={infs.length}
          chosen={at}
          choose={row => go({ inf: infs[row]!.name, line: 0 })}
          render={row => <InfRow inf={infs[row]!} />}
          height={40}
        />
      </div>
      {shown ? (
        <InfPage
          key={shown.name}
          shown={shown}
          line={line}
          go={to => go({ line: to })}
          {...(shown === own && { write: (text: string) => bring(infOfText(shown.name, text)) })}
        />
      ) : (
        <p className="hint">Open, drop or write an INF.</p>
      )}
    </section>
  );
}

const NEW = 'new.inf';
const TEMPLATE =
  '; Paste or write an INF here: it is checked as you write, and stays on this computer.\n[Version]\nSignature = "$Windows NT$"\n';

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
      <small>{cut < 0 ? 'yours' : name.slice(0, cut)}</small>
    </span>
  );
}
