/**
 * What is wrong with a driver package: the codes of InfVerif and more, one file for each rule.
 *
 * ```ts
 * const source = readSource('net.inf', bytes);
 * for (const finding of checkInf(source, DEFAULT_OPTIONS)) console.log(finding.line, finding.code, finding.message);
 * ```
 */

export { type Baseline, makeBaseline, withoutBaseline } from './baseline.ts';
export * from './check.ts';
export { type CodeRow, levelsOf, listCodes, ruleOf } from './codes.ts';
export { type Fixed, fixInf } from './fix.ts';
export { type Level, type Levels, MODES, type Mode } from './mode.ts';
export { type InfoRow, listIds } from './models-info.ts';
export * from './options.ts';
export type { PackageFile, PackageFiles } from './package.ts';
export { printGithub } from './print/github.ts';
export { printHtml } from './print/html.ts';
export { printInfVerif } from './print/infverif.ts';
export { printJson } from './print/json.ts';
export { printJunit } from './print/junit.ts';
export { printSarif } from './print/sarif.ts';
export { printText, type TextPaint } from './print/text.ts';
export type { Edit, Found, Rule, RuleCode, Sample } from './rule.ts';
export { rules } from './rules/index.ts';
export { applySettings, matchesPath, type Setting } from './settings.ts';
export { type Beside, readPredecessor, readSource, type Source } from './source.ts';
export * from './verdict.ts';
