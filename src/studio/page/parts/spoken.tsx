import type { ReactNode } from 'react';

interface SignProps {
  /** What it says to those who cannot see it. */
  readonly says: string;
  readonly children: string;
}

/** A sign that stands for words. */
export function Sign({ says, children }: SignProps): ReactNode {
  return (
    <span role="img" aria-label={says}>
      {children}
    </span>
  );
}

const SIGNS: Readonly<Record<string, string>> = { '✓': 'as expected', '✗': 'not as expected' };

/** A text that may begin with the sign of an expectation. */
export function Signed({ text }: { readonly text: string }): ReactNode {
  const [sign = ''] = text;
  const words = SIGNS[sign];
  if (words === undefined) return text;
  return (
    <>
      <Sign says={words}>{sign}</Sign>
      {text.slice(sign.length)}
    </>
  );
}

/** What something was before, struck out. */
export function Was({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <del>
      <span className="unseen">was </span>
      {children}
    </del>
  );
}

/** What something has become. */
export function Now({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <ins>
      <span className="unseen">now </span>
      {children}
    </ins>
  );
}
