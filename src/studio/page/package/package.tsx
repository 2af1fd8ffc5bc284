import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { isNamed, type Moment, type ShownInf } from '../../model/index.ts';
import { useAnswer } from '../answer.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import type { Told } from '../story.ts';
import type { Ask } from '../storyteller.ts';
import type { Go } from '../where.ts';
import { InfPage } from './inf-page.tsx';
import { numberAnew, useInf, type WantedInf } from './use-inf.ts';
import type { OwnInf } from './use-own-inf.ts';

interface PackageViewProps {
  readonly brought: OwnInf;
  readonly told: Told;
  readonly moment: Moment;
  /** The name of an INF, and a line of it from 1; 0 for none. */
  readonly inf: string;
  readonly line: number;
  readonly go: Go;
}

/** The INFs of the packages and of the computer, and one that the person brings. */
export function PackageView({ told, moment, inf, line, go, brought }: PackageViewProps): ReactNode {
  const { ask } = told;
  const { own, open, begin, write } = brought;
  const given = useAnswer(useCallback(() => ask('infs', moment), [ask, moment]));
  const names = [...(own ? [own.name] : []), ...(given ?? [])];
  const at = Math.max(
    0,
    names.findIndex(name => isNamed(name, inf)),
  );
  const isOwn = own !== undefined && at === 0;
  const ofStory = useStoryInf(ask, moment, isOwn ? undefined : inf);
  const { seen, choose } = useInf(isOwn ? own : ofStory);
  const toLine = useCallback((to: number) => go({ line: to }), [go]);
  return (
    <section className="packages" aria-label="Packages">
      <div className="inf-list">
        <BringButtons open={open} begin={begin} />
        <VirtualList
          label="INF files"
          count={names.length}
          chosen={at}
          choose={row => go({ inf: names[row]!, line: 0 })}
          render={row => <InfRow name={names[row]!} />}
          height={40}
        />
      </div>
      {seen ? (
        <InfPage
          key={seen.number}
          seen={seen}
          line={isNamed(seen.name, names[at] ?? '') ? line : 0}
          go={toLine}
          choose={choose}
          {...(seen.number === own?.number && { write })}
        />
      ) : (
        <p className="hint">{given?.length === 0 && !own ? 'Open, drop or write an INF.' : 'Reading…'}</p>
      )}
    </section>
  );
}

/** The INF of a name on the computer of a moment; the same one as long as its bytes are. */
function useStoryInf(ask: Ask, moment: Moment, name: string | undefined): WantedInf | undefined {
  const answer = useAnswer(
    useCallback(
      () => (name === undefined ? Promise.resolve(undefined) : ask('inf', moment, name)),
      [ask, moment, name],
    ),
  );
  const before = useRef<WantedInf & ShownInf>(undefined);
  return useMemo(() => {
    if (!answer) return undefined;
    const known = before.current;
    if (known?.name === answer.name && sameBytes(known.bytes, answer.bytes)) return known;
    before.current = { ...answer, number: numberAnew(), content: answer.bytes };
    return before.current;
  }, [answer]);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function BringButtons({ open, begin }: Pick<OwnInf, 'open' | 'begin'>): ReactNode {
  return (
    <div className="tools">
      <FileTrigger onSelect={files => files?.[0] && open(files[0])}>
        <Button className="button">Open an INF…</Button>
      </FileTrigger>
      <Button className="button" onPress={begin}>
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
