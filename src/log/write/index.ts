export { type LogSettings, readLogSettings } from './mask.ts';
export { writeRecorded } from './recorded.ts';
export { type LoggedMachine, writeToldLog } from './told-log.ts';
export { writeLog } from './write.ts';
