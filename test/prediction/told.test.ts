import { expect, it } from 'vitest';
import { parseWindowsVersion } from '../../src/base/index.ts';
import { writeToldLog } from '../../src/log/index.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { diffLog } from '../../src/prediction/index.ts';
import { INSTALLFLAG_FORCE } from '../../src/setupapi/index.ts';
import { NewdevWorld, toasterInf } from '../engine/newdev/world.ts';

const ID = 'USB\\VID_1209&PID_7057';

/** The log of a program that installs a toaster, and once more. */
function logOf(
  windows: string,
  configurable: boolean,
  runs: readonly (readonly [year: number, flags: number])[],
): Uint8Array {
  const at = new NewdevWorld(windows, { configurable: () => configurable });
  at.plug();
  for (const [year, flags] of runs) {
    const inf = at.package(`C:\\${year}`, toasterInf({ driverVer: `01/01/${year},1.0.0.0` }));
    at.api.SetupCopyOEMInf({ source: inf, mediaType: 1, style: 0 });
    at.events.length = 0;
    at.api.UpdateDriverForPlugAndPlayDevices({ hardwareId: ID, inf, flags });
  }
  const machine = { windows: parseWindowsVersion(windows)!, architecture: 'amd64' as const };
  return writeToldLog({ title: 'told', machine, events: at.events });
}

/** What a log says of an installation is enough to rebuild it: of the last one of each, in each form of log. */
const FIRST = [[2024, 0]] as const;
const NEWER = [
  [2024, 0],
  [2025, 0],
] as const;
const OLDER = [
  [2025, 0],
  [2024, INSTALLFLAG_FORCE],
] as const;
const SAME = [
  [2025, 0],
  [2025, INSTALLFLAG_FORCE],
] as const;

it.each([
  ['10.0.19045', true, 'a first driver', FIRST],
  ['10.0.19045', false, 'a first driver', FIRST],
  ['10.0.22621', true, 'a first driver', FIRST],
  ['10.0.22621', true, 'a newer one', NEWER],
  ['10.0.22621', true, 'an older one by force', OLDER],
  ['10.0.22621', true, 'the same by force', SAME],
  ['10.0.22621', false, 'a first driver', FIRST],
  ['10.0.22621', false, 'a newer one', NEWER],
  ['10.0.22621', false, 'an older one by force', OLDER],
  ['10.0.22621', false, 'the same by force', SAME],
] as const)('Windows %s, configurable %s: %s is predicted from its log', (windows, configurable, _, runs) => {
  const log = logOf(windows, configurable, runs);
  const { sections } = diffLog(log, { digest: sha256, packages: new Map() });
  const lines = sections.flatMap(({ differences }) =>
    differences.map(
      one =>
        `${one.kind === 'missing' ? '-' : '+'} ${(one.kind === 'missing' ? one.recorded : one.predicted).text}`,
    ),
  );
  expect(sections).toHaveLength(1);
  expect(lines).toEqual([]);
});
