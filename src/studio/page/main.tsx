import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { keepFocus } from './focus.ts';
import { readShown } from './source.ts';

const place = document.getElementById('studio')!;
keepFocus(place);
const root = createRoot(place);
readShown().then(
  shown => root.render(<App given={shown} />),
  (error: unknown) => root.render(<Refused why={error instanceof Error ? error.message : String(error)} />),
);

function Refused({ why }: { readonly why: string }): ReactNode {
  return (
    <main className="refused">
      <h1>There is nothing to show</h1>
      <p>{why}</p>
      <p>
        Start <code>firstplug studio</code> again and open the address that it prints.
      </p>
    </main>
  );
}
