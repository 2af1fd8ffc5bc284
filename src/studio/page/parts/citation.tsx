import type { ReactNode } from 'react';
import type { Citation } from '../../../base/index.ts';

/** Where the pages are, by the names that events cite them by; put in when the page is built. */
declare const CITED_PAGES: Readonly<Record<string, string>>;

/** What says that Windows does so. */
export function Cited({ because }: { readonly because: Citation }): ReactNode {
  switch (because.grade) {
    case 'documented': {
      const url = /^https:/.test(because.page) ? because.page : CITED_PAGES[because.page];
      const name = because.page.slice(because.page.lastIndexOf('/') + 1);
      if (url === undefined) return <span>documented: {name}</span>;
      return (
        <a href={url} target="_blank" rel="noreferrer">
          {name}
        </a>
      );
    }
    case 'observed':
      return <span>observed: {because.record}</span>;
    case 'assumed':
      return <span className="bad">assumed: {because.settledBy}</span>;
  }
}
