import type { Command } from 'commander';
import { catalogExplainCommand } from './catalog-explain.ts';

/** `firstplug catalog …` */
export function catalogCommands(program: Command): void {
  const catalog = program
    .command('catalog')
    .description('look into the catalogs of driver packages')
    .addHelpText('after', '\nExample:\n  firstplug catalog explain toastpkg.cat');
  catalogExplainCommand(catalog);
}
