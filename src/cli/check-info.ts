import { basename } from 'node:path';
import { type CheckOptions, type InfoRow, listIds, readSource } from '../check/index.ts';
import type { CheckJob } from './check-file.ts';
import { readInput } from './files.ts';

/** `firstplug check --info`: which devices INFs install, on which architecture, from which Windows on. */
export function showInfo(jobs: readonly CheckJob[], options: CheckOptions, json: boolean): void {
  for (const { path, name } of jobs) {
    const rows = listIds(readSource(basename(path), readInput(path)), options);
    process.stdout.write(json ? `${JSON.stringify({ path: name, ids: rows })}\n` : printRows(name, rows));
  }
}

function printRows(name: string, rows: readonly InfoRow[]): string {
  const width = Math.max(0, ...rows.map(({ id }) => id.length));
  const lines = rows.map(({ id, architecture, from, until }) => {
    const end = until ? ` until ${until}` : '';
    return `  ${id.padEnd(width)}  ${architecture.padEnd(5)}  from ${from}${end}`;
  });
  return `${[name, ...(lines.length > 0 ? lines : ['  installs no device'])].join('\n')}\n`;
}
