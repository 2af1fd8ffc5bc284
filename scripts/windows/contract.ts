import type { SetupApi } from '../../src/setupapi/index.ts';
import { infFunctions, type Windows } from '../../src/windows/index.ts';
import { describeSetupApi } from '../../test/setupapi/contract.ts';
import { takeTrials } from './suite.ts';
import type { Trial } from './trial.ts';
import { WindowsPrograms } from './windows-program.ts';

/** The contract suites of the edge, over the running Windows. */
export function contractTrials(windows: Windows): Trial[] {
  const api = infFunctions(windows) as SetupApi;
  const programs = new WindowsPrograms(api, () => undefined);
  describeSetupApi('Windows', (files, architecture) => programs.start(files, architecture));
  return takeTrials();
}
