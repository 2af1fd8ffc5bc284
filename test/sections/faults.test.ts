import { describeFaults } from '../engine/faults.ts';
import { emptyMachine, facts } from '../machine/machines.ts';
import { OPERATIONS, Program } from './operations.ts';

describeFaults(OPERATIONS, {
  blank: windows => emptyMachine(facts(windows)),
  bench: transaction => new Program(transaction),
});
