import { describeFaults } from '../faults.ts';
import { Bench, memoryMachine } from './machine.ts';
import { OPERATIONS } from './operations.ts';

describeFaults(OPERATIONS, { blank: memoryMachine, bench: transaction => new Bench(transaction) });
