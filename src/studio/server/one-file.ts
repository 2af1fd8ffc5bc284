import { createHash } from 'node:crypto';
import type { Assets } from './assets.ts';

/** What a page may do that is one file: the script and the style in it, and a worker made of that script. */
function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The page with all that it shows as one file, which asks nobody for anything. */
export function onePage(assets: Assets, shown: string): string {
  const text = (name: string): string => new TextDecoder().decode(assets.get(name)!.bytes);
  // A script ends where its text says `</script`, whatever is around it.
  const script = text('studio.js').replaceAll('</script', '<\\/script');
  const style = text('studio.css');
  const data = shown.replaceAll('<', '\\u003c');
  const body = [
    `<script type="application/json" id="shown">${data}</script>`,
    `<script>${script}</script>`,
    // The licences of what is inside go with it.
    `<script type="text/plain" id="licences">${text('LICENSES.txt').replaceAll('<', '&lt;')}</script>`,
    '</body>',
  ];
  return text('index.html')
    .replace(/ *<script defer src="studio.js"><\/script>\n/, '')
    .replace(/<link rel="stylesheet" href="studio.css" (id="[^"]+")>/, (_, id: string) => {
      const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}">`;
      return `${policy}\n<style ${id}>${style}</style>`;
    })
    .replace('</body>', () => body.join('\n'));
}
