import { foldCase } from '../base/index.ts';

/** A command line taken apart as C programs do: blanks part, quotes hold together. */
export function splitCommand(line: string): string[] {
  const words: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/"([^"]*)"|([^\s"]+)/g)) words.push(quoted ?? plain ?? '');
  return words;
}

/** The file that a command is about: of msiexec the package it installs or removes, else the program. */
export interface CommandFile {
  readonly path: string;
  /** Lower case, without its folder. */
  readonly name: string;
  readonly removes: boolean;
}

/** @see https://learn.microsoft.com/windows-server/administration/windows-commands/msiexec */
export function commandFile(line: string): CommandFile {
  const [program = '', ...words] = splitCommand(line);
  const verb = words.findIndex(word => /^[/-](?:i|x|package|uninstall)$/i.test(word));
  const ofInstaller = /^msiexec(?:\.exe)?$/i.test(fileOf(program)) && verb >= 0;
  const path = ofInstaller ? (words[verb + 1] ?? '') : program;
  return {
    path,
    name: foldCase(fileOf(path)).toLowerCase(),
    removes: ofInstaller && /x|un/i.test(words[verb]!),
  };
}

function fileOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}
