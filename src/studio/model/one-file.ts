import type { Digest } from '../../machine/index.ts';
import { encodeBase64 } from './base64.ts';

/** The texts that the page is made of. */
export interface PageParts {
  readonly html: string;
  readonly script: string;
  readonly style: string;
  /** Of what is inside the script. */
  readonly licences: string;
}

/** The element of a page in one file that holds what it shows, and those that hold its parts. */
export const HELD = { shown: 'shown', script: 'program', licences: 'licences' } as const;

/** The page with all that it shows, as JSON, in one file, which asks nobody for anything. */
export function onePage(parts: PageParts, shown: string, digest: Digest): string {
  // A script ends where its text says `</script`, whatever is around it.
  const script = parts.script.replaceAll('</script', '<\\/script');
  const licences = parts.licences.replaceAll('<', '&lt;');
  const body = [
    `<script type="application/json" id="${HELD.shown}">${shown.replaceAll('<', '\\u003c')}</script>`,
    `<script id="${HELD.script}">${script}</script>`,
    `<script type="text/plain" id="${HELD.licences}">${licences}</script>`,
    '</body>',
  ];
  return parts.html
    .replace(/ *<script defer src="studio.js"><\/script>\n/, '')
    .replace(/<link rel="stylesheet" href="studio.css" (id="[^"]+")>/, (_, id: string) => {
      const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(script, parts.style, digest)}">`;
      return `${policy}\n<style ${id}>${parts.style}</style>`;
    })
    .replace('</body>', () => body.join('\n'));
}

/** What a page may do that is one file: the script and the style in it, and a worker made of that script. */
function policyOf(script: string, style: string, digest: Digest): string {
  return [
    "default-src 'none'",
    `script-src ${sourceOf(script, digest)}`,
    `style-src ${sourceOf(style, digest)}`,
    'img-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function sourceOf(text: string, digest: Digest): string {
  const hash = digest(new TextEncoder().encode(text)).match(/../g) ?? [];
  return `'sha256-${encodeBase64(Uint8Array.from(hash, byte => Number.parseInt(byte, 16)))}'`;
}
