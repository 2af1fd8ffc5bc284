// `npm run build`, third part: the studio's page becomes dist/page: one script, one style, one HTML file. The server hands them out, an export
// puts them into one file.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
import { build } from 'esbuild';
import { licences } from './licences.js';

const COLOURS = [
  'colorNeutralBackground1',
  'colorNeutralBackground2',
  'colorNeutralBackground3',
  'colorNeutralForeground1',
  'colorNeutralForeground2',
  'colorNeutralForeground3',
  'colorNeutralStroke1',
  'colorNeutralStroke2',
  'colorNeutralStrokeAccessible',
  'colorSubtleBackgroundHover',
  'colorBrandForeground1',
  'colorBrandForegroundLink',
  'colorBrandBackground',
  'colorBrandBackgroundHover',
  'colorBrandBackground2',
  'colorNeutralForegroundOnBrand',
  'colorPaletteRedForeground1',
  'colorPaletteRedBackground1',
  'colorPaletteGreenForeground1',
  'colorPaletteGreenBackground1',
  'colorPaletteYellowBackground1',
];

const folder = 'dist/page';
const SHAPE = {
  bundle: true,
  minify: true,
  platform: 'browser',
  target: 'es2023',
  format: 'iife',
  legalComments: 'none',
  logLevel: 'warning',
};
await bundle();

async function bundle() {
  const worker = await build({
    entryPoints: ['src/studio/page/worker/worker.ts'],
    ...SHAPE,
    write: false,
  });
  const [{ text }] = worker.outputFiles;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: [
      { in: 'src/studio/page/main.tsx', out: 'studio' },
      { in: 'src/studio/page/style.css', out: 'studio' },
    ],
    outdir: folder,
    ...SHAPE,
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      CITED_PAGES: JSON.stringify(citedPages()),
      WORKER: JSON.stringify(text),
      PAGE_HTML: JSON.stringify(readFileSync('src/studio/page/index.html', 'utf8')),
    },
    metafile: true,
  });
  const style = `${folder}/studio.css`;
  writeFileSync(style, `${themes()}\n${readFileSync(style, 'utf8')}`);
  writeFileSync(`${folder}/index.html`, readFileSync('src/studio/page/index.html'));
  writeFileSync(`${folder}/LICENSES.txt`, licences(Object.keys(metafile.inputs)));
}

/** The colours of Windows, light and dark; without a choice those of the computer. */
function themes() {
  const values = theme => COLOURS.map(name => `--${name}:${theme[name]}`).join(';');
  const light = `${values(webLightTheme)};color-scheme:light`;
  const dark = `${values(webDarkTheme)};color-scheme:dark`;
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root{${dark}}}`,
    `:root[data-theme=light]{${light}}`,
    `:root[data-theme=dark]{${dark}}`,
  ].join('\n');
}

/** Where the pages are that events cite by their names. */
function citedPages() {
  const pages = JSON.parse(readFileSync('spec/pages.json', 'utf8'));
  return Object.fromEntries(pages.flatMap(({ page, url }) => (url ? [[page, url]] : [])));
}
