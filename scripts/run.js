// Runs a TypeScript program of ours: bundles it with esbuild (packages stay outside) and imports it.
// `node scripts/run.js bench/main.ts [arguments…]`
import { mkdirSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [program, ...args] = process.argv.slice(2);
const folder = resolve('dist/run');
mkdirSync(folder, { recursive: true });
const outfile = resolve(folder, `${basename(program, '.ts')}-${process.pid}.mjs`);
await build({
  entryPoints: [program],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
process.on('exit', () => rmSync(outfile));
process.argv = [process.argv[0], outfile, ...args];
await import(pathToFileURL(outfile).href);
