import type { Command } from 'commander';
import type { RawOptions } from './check-run.ts';

/** How the result is written. */
const FORMATS = 'text, infverif, json, sarif, junit, github, html';

/** `firstplug check <inf|folder|pattern>…` */
export function checkCommand(program: Command): void {
  program
    .command('check')
    .description('find what is wrong with driver packages, under the codes of InfVerif and more')
    .argument(
      '[path...]',
      'INF files, folders with .inf, .inx and .inf.in files, patterns, or - for standard input',
    )
    .option('--mode <k|u|w|h>', 'k declarative, u universal, w Windows Driver (the default), h WHQL')
    .option('--rulever <build>', 'the build whose rules count, such as 10.0.22621, or vnext')
    .option('--wbuild <build>', 'in mode w: the first build for which isolation is asked; 10.0.17763 without')
    .option('--osver <target>', 'only what this target uses, such as NTamd64.10.0')
    .option('--stampinf', '$ARCH$ and its like need not be replaced yet; so for .inx files anyway')
    .option('--provider <name>', 'the provider that the INFs must have')
    .option(
      '--package',
      'looks at the files beside each INF too: are all there, for the right architecture, and as the catalog lists them?',
    )
    .option(
      '--predecessor <path>',
      'the INF or folder that the package is to replace: would Windows choose the new one?',
    )
    .option('--format <format>', `how the result is written: ${FORMATS}; text without`)
    .option('--json', 'short for --format json: one object a line for each INF')
    .option('--report <folder>', 'writes an HTML page for each INF into a folder besides')
    .option('--config <file>', 'settings for rules; firstplug.yaml without, where there is one')
    .option('--ignore <codes>', 'codes that are not told, separated by commas', collectCodes)
    .option('--baseline <file>', 'tells only what is not in this file')
    .option('--write-baseline <file>', 'writes what is found as the baseline of later runs')
    .option('--fix', 'puts right what can be without guessing, and tells what is left')
    .option('--fix-dry-run', 'shows what --fix would change')
    .option('--info', 'list the device IDs with architecture and first Windows, and check nothing')
    .option('--code <code>', 'explain a code, and check nothing')
    .option('--codes', 'list every code, whether it is looked for, and why not')
    .option('--verbose', 'with --format infverif: which rules count, and whether each INF is valid')
    .addHelpText(
      'after',
      `
InfVerif's own options do as well: /k /u /w /h /v /info /stampinf /code /rulever /wbuild /osver /provider /l /sw1205.

Examples:
  firstplug check toastpkg.inf
  firstplug check drivers --mode u --format github
  firstplug check /w /v toastpkg.inf
  firstplug check drivers/net.inf --package --predecessor released/net.inf
  firstplug check --code 1203

Exit codes: 0 nothing found, 1 something found, 2 a file cannot be read; the others are checked all the same`,
    )
    .action(async (paths: string[], raw: RawOptions) => {
      const { runCheck } = await import('./check-run.ts');
      await runCheck(paths, raw);
    });
}

/** Each `--ignore` adds its codes. */
function collectCodes(text: string, codes: readonly string[] = []): readonly string[] {
  return [...codes, ...text.split(',').map(code => code.trim())];
}
