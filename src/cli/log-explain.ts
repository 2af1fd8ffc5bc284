import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { LogReport, Wanted } from '../log/index.ts';
import { Failure } from './failure.ts';
import { chunksOf, unwritable } from './files.ts';
import { paint } from './paint.ts';

interface ExplainOptions extends Wanted {
  readonly all?: boolean;
  readonly json?: boolean;
  readonly html?: string;
}

/** `firstplug log explain <file>` */
export function logExplainCommand(log: Command): void {
  log
    .command('explain')
    .description('say what happened in a setupapi.dev.log or a relative of it, in sentences; failures first')
    .argument(
      '<file>',
      'a log, or - for standard input; also Kernel-PnP events, pnputil lists and DxDiag reports',
    )
    .option('--device <id>', 'only sections about this device or ID; a part of it is enough')
    .option('--section <title>', 'only sections with this in their title')
    .option('--since <time>', 'only sections that began then or later, such as 2026/11/19')
    .option('--all', 'every section, not only those that failed')
    .option('--json', 'the same as data, with the forms of lines that were not understood')
    .option('--html <page>', 'write one page to send to somebody')
    .addHelpText(
      'after',
      `
Examples:
  firstplug log explain C:\\Windows\\INF\\setupapi.dev.log
  firstplug log explain setupapi.dev.log --device VID_1209 --all
  firstplug log explain setupapi.dev.log --html log.html

Exit codes: 0 explained, 2 it cannot be read`,
    )
    .action(async (path: string, options: ExplainOptions) => explain(path, options));
}

async function explain(path: string, { all, json, html, ...wanted }: ExplainOptions): Promise<void> {
  const { printReport, reportPage } = await import('../log/index.ts');
  const filtered = wanted.device !== undefined || wanted.section !== undefined;
  const report = await reportOf(path, wanted, all === true || filtered);
  if (html !== undefined) writePage(html, reportPage(report));
  else if (json) process.stdout.write(`${JSON.stringify({ version: 1, ...report })}\n`);
  else process.stdout.write(`${printReport(report, paint()).join('\n')}\n`);
}

async function reportOf(path: string, wanted: Wanted, all: boolean): Promise<LogReport> {
  const { LogExplainer, LogReader, whyNoLog } = await import('../log/index.ts');
  const explainer = new LogExplainer(wanted, all);
  const reader = new LogReader(event => explainer.add(event));
  let isFirst = true;
  for (const chunk of chunksOf(path)) {
    const why = isFirst ? whyNoLog(chunk) : undefined;
    if (why !== undefined) throw new Failure(`${path} ${why}`);
    isFirst = false;
    reader.push(chunk);
  }
  reader.end();
  return explainer.report(path === '-' ? 'standard input' : basename(path));
}

function writePage(path: string, page: string): void {
  try {
    writeFileSync(path, page);
  } catch (error) {
    throw unwritable(path, error);
  }
  process.stdout.write(`${path}\n`);
}
