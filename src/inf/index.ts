/**
 * The INF language: text, tree, SetupAPI's reading of it, and its meaning. No dependency; runs in a browser.
 *
 * ```ts
 * const opened = openInf(bytes);                                // as SetupOpenInfFile: an INF, or error and line
 * if (opened.ok) {
 *   const target = { version: { major: 10, minor: 0, build: 22631 }, architecture: 'arm64',
 *     productType: 'workstation', suiteMask: 0 } as const;
 *   for (const { models } of selectModels(opened.inf, target))  // what this Windows sees of [Manufacturer]
 *     for (const model of models)
 *       expandInstall({ name: 'net.inf', inf: opened.inf }, model.installSection.value, target.architecture);
 * }
 * ```
 *
 * `parseTree` keeps every unit of the text for tools that show or edit it. Every part has its span in `Inf.text`.
 */
export type { Architecture, Problem, ProductType, Span, Target, WindowsVersion } from '../base/index.ts';
// What differs between two.
export { type Compared, compareInfs } from './compare/compare.ts';
export type { Change, Fact } from './compare/fact.ts';
export type { ComparedPart } from './compare/part.ts';
export { type System, systemsOf } from './compare/systems.ts';
// The table of sections and directives.
export * from './directives/index.ts';
export { isInfFile } from './file-name.ts';
// One style.
export { type FormatOptions, type Formatted, formatInf, formatText } from './format/format.ts';
// What its sections mean.
export { type ComponentAdd, type ComponentInstall, readAddComponent } from './meaning/add-component.ts';
export { type AddReg, type RegistryAdd, readAddReg, readRegistryLine } from './meaning/add-reg.ts';
export { readAddService, type ServiceAdd, type ServiceInstall } from './meaning/add-service.ts';
export { readAddSoftware, type SoftwareAdd, type SoftwareInstall } from './meaning/add-software.ts';
export { type CopyFiles, type FileCopy, type MissingSection, readCopyFiles } from './meaning/copy-files.ts';
export { type Decoration, parseDecoration } from './meaning/decoration.ts';
export { describeInf, type InfDescription, type InstallDescription } from './meaning/describe.ts';
export { type Destination, destinationOf } from './meaning/destination-dirs.ts';
export { type Expansion, expandInstall, type InstallItem } from './meaning/expand.ts';
export { type ActualSection, actualSection } from './meaning/install-section.ts';
export { type Located, locatedField, locatedFields, readInteger } from './meaning/located.ts';
export {
  type Manufacturer,
  type Model,
  type ModelsSelection,
  modelsSections,
  readManufacturers,
  readModel,
  selectModels,
  selectSections,
} from './meaning/models.ts';
export { type IncludeResolver, type NamedInf, type WalkedSection, walkNeeds } from './meaning/needs.ts';
export { printItem } from './meaning/print-item.ts';
export { type SourceDisk, type SourceFile, sourceDisk, sourceFile } from './meaning/source-disks.ts';
export {
  catalogFor,
  type DriverVer,
  readDriverVer,
  readVersion,
  type VersionSection,
} from './meaning/version.ts';
// As SetupAPI reads it.
export {
  DEFAULT_DIRECTORIES,
  type Directories,
  directoryText,
  FIRST_USER_DIRECTORY,
  SYMBOLIC_DIRECTORIES,
} from './open/directories.ts';
export { dumpInf, type InfDump, type LineDump, type SectionDump, writeDump } from './open/dump.ts';
export { lineText, readBytes, readMultiSz } from './open/fields.ts';
export { type Inf, InfLine, type InfSection } from './open/inf.ts';
export { type InfStyle, type OpenOptions, type OpenResult, openInf } from './open/open.ts';
export { tokensIn } from './open/substitute.ts';
export {
  type DriverVerStamp,
  readNtverp,
  readStampDate,
  readStampVersion,
} from './stamp/driver-ver.ts';
export { type Stamp, type Stamped, type StampedLine, stampInf } from './stamp/stamp.ts';
export { findPlaceholders, type Placeholder, stampTemplate, type TemplateValues } from './stamp/template.ts';
// Bytes and text.
export {
  type CodePage,
  type DecodedText,
  decodeInf,
  type Encoding,
  encodeInf,
  encodeLike,
  readCodePage,
  tellsAllBytes,
} from './text/index.ts';
export { type InfNode, type InfToken, type InfTree, parseTree, printTree } from './tree/tree.ts';
