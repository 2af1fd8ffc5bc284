import type { Command } from 'commander';
import { paint } from './paint.ts';

/** `firstplug catalog explain <file>` */
export function catalogExplainCommand(catalog: Command): void {
  catalog
    .command('explain')
    .description('say what a catalog lists, who signed it, and which files beside it are still as listed')
    .argument('<file>', 'a catalog (.cat)')
    .option('--json', 'the same as data')
    .addHelpText(
      'after',
      `
Files below the folder of the catalog are held against it by their digests. Signatures are told and not verified.

Examples:
  firstplug catalog explain toastpkg.cat
  firstplug catalog explain toastpkg.cat --json

Exit codes: 0 explained, 1 a file beside it is not as listed, 2 it cannot be read or is no catalog`,
    )
    .action(async (path: string, { json = false }: { json?: boolean }) => {
      const { explainCatalog } = await import('./explained-catalog.ts');
      const { printCatalog } = await import('./catalog-print.ts');
      const explained = explainCatalog(path);
      const text = json ? JSON.stringify({ version: 1, ...explained }) : printCatalog(explained, paint());
      process.stdout.write(`${text}\n`);
      if (explained.members.some(({ changed }) => changed.length > 0)) process.exitCode = 1;
    });
}
