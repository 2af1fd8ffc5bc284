import { spawn } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Command } from 'commander';
import type { PageParts, Shown } from '../studio/model/index.ts';
import type { Assets } from '../studio/server/index.ts';
import { Failure } from './failure.ts';
import { readInput, unwritable } from './files.ts';

interface StudioCommandOptions {
  readonly port?: string;
  readonly open: boolean;
  readonly export?: string;
}

/** `firstplug studio [rehearsal.yaml|log|snapshot|lab|folder…]` */
export function studioCommand(program: Command): void {
  program
    .command('studio')
    .description('see an installation on a page in your browser')
    .argument('[what...]', 'rehearsal files, logs, snapshots, folders that hold some, or a lab', ['.'])
    .option('--port <number>', 'the port on this computer; any that is free without it')
    .option('--no-open', 'only print the address')
    .option('--export <page>', 'write all of it as one HTML file instead, to send or to keep')
    .addHelpText(
      'after',
      `
The page is served to this computer alone. The address works once; the page keeps it open until the command ends (Ctrl+C).

Examples:
  firstplug studio examples/toaster
  firstplug studio examples --no-open --port 8017
  firstplug studio lab
  firstplug studio examples/toaster --export toaster.html
  firstplug studio C:\\Windows\\INF\\setupapi.dev.log

Exit codes: 0 closed or written, 2 it could not be opened or written`,
    )
    .action(open);
}

async function open(
  paths: string[],
  { port, open: opens, export: page }: StudioCommandOptions,
): Promise<void> {
  const { shown, logs, play } = await readStudio(paths);
  if (page !== undefined) {
    const { onePage } = await import('../studio/model/index.ts');
    const { sha256 } = await import('../machine/folder/index.ts');
    writePage(page, onePage(partsOf(readAssets()), JSON.stringify(withLogs(shown, logs)), sha256));
    return;
  }
  const { startStudio } = await import('../studio/server/index.ts');
  const running = await startStudio({
    assets: readAssets(),
    shown: JSON.stringify(shown satisfies Shown),
    ...(port !== undefined && { port: portOf(port) }),
    logs: logs.map(path => () => createReadStream(path)),
    ...(play && { play }),
  }).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      `port ${port} cannot be opened: ${error.code ?? error.message}; take another with --port`,
    );
  });
  process.stdout.write(`${running.address}\n`);
  if (opens) openBrowser(running.address);
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await running.close();
}

/** What is shown; and where it is a lab, what carries steps out on it. */
async function readStudio(paths: readonly string[]): Promise<{
  readonly shown: Shown;
  readonly logs: readonly string[];
  readonly play?: (step: string) => string | undefined;
}> {
  const { isLab, labDocument, labPlayer } = await import('./studio-lab.ts');
  const labs = paths.filter(isLab);
  const [lab] = labs;
  if (lab === undefined) {
    const { shownAt } = await import('./studio-documents.ts');
    const { documents, logs } = shownAt(paths);
    return { shown: { version: 1, documents }, logs };
  }
  if (paths.length > 1) throw new Failure(`${lab} is a lab; a studio shows a lab by itself`);
  const documents = [await labDocument(lab)];
  return { shown: { version: 1, documents }, logs: [], play: await labPlayer(lab) };
}

/** What is shown, with the logs in it. */
function withLogs(shown: Shown, logs: readonly string[]): Shown {
  let number = 0;
  const documents = shown.documents.map(document =>
    document.kind === 'log'
      ? { ...document, gzip: gzipSync(readInput(logs[number++]!)).toString('base64') }
      : document,
  );
  return { ...shown, documents };
}

function writePage(path: string, page: string): void {
  try {
    writeFileSync(path, page);
  } catch (error) {
    throw unwritable(path, error);
  }
  process.stdout.write(`${path}\n`);
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65_535) return port;
  throw new Failure(`--port ${text}: no port; it is a number from 1 to 65535`);
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  txt: 'text/plain',
};

/** The page lies beside the command line. */
function readAssets(): Assets {
  const folder = fileURLToPath(new URL('../page/', import.meta.url));
  if (!existsSync(folder)) throw new Failure(`${folder} is missing: the page was not built`);
  return new Map(
    readdirSync(folder).flatMap(name => {
      const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
      return type === undefined ? [] : [[name, { type, bytes: readFileSync(folder + name) }]];
    }),
  );
}

function partsOf(assets: Assets): PageParts {
  const text = (name: string): string => new TextDecoder().decode(assets.get(name)!.bytes);
  return {
    html: text('index.html'),
    script: text('studio.js'),
    style: text('studio.css'),
    licences: text('LICENSES.txt'),
  };
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Where no browser can be opened, the address that was printed is enough. */
function openBrowser(address: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
