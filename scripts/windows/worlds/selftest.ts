import { EngineSetupApi } from '../../../src/engine/index.ts';
import { sha256 } from '../../../src/machine/folder/index.ts';
import { Transaction } from '../../../src/machine/index.ts';
import { type Difference, makeProbe, PROBES, type Subjects, subjectOf } from '../../../src/selftest/index.ts';
import { type Windows, windowsSetupApi } from '../../../src/windows/index.ts';
import { readRunningMachine, runningSources } from '../../../src/windows/state/index.ts';
import { CannotBe, type Trial } from '../trial.ts';
import type { Order } from './play.ts';

/** The probes of `firstplug selftest` on the running Windows, each a trial. */
export function selftestTrials(windows: Windows, order: Order): Trial[] {
  return PROBES.map(probe => ({
    id: `${order}: selftest, ${probe.name}`,
    run: () => {
      const { notMade, differences } = makeProbe(probe, subjectsOn(windows));
      if (notMade !== undefined) throw new CannotBe(`selftest: ${notMade}`);
      return differences.map(textOf);
    },
  }));
}

function subjectsOn(windows: Windows): Subjects {
  const machine = readRunningMachine(runningSources(windows), { personal: true, digest: sha256 });
  const subject = subjectOf(windowsSetupApi(windows), machine, 'C:\\Windows');
  const api = new EngineSetupApi(new Transaction(machine), {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
  });
  const lacks: string[] = [];
  windows.whenLacking = ({ name, why }) => lacks.push(`${name} (${why})`);
  return { windows: subject, engine: { ...subject, api }, lacking: () => lacks.splice(0) };
}

function textOf({ item, windows = 'nothing', engine = 'nothing' }: Difference): string {
  return `${item}: Windows ${windows}, engine ${engine}`;
}
