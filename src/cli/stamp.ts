import type { Command } from 'commander';
import {
  decodeInf,
  encodeLike,
  findPlaceholders,
  type Stamp,
  type StampedLine,
  stampInf,
  tellsAllBytes,
} from '../inf/index.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';
import { replaceFile } from './replace-file.ts';
import { readStamp, type StampWishes } from './stamp-options.ts';

interface StampOptions extends StampWishes {
  readonly file?: string;
  readonly output?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** `firstplug stamp <inf>`, and in stampinf's own words `firstplug stamp -f <inf> -d * -a amd64 -v *` */
export function stampCommand(program: Command): void {
  program
    .command('stamp')
    .description('write date, version, architecture and frameworks into an INF or INX, as stampinf does')
    .argument('[file]', 'an INF or INX, or - for standard input; or with -f')
    .option('-f, --file <file>', 'the same')
    .option('-o, --output <file>', 'write there; by default in place')
    .option('-s, --section <name>', 'the section of DriverVer, by default Version')
    .option('-d, --date [date]', 'month/day/year, or now or * for today; without, STAMPINF_DATE or today')
    .option(
      '-a, --arch [architecture]',
      'for $ARCH$: x86, x64, amd64, arm, arm64, 64 or ia64; without, Platform',
    )
    .option('-c, --catalog <file>', 'CatalogFile of [Version]; by default none is written')
    .option(
      '-v, --driver-version [version]',
      'as in 1.2.3.4, or now or * for the time; without, STAMPINF_VERSION or that of Ntverp.h',
    )
    .option('-k, --kmdf <version>', 'as in 1.33, for $KMDFVERSION$ and $KMDFCOINSTALLERVERSION$')
    .option('-u, --umdf <version>', 'as in 2.33.0, for $UMDFVERSION$ and $UMDFCOINSTALLERVERSION$')
    .option('-i, --ntverp <path>', 'Ntverp.h, or the folder that holds it')
    .option('-n, --verbose', 'tell every line that changes')
    .option('--json', 'what was done, as data')
    .addHelpText(
      'after',
      `
The same date and version give the same bytes. PRIVATE_DRIVER_PACKAGE makes both now, and the catalog delta.cat.

Examples:
  firstplug stamp toaster.inx --output toaster.inf --arch amd64 --date 09/21/2026 --driver-version 6.0.1.0
  firstplug stamp -f toaster.inf -d "*" -a x64 -v 6.0.1.0 -k 1.33 -n

Exit codes: 0 stamped, 2 could not be done; the file is then as it was`,
    )
    .action(stamp);
}

function stamp(argument: string | undefined, options: StampOptions): void {
  const path = argument ?? options.file;
  if (path === undefined || (argument !== undefined && options.file !== undefined)) {
    throw new Failure('which file? Give one INF or INX, as an argument or with -f');
  }
  const output = options.output ?? path;
  if (options.json && output === '-')
    throw new Failure('--json and the INF both want standard output; add --output');
  const wanted = readStamp(options, process.env, new Date());
  const { bytes, text, changes } = stamped(path, wanted);
  if (output === '-') process.stdout.write(bytes);
  else replaceFile(output, bytes);
  const open = [...new Set(findPlaceholders(text).map(({ span }) => text.slice(span.start, span.end)))];
  if (options.json) process.stdout.write(`${JSON.stringify({ version: 1, path: output, changes, open })}\n`);
  else
    (output === '-' ? process.stderr : process.stdout).write(
      report(output, wanted, changes, options.verbose),
    );
  const notes = [
    ...(open.length > 0 ? [`${open.join(', ')} stayed: nothing says what for`] : []),
    ...(wanted.architecture === '' && changes.some(({ what }) => what.toUpperCase() === '$ARCH$')
      ? ['$ARCH$ was taken out: neither -a nor the environment variable Platform says what for']
      : []),
  ];
  for (const note of notes) process.stderr.write(`firstplug: ${output}: ${note}\n`);
}

function stamped(
  path: string,
  wanted: Stamp,
): { readonly bytes: Uint8Array; readonly text: string; readonly changes: readonly StampedLine[] } {
  const bytes = readInput(path);
  const decoded = decodeInf(bytes);
  if (!tellsAllBytes(decoded, bytes)) {
    throw new Failure(
      `${path}: not all of its bytes are characters, so it was not touched; save it as UTF-16LE`,
    );
  }
  const done = stampInf(decoded.text, wanted);
  if (!done.ok) throw new Failure(`${path} has no section [${done.missingSection}], so it was not touched`);
  const { value, problems } = encodeLike(decoded, done.text);
  if (problems.length > 0) throw new Failure(`${path} was not touched: ${problems[0]!.message}`);
  return { bytes: value, text: done.text, changes: done.changes };
}

function report(
  output: string,
  { driverVer, section = 'Version' }: Stamp,
  changes: readonly StampedLine[],
  verbose = false,
): string {
  const head = `stamped  ${output}  [${section}] DriverVer = ${driverVer!.date},${driverVer!.version}\n`;
  if (!verbose) return head;
  const width = Math.max(...changes.map(({ what }) => what.length));
  const lines = changes.map(
    ({ line, what, before, after }) =>
      `${String(line).padStart(6)}  ${what.padEnd(width)}  ${before === what ? '' : `${before || 'nothing'} → `}${after || 'nothing'}\n`,
  );
  return head + lines.join('');
}
