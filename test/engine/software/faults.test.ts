import { applyExtensions } from '../../../src/engine/software/index.ts';
import { emptyMachine, facts } from '../../machine/machines.ts';
import { describeFaults, type Operation } from '../faults.ts';
import { Computer, DEVICE, named, panel, program } from './computer.ts';

const PARENT = 'USB\\VID_1209&PID_7058\\A1';

const extension = (id: string, component: string): string => `[Version]
Signature = "$Windows NT$"
Class = Extension
ExtensionId = {${id}1111111-2222-3333-4444-555555555555}
[I]
AddReg = R
[R]
HKLM,SOFTWARE\\Contoso,Mode,,${component}
[I.Components]
AddComponent = ${component},,C
[C]
ComponentIDs = ${component}
[I.Software]
AddSoftware = ${component}App,,S
[S]
SoftwareType = 2
SoftwareID = pfn://${component}
`;

function apply(computer: Computer, ...texts: readonly string[]): unknown {
  const extensions = texts.map(text => ({
    installation: computer.installation(PARENT),
    source: named(text),
    section: 'I',
  }));
  return applyExtensions(computer.transaction, PARENT, extensions);
}

const OPERATIONS: Readonly<Record<string, Operation<Computer>>> = {
  'queueing software': {
    windows: '10.0.26100',
    prepare: computer => computer.install(program()),
    run: computer => computer.install(program('2.0.0.0')),
  },
  'running the queue': {
    windows: '10.0.26100',
    prepare: computer => {
      computer.furnish();
      computer.install(program());
      computer.install(program('1.0.0.0', '1', 'ContosoTuner'));
      computer.install(panel('ContosoApp,,S', 'SoftwareType=2', 'SoftwareID=pfn://a'), DEVICE);
    },
    run: computer => computer.run(),
  },
  'running a queue in which everything fails': {
    windows: '10.0.26100',
    prepare: computer => {
      computer.furnish();
      computer.install(program());
      computer.install(program('1.0.0.0', '1', 'ContosoTuner'));
    },
    run: computer => computer.run({ kind: 'ended', exitCode: 1, took: 1 }),
  },
  'applying extensions': {
    windows: '10.0.26100',
    prepare: computer => apply(computer, extension('1', 'Old'), extension('2', 'Gone')),
    run: computer => apply(computer, extension('1', 'New'), extension('3', 'Other')),
  },
};

describeFaults(OPERATIONS, {
  blank: windows => emptyMachine(facts(windows)),
  bench: transaction => new Computer(transaction),
});
