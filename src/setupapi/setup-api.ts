import type { Win32Error } from '../base/index.ts';
import type { InfFunctions } from './inf-functions.ts';

import type { SectionFunctions } from './section-functions.ts';

import type { StoreFunctions } from './store-functions.ts';

/**
 * SetupAPI as one process sees it: it owns the handles and the last error. The functions bear their own names
 * without A and W; texts are those of W.
 */
export interface SetupApi extends InfFunctions, SectionFunctions, StoreFunctions {
  /** GetLastError and SetLastError. */
  lastError: Win32Error;
}
