import { describeFiles } from './files-contract.ts';
import { describeQueues } from './queue-contract.ts';
import { machineWith, programOn } from './queue-machine.ts';

describeQueues('engine over memory', files => programOn(machineWith(files)));
describeFiles('engine over memory', files => programOn(machineWith(files)));
