import { type ReactNode, useContext } from 'react';
import { TabListStateContext } from 'react-aria-components';

/** Tabs look for their tabs in a copy of all that is inside them, which nobody sees; what has none is left out there. */
export function BesideTabs({ children }: { readonly children: ReactNode }): ReactNode {
  return useContext(TabListStateContext) && children;
}
