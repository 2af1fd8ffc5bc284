import type { Command } from 'commander';
import { logDiffCommand } from './log-diff.ts';
import { logExplainCommand } from './log-explain.ts';

/** `firstplug log …` */
export function logCommands(program: Command): void {
  const log = program
    .command('log')
    .description('look into the logs of device installation')
    .addHelpText('after', '\nExample:\n  firstplug log explain C:\\Windows\\INF\\setupapi.dev.log');
  logExplainCommand(log);
  logDiffCommand(log);
}
