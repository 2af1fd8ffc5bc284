import type { ReactNode } from 'react';

/** Where a row of a tree is opened and closed with the mouse; rows that do not open have room for it too. */
export function Arrow(): ReactNode {
  return <span className="arrow" aria-hidden="true" />;
}
