import type { Text } from '@codemirror/state';
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Architecture } from '../../../base/index.ts';
import type { GridView, ShownRemark } from '../../model/index.ts';
import type { InfBrought, InfReply } from '../worker/inf-work.ts';
import { InfWorker } from './inf-worker.ts';

/** An INF to look at. */
export interface WantedInf {
  /** Another one for whatever has another text, but for what is written in the editor. */
  readonly number: number;
  readonly name: string;
  readonly content: Blob | Uint8Array | Text;
}

let numbers = 0;

/** A number that no INF had. */
export function numberAnew(): number {
  return numbers++;
}

/** An INF as far as it was read. */
export interface InfSeen {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  /** What is wrong with it; undefined until that is known. */
  readonly found: Found | undefined;
  /** Whether that is said of the text as it is. */
  readonly isChecked: boolean;
  readonly grid: GridView | undefined;
  /** Why there is no more. */
  readonly failed: string | undefined;
}

/** What is wrong with a text of that length, in the parts that it came in; so much of it in all. */
export interface Found {
  readonly parts: readonly (readonly ShownRemark[])[];
  readonly count: number;
  readonly length: number;
}

interface Read {
  readonly seen: InfSeen | undefined;
  /** Has the grid made for another architecture. */
  readonly choose: (architecture: Architecture) => void;
}

/** Milliseconds without a key after which what is written is read. */
const SETTLED = 200;

/** An INF that a worker reads: its text first, the rest when it is there. What was seen before stays until then. */
export function useInf(wanted: WantedInf | undefined): Read {
  const [seen, see] = useState<InfSeen>();
  const worker = useRef<InfWorker>(undefined);
  const architecture = useRef<Architecture>(undefined);
  /** What the worker was asked for last. */
  const asked = useRef<WantedInf>(undefined);
  useEffect(() => {
    const own = new InfWorker(reply => {
      // React may take it later, when another one was asked for.
      const of = asked.current!;
      // A long list or table is laid out while the page answers.
      startTransition(() => see(before => taken(before, of, reply)));
    });
    worker.current = own;
    return () => own.close();
  }, []);
  useEffect(() => {
    if (!wanted) return undefined;
    const open = (): void => {
      asked.current = wanted;
      worker.current?.open(broughtOf(wanted), architecture.current);
    };
    const isWritten = wanted.number === asked.current?.number;
    if (!isWritten) return open();
    see(before => before && { ...before, isChecked: false });
    const timer = setTimeout(open, SETTLED);
    return () => clearTimeout(timer);
  }, [wanted]);
  const choose = useCallback((to: Architecture) => {
    architecture.current = to;
    worker.current?.grid(to);
  }, []);
  return { seen, choose };
}

function broughtOf({ name, content }: WantedInf): InfBrought {
  const isBytes = content instanceof Blob || content instanceof Uint8Array;
  return { name, content: isBytes ? content : content.toString() };
}

/** What is seen with something more of an INF that was asked for; its text is told first. */
function taken(before: InfSeen | undefined, { number, name }: WantedInf, reply: InfReply): InfSeen {
  const seen = before?.number === number ? before : { ...NOTHING_SEEN, number, name };
  switch (reply.kind) {
    case 'inf-text':
      // What is written stays in the editor as it is.
      return before === seen ? { ...seen, failed: undefined } : { ...seen, text: reply.text };
    case 'inf-remarks': {
      const { remarks, count, length, isFirst, isLast } = reply;
      const parts = isFirst ? [] : (seen.found?.parts ?? []);
      return { ...seen, found: { parts: [...parts, remarks], count, length }, isChecked: isLast };
    }
    case 'inf-grid':
      return { ...seen, grid: reply.grid };
    case 'inf-failed':
      return { ...seen, failed: reply.why };
  }
}

const NOTHING_SEEN = {
  text: '',
  found: undefined,
  isChecked: false,
  grid: undefined,
  failed: undefined,
};
