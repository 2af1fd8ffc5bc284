import { type DragEvent, type ReactNode, useCallback, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { Architecture } from '../../../base/index.ts';
import { isInf } from '../../../rehearsal/index.ts';
import { type BroughtInf, isNamed, type Moment } from '../../model/index.ts';
import { useAnswer } from '../answer.ts';
import { fileOf } from '../own/chosen-files.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import type { Told } from '../story.ts';
import type { Go } from '../where.ts';
import { InfPage } from './inf-page.tsx';

interface PackageViewProps {
  readonly told: Told;
  readonly moment: Moment;
  /** The name of an INF, and a line of it from 1; 0 for none. */
  readonly inf: string;
  readonly line: number;
  readonly go: Go;
}

/** The INFs of the packages and of the computer, and one that the person brings: opened, dropped, pasted or written. */
export function PackageView({ told: { ask }, moment, inf, line, go }: PackageViewProps): ReactNode {
  const [own, bring] = useState<BroughtInf>();
  const [architecture, choose] = useState<Architecture>();
  const given = useAnswer(useCallback(() => ask('infs', moment), [ask, moment]));
  const names = [...(own ? [own.name] : []), ...(given ?? [])];
  const at = Math.max(
    0,
    names.findIndex(name => isNamed(name, inf)),
  );
  const isOwn = own !== undefined && at === 0;
  const name = isOwn ? own.name : inf;
  const shown = useAnswer(
    useCallback(
      () => ask('inf', isOwn ? own : { moment, name }, architecture),
      [ask, moment, own, isOwn, name, architecture],
    ),
  );
  const open = async (file: File): Promise<void> => {
    bring({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    go({ inf: file.name, line: 0 });
  };
  const drop = (event: DragEvent): void => {
    const file = fileOf(event.dataTransfer, isInf);
    if (!file) return;
    event.preventDefault();
    void open(file);
  };
  const write = (): void => {
    bring({ name: NEW, text: TEMPLATE });
    go({ inf: NEW, line: 0 });
  };
  return (
    <section className="packages" aria-label="Packages" onDrop={drop}>
      <div className="inf-list">
        <BringButtons open={file => void open(file)} write={write} />
        <VirtualList
          label="INF files"
          count={names.length}
          chosen={at}
          choose={row => go({ inf: names[row]!, line: 0 })}
          render={row => <InfRow name={names[row]!} />}
          height={40}
        />
      </div>
      {shown ? (
        <InfPage
          key={shown.name}
          shown={shown}
          line={isNamed(shown.name, names[at] ?? '') ? line : 0}
          go={to => go({ line: to })}
          choose={choose}
          {...(shown.name === own?.name && { write: (text: string) => bring({ name: own.name, text }) })}
        />
      ) : (
        given?.length === 0 && <p className="hint">Open, drop or write an INF.</p>
      )}
    </section>
  );
}

const NEW = 'new.inf';
const TEMPLATE =
  '; Paste or write an INF here: it is checked as you write, and stays on this computer.\n[Version]\nSignature = "$Windows NT$"\n';

interface BringButtonsProps {
  readonly open: (file: File) => void;
  readonly write: () => void;
}

function BringButtons({ open, write }: BringButtonsProps): ReactNode {
  return (
    <div className="tools">
      <FileTrigger onSelect={files => files?.[0] && open(files[0])}>
        <Button className="button">Open an INF…</Button>
      </FileTrigger>
      <Button className="button" onPress={write}>
        Write one
      </Button>
    </div>
  );
}

function InfRow({ name }: { readonly name: string }): ReactNode {
  const cut = name.lastIndexOf('\\');
  return (
    <span className="inf-name">
      {name.slice(cut + 1)}
      <small>{cut < 0 ? 'yours' : name.slice(0, cut)}</small>
    </span>
  );
}
