import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError } from 'commander';
import { Failure } from './failure.ts';
import { readSlashOptions } from './slash-options.ts';
import { guardTerminal } from './terminal.ts';

/** Exit code for what could not be done, as the help of every command says. */
const COULD_NOT = 2;

type AddCommand = (program: Command) => void;

/** What is loaded for each word that a command begins with; each loads what it does when it is carried out. */
const COMMANDS: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ['inf', async () => (await import('./inf.ts')).infCommands],
  ['log', async () => (await import('./log.ts')).logCommands],
  ['catalog', async () => (await import('./catalog.ts')).catalogCommands],
  ['record', async () => (await import('./record.ts')).recordCommand],
  ['check', async () => (await import('./check.ts')).checkCommand],
  ['explain', async () => (await import('./explain.ts')).explainCommand],
  ['fmt', async () => (await import('./fmt.ts')).fmtCommand],
  ['stamp', async () => (await import('./stamp.ts')).stampCommand],
  ['rehearse', async () => (await import('./rehearse.ts')).rehearseCommand],
  ['lab', async () => (await import('./lab.ts')).labCommand],
  ['install', async () => (await import('./install.ts')).installCommand],
  ['uninstall', async () => (await import('./uninstall.ts')).uninstallCommand],
  ['stage', async () => (await import('./stage.ts')).stageCommand],
  ['devices', async () => (await import('./devices.ts')).devicesCommand],
  ['drivers', async () => (await import('./drivers.ts')).driversCommand],
  ['scan', async () => (await import('./scan.ts')).scanCommand],
  ['studio', async () => (await import('./studio.ts')).studioCommand],
  ['snapshot', async () => (await import('./snapshot.ts')).snapshotCommand],
  ['selftest', async () => (await import('./selftest.ts')).selftestCommand],
]);

/** The command that is asked for; all of them for a word that is none, which help and suggestions are made of. */
async function commandsFor(word = ''): Promise<readonly AddCommand[]> {
  if (word === '--version') return [];
  const asked = COMMANDS.get(word);
  return asked ? [await asked()] : Promise.all([...COMMANDS.values()].map(load => load()));
}

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
  for (const add of await commandsFor(args[0])) add(program);
  const own = args[0] === 'check' ? readSlashOptions(args) : args;
  await program.parseAsync(own, { from: 'user' });
}

// Most commands end before optimised code pays: half of the time of checking 400 INFs went into making it. V8 waits
// six times as long. Measured on the V8 of Node 20; others are left as they are.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');

guardTerminal(process.stdout);
guardTerminal(process.stderr);

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
