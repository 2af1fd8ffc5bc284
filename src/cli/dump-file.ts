import type { WindowsVersion } from '../base/index.ts';
import { dumpInf, type InfDump, openInf, type SectionDump, writeDump } from '../inf/index.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';

/** A file to dump: where it is read, and the name it goes by in the output. */
export interface DumpJob {
  readonly path: string;
  readonly name: string;
}

export interface DumpOptions {
  readonly json: boolean;
  readonly os: WindowsVersion | undefined;
  /** LANGID. */
  readonly language: number | undefined;
}

/** The text of dumps in parts, for a large one exceeds a string, and whether all their files are INFs. */
export interface DumpAnswer {
  readonly parts: readonly string[];
  readonly ok: boolean;
  /** Why files could not be read; the others are dumped all the same. */
  readonly unread: readonly string[];
}

/** Dumps files, one after the other. */
export function dumpFiles(jobs: readonly DumpJob[], options: DumpOptions): DumpAnswer {
  const answers = jobs.map(job => dumpFile(job, options));
  return {
    parts: answers.flatMap(({ parts }) => parts),
    ok: answers.every(({ ok }) => ok),
    unread: answers.flatMap(({ unread }) => unread),
  };
}

function dumpFile(job: DumpJob, options: DumpOptions): DumpAnswer {
  try {
    return { ...dumpBytes(readInput(job.path), job.name, options), unread: [] };
  } catch (error) {
    if (error instanceof Failure) return { parts: [], ok: true, unread: [error.message] };
    throw error;
  }
}

function dumpBytes(
  bytes: Uint8Array,
  name: string,
  { json, os, language }: DumpOptions,
): Omit<DumpAnswer, 'unread'> {
  const options = {
    directories: { source: `\${SRC}` },
    ...(os && { version: os }),
    ...(language && { language }),
  };
  const asWin4 = openInf(bytes, options);
  const asRead = asWin4.ok ? asWin4 : orAsOldNt(asWin4, openInf(bytes, { ...options, style: 'oldnt' }));
  if (!json) return { parts: [printDump(name, dumpInf(asRead))], ok: asRead.ok };
  const parts: string[] = [];
  writeDump(asRead, { path: name }, part => void parts.push(part));
  parts.push('\n');
  return { parts, ok: asRead.ok };
}

/** An INF without a signature is read as those before Windows 95 are; the first error is the one to tell. */
function orAsOldNt<T extends { readonly ok: boolean }>(asWin4: T, asOldNt: T): T {
  return asOldNt.ok ? asOldNt : asWin4;
}

function printDump(name: string, dump: InfDump): string {
  if (!dump.ok) return `; ${name}: ${dump.error}${dump.errLine > 0 ? ` in line ${dump.errLine}` : ''}\n\n`;
  return `; ${name}\n${dump.sections.map(printSection).join('')}\n`;
}

function printSection({ name, lines }: SectionDump): string {
  const printed = lines.map(({ k, f }) => {
    const fields = f.map(quoteWhereNeeded).join(', ');
    return k === null || (f.length === 1 && k === f[0]) ? fields : `${quoteWhereNeeded(k)} = ${fields}`;
  });
  return `[${name}]\n${printed.map(line => `${line}\n`).join('')}`;
}

function quoteWhereNeeded(field: string): string {
  return /^[^\s",;=\\%][^",;=]*(?<![\s\\])$|^$/.test(field) ? field : `"${field.replaceAll('"', '""')}"`;
}
