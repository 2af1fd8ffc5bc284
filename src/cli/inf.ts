import type { Command } from 'commander';
import { infDiffCommand } from './inf-diff.ts';
import { infDumpCommand } from './inf-dump.ts';
import { infShowCommand } from './inf-show.ts';

/** `firstplug inf …` */
export function infCommands(program: Command): void {
  const inf = program
    .command('inf')
    .description('look into INF files')
    .addHelpText(
      'after',
      '\nExamples:\n  firstplug inf show toastpkg.inf\n  firstplug inf dump drivers --json',
    );
  infDumpCommand(inf);
  infShowCommand(inf);
  infDiffCommand(inf);
}
