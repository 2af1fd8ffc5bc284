/**
 * The device installation application: what DPInst was, for today. One configuration file, and `SetupApi` and `Desk`.
 *
 * ```ts
 * const { value, problems } = readApplication(text);
 * if (value) {
 *   const { exitCode, report } = runApplication(value, {
 *     api, desk, commandLine: '"D:\\setup.exe" /q', architecture: 'amd64', administrator: true, environment,
 *   });
 * }
 * ```
 */
export type {
  Application,
  Behaviour,
  ByArchitecture,
  Connection,
  Detection,
  DeviceApplication,
  PackageEntry,
  ProductEntry,
  Texts,
} from './application.ts';
export { printReport, printStep } from './print.ts';
export { readApplication } from './read.ts';
export type { DeviceChange, DriverOf, Ended, Fate, Outcome, Report, Restart, Step } from './report.ts';
export type { Running } from './run.ts';
export { runApplication } from './run-application.ts';
export { applicationJsonSchema } from './schema.ts';
