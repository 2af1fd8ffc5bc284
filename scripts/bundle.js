// `npm run build`, second part: the command line becomes dist/bin, with a chunk for every part that a command
// loads only when it needs it, and a file for each worker. Four hundred modules cost 50 ms at start, this 10.
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { licences } from './licences.js';

const bin = 'dist/bin';
rmSync(bin, { recursive: true, force: true });
if (existsSync('src/cli/main.ts')) await bundle();

async function bundle() {
  const workers = readdirSync('src/cli').filter(name => name.endsWith('-worker.ts'));
  const { metafile } = await build({
    entryPoints: [
      { in: 'src/cli/main.ts', out: 'firstplug' },
      ...workers.map(name => ({ in: `src/cli/${name}`, out: name.replace(/\.ts$/, '') })),
    ],
    outdir: bin,
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    // What is read at each start: 2 ms for the blanks. Names stay, for messages about our own mistakes.
    minifyWhitespace: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Has binaries of its own, and is there for those who act on Windows.
    external: ['koffi'],
    // CommonJS packages ask for Node's modules by require(), which ES modules do not have.
    banner: {
      js: "import { createRequire as createBundleRequire } from 'node:module';\nconst require = createBundleRequire(import.meta.url);",
    },
    metafile: true,
    logLevel: 'warning',
  });
  const main = `${bin}/firstplug.js`;
  writeFileSync(main, `#!/usr/bin/env node\n${readFileSync(main, 'utf8').replace(/^#!.*\n/, '')}`);
  chmodSync(main, 0o755);
  writeFileSync(`${bin}/LICENSES.txt`, licences(Object.keys(metafile.inputs)));
}
