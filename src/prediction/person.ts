import { win32 } from '../base/index.ts';
import type { Desk } from '../setupapi/index.ts';
import type { ImportedPackage } from './recorded-import.ts';

/** A person who answers as the record shows: only whether to trust a signer is asked. */
export function deskOf({ consent }: Pick<ImportedPackage, 'consent'>): Desk {
  return {
    ask: ({ answers }) => answers[consent?.('') === true ? 0 : 1]!,
    tell: () => undefined,
    run: () => ({ exitCode: 0 }),
    installed: () => undefined,
    media: () => [],
    readEntry: () => undefined,
    changeEntry: () => win32('ERROR_SUCCESS'),
  };
}
