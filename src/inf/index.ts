/**
 * The INF language: text, tree, SetupAPI's reading of it, and its meaning.
 *
 * `openInf` reads an INF as SetupAPI does, `selectModels` says which models a Windows would see in it,
 * `expandInstall` what an install section asks for, and `parseTree` keeps every byte for tools that edit.
 */
export * from './directives/index.ts';
export * from './meaning/add-reg.ts';
export * from './meaning/add-service.ts';
export * from './meaning/copy-files.ts';
export * from './meaning/decoration.ts';
export * from './meaning/describe.ts';
export * from './meaning/destination-dirs.ts';
export * from './meaning/expand.ts';
export * from './meaning/install-section.ts';
export * from './meaning/located.ts';
export * from './meaning/models.ts';
export * from './meaning/needs.ts';
export * from './meaning/print-item.ts';
export * from './meaning/source-disks.ts';
export * from './meaning/version.ts';
export * from './open/directories.ts';
export * from './open/dump.ts';
export * from './open/fields.ts';
export * from './open/inf.ts';
export * from './open/open.ts';
export * from './open/strings.ts';
export * from './stamp/template.ts';
export * from './text/index.ts';
export * from './tree/tree.ts';
