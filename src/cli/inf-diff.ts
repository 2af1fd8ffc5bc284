import type { Command } from 'commander';
import { paint } from './paint.ts';

/** `firstplug inf diff <before> <after>` */
export function infDiffCommand(inf: Command): void {
  inf
    .command('diff')
    .description('say what changed in meaning between two INFs or driver packages')
    .argument('<before>', 'an INF or INX, or the folder of a driver package')
    .argument('<after>', 'another one')
    .option('--json', 'the same as data')
    .addHelpText(
      'after',
      `
Compared is what each Windows would see and do: [Version], models, files, registry, services, software, components,
and texts in each language. Names of sections, order, comments and blanks do not count. Of packages, the other files
are compared by their content.

+ only after, - only before, ~ changed; behind it the lines, before (-) and after (+).

Examples:
  firstplug inf diff old/toastpkg.inf new/toastpkg.inf
  firstplug inf diff ./released ./candidate --json

Exit codes: 0 no difference, 1 differences, 2 could not be compared`,
    )
    .action(async (before: string, after: string, { json = false }: { json?: boolean }) => {
      const { comparePackages } = await import('./compared-packages.ts');
      const { printCompared } = await import('./inf-diff-print.ts');
      const compared = comparePackages(before, after);
      const text = json
        ? JSON.stringify({ version: 1, before, after, ...compared })
        : printCompared(compared, paint()).join('\n');
      process.stdout.write(`${text}\n`);
      if (compared.different) process.exitCode = 1;
    });
}
