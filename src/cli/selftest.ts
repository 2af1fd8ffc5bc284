import type { Command } from 'commander';
import { replaceFile } from './replace-file.ts';

interface SelftestOptions {
  readonly machine?: string;
  readonly act?: boolean;
  readonly output?: string;
  readonly json?: boolean;
}

/** `firstplug selftest` */
export function selftestCommand(program: Command): void {
  program
    .command('selftest')
    .description(
      'find out on a Windows whether it answers as Firstplug says, and take that as a file to send back',
    )
    .option('-o, --output <file>', 'where to write the results; names of persons and machines are not in it')
    .option('--act', 'also stage and delete a package that no device wants; needs administrator rights')
    .option(
      '--machine <lab|snapshot>',
      'ask a lab or a snapshot in place of this Windows, to see the form of it',
    )
    .option('--json', 'the results as data')
    .addHelpText(
      'after',
      `
Nothing is changed without --act. The same questions go to this Windows and to the engine over a snapshot of it.

Examples:
  firstplug selftest -o selftest.json
  firstplug selftest --act -o selftest.json

Exit codes: 0 all answers agree, 1 some differ, 2 it could not be done, 5 --act without administrator rights`,
    )
    .action(async (options: SelftestOptions) => selftest(options));
}

async function selftest({ machine, act = false, output, json }: SelftestOptions): Promise<void> {
  const { selftestOf } = await import('./selftest-run.ts');
  const { printSelftest } = await import('../selftest/index.ts');
  const report = await selftestOf(machine, act);
  const text = `${JSON.stringify(report, null, 1)}\n`;
  if (output !== undefined) replaceFile(output, new TextEncoder().encode(text));
  process.stdout.write(json ? text : `${printSelftest(report.probes).join('\n')}\n`);
  if (report.probes.some(({ differences }) => differences.length > 0)) process.exitCode = 1;
}
