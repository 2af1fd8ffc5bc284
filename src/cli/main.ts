import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError } from 'commander';
import { catalogExplainCommand } from './catalog-explain.ts';
import { checkCommand } from './check.ts';
import { devicesCommand } from './devices.ts';
import { driversCommand } from './drivers.ts';
import { explainCommand } from './explain.ts';
import { Failure } from './failure.ts';
import { fmtCommand } from './fmt.ts';
import { infDiffCommand } from './inf-diff.ts';
import { infDumpCommand } from './inf-dump.ts';
import { infShowCommand } from './inf-show.ts';
import { installCommand } from './install.ts';
import { labCommand } from './lab.ts';
import { logDiffCommand } from './log-diff.ts';
import { logExplainCommand } from './log-explain.ts';
import { recordCommand } from './record.ts';
import { rehearseCommand } from './rehearse.ts';
import { scanCommand } from './scan.ts';
import { selftestCommand } from './selftest.ts';
import { readSlashOptions } from './slash-options.ts';
import { snapshotCommand } from './snapshot.ts';
import { stageCommand } from './stage.ts';
import { stampCommand } from './stamp.ts';
import { studioCommand } from './studio.ts';
import { uninstallCommand } from './uninstall.ts';

/** Exit code for what could not be done, as the help of every command says. */
const COULD_NOT = 2;

async function main(args: readonly string[]): Promise<void> {
  const program = new Command('firstplug');
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  program
    .description('How Windows installs devices: read driver packages, explain them, rehearse them.')
    .version(version)
    .showHelpAfterError()
    .enablePositionalOptions()
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  firstplug rehearse examples/toaster
  firstplug explain ./drivers --device "USB\\VID_1209&PID_7057" --windows 11
  firstplug inf show toastpkg.inf
  firstplug check toastpkg.inf

Exit codes: 0 well, 1 what was asked for was found wanting, 2 could not be done, 70 a mistake of Firstplug`,
    );
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
  const log = program
    .command('log')
    .description('look into the logs of device installation')
    .addHelpText('after', '\nExample:\n  firstplug log explain C:\\Windows\\INF\\setupapi.dev.log');
  logExplainCommand(log);
  logDiffCommand(log);
  const catalog = program
    .command('catalog')
    .description('look into the catalogs of driver packages')
    .addHelpText('after', '\nExample:\n  firstplug catalog explain toastpkg.cat');
  catalogExplainCommand(catalog);
  recordCommand(program);
  checkCommand(program);
  explainCommand(program);
  fmtCommand(program);
  stampCommand(program);
  rehearseCommand(program);
  labCommand(program);
  installCommand(program);
  uninstallCommand(program);
  stageCommand(program);
  devicesCommand(program);
  driversCommand(program);
  scanCommand(program);
  studioCommand(program);
  const own = args[0] === 'check' ? readSlashOptions(args) : args;
  snapshotCommand(program);
  selftestCommand(program);
  await program.parseAsync(own, { from: 'user' });
}

// Most commands end before optimised code pays: half of the time of checking 400 INFs went into making it. V8 waits
// six times as long. Measured on the V8 of Node 20; others are left as they are.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');

// Whoever reads what we write may go before its end, as `head` does: that is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE')
    process.stderr.write(`firstplug: the output cannot be written: ${error.code}\n`);
  process.exit(error.code === 'EPIPE' ? 0 : COULD_NOT);
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Failure) {
    process.stderr.write(`firstplug: ${error.message}\n`);
    process.exitCode = error.exitCode;
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : COULD_NOT;
  } else {
    const what = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `firstplug: a mistake of Firstplug itself: ${what}\nPlease report it with the command you gave.\n`,
    );
    process.exitCode = 70;
  }
}
