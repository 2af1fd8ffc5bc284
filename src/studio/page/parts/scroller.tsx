import type { ReactNode } from 'react';

/** What scrolls can be reached by keyboard, even where there is nothing else to reach in it. */
const REACHABLE = { tabIndex: 0 };

interface ScrollerProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of the page that scrolls by itself. */
export function Scroller({ label, className = '', children }: ScrollerProps): ReactNode {
  return (
    <section className={`scroll ${className}`} aria-label={label} {...REACHABLE}>
      {children}
    </section>
  );
}
