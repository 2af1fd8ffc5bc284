// `npm run build:site`: the studio as a static site, with the examples; any web server can serve it, and nothing else
// is needed. `npm run build` comes first.

import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const site = 'dist/site';
rmSync(site, { recursive: true, force: true });
cpSync('dist/page', site, { recursive: true });
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const page = readFileSync(`${site}/index.html`, 'utf8').replace(
  '<title>',
  `<meta http-equiv="Content-Security-Policy" content="${policy}">\n    <title>`,
);
writeFileSync(`${site}/index.html`, page);
const one = `${site}/examples.html`;
execFileSync(process.execPath, ['dist/bin/firstplug.js', 'studio', 'examples', '--export', one]);
const [, shown] = /<script type="application\/json" id="shown">(.*?)<\/script>/s.exec(
  readFileSync(one, 'utf8'),
);
writeFileSync(`${site}/shown.json`, shown);
console.log(`${site}: index.html, and examples.html as one file`);
