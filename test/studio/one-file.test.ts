import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/machine/folder/index.ts';
import { onePage, type PageParts } from '../../src/studio/model/index.ts';

const PARTS: PageParts = {
  html: `<!doctype html>
<html lang="en">
  <head>
    <link rel="stylesheet" href="studio.css" id="s">
    <script defer src="studio.js"></script>
  </head>
  <body>
    <div id="studio"></div>
  </body>
</html>
`,
  script: 'const end = "</script>$&";',
  style: 'a > b { color: red }',
  licences: 'MIT <https://example.test>',
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');
const inside = (page: string, open: RegExp, close: string): string =>
  page.slice(page.search(open)).replace(open, '').split(close)[0]!;

test('script and style are in it, and nothing else may run', () => {
  const page = onePage(PARTS, '{}', sha256);
  const script = inside(page, /<script id="program">/, '</script>');
  expect(script).toBe('const end = "<\\/script>$&";');
  expect(inside(page, /<style id="s">/, '</style>')).toBe(PARTS.style);
  expect(page).toContain(`script-src 'sha256-${hashOf(script)}'`);
  expect(page).toContain(`style-src 'sha256-${hashOf(PARTS.style)}'`);
  expect(page).toContain("default-src 'none'");
  expect(page).not.toContain('studio.js');
  expect(page).not.toContain('studio.css');
});

test('what it shows is data, whatever is in it', () => {
  const shown = JSON.stringify({ text: '</script><script>alert(1)</script><!-- $& $1' });
  const page = onePage(PARTS, shown, sha256);
  const held = inside(page, /<script type="application\/json" id="shown">/, '</script>');
  expect(held).not.toContain('<');
  expect(JSON.parse(held)).toEqual(JSON.parse(shown));
  expect(page.match(/<script/g)).toHaveLength(3);
});

test('made of its own parts it is the same page', () => {
  const page = onePage(PARTS, '{}', sha256);
  const own = {
    html: PARTS.html,
    script: inside(page, /<script id="program">/, '</script>'),
    style: inside(page, /<style id="s">/, '</style>'),
    licences: inside(page, /<script type="text\/plain" id="licences">/, '</script>'),
  };
  expect(onePage(own, '{}', sha256)).toBe(page);
});
