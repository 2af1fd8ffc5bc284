import { describeSetupApi } from './contract.ts';
import { describeDefaultHandlers } from './default-handler-contract.ts';
import { describeDevices } from './device-contract.ts';
import { describeDevNodes } from './devnode-contract.ts';
import { describeDrivers } from './driver-contract.ts';
import { startOnEngine } from './start-on-engine.ts';

describeSetupApi('engine over memory', startOnEngine);
describeDevices('engine over memory', startOnEngine);
describeDevNodes('engine over memory', startOnEngine);
describeDrivers('engine over memory', startOnEngine);
describeDefaultHandlers('engine over memory', startOnEngine);
