import { Text } from '@codemirror/state';
import { useState } from 'react';
import type { Go } from '../where.ts';
import { numberAnew, type WantedInf } from './use-inf.ts';

/** An INF that somebody brings: opened, dropped, pasted or written. */
export interface OwnInf {
  readonly own: WantedInf | undefined;
  readonly open: (file: File) => void;
  /** Begins one that is to be written. */
  readonly begin: () => void;
  /** Takes the text as it was changed. */
  readonly write: (text: Text) => void;
}

export function useOwnInf(go: Go): OwnInf {
  const [own, set] = useState<WantedInf>();
  const bring = (name: string, content: WantedInf['content']): void => {
    set({ number: numberAnew(), name, content });
    go({ view: 'package', inf: name, line: 0 });
  };
  return {
    own,
    open: file => bring(file.name, file),
    begin: () => bring(NEW, TEMPLATE),
    write: content => set(before => before && { ...before, content }),
  };
}

const NEW = 'new.inf';
const TEMPLATE = Text.of([
  '; Paste or write an INF here: it is checked as you write, and stays on this computer.',
  '[Version]',
  'Signature = "$Windows NT$"',
  '',
]);
