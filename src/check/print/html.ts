import { ruleOf } from '../codes.ts';
import type { Place, Remark, Verdict } from '../verdict.ts';
import { escapeXml } from './escape.ts';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color-scheme: light dark; }
h2 { border-bottom: 1px solid; font-size: 1.1rem; margin-top: 2rem; overflow-wrap: anywhere; }
li { margin: 1rem 0; }
pre { overflow-x: auto; margin: .3rem 0; padding: .5rem; border-left: 3px solid; }
mark { font-weight: bold; }
.error { color: #b00020; } .warning { color: #8a5a00; }
@media (prefers-color-scheme: dark) { .error { color: #ff8a94; } .warning { color: #ffc46b; } }
`;

/** What was found as a page that needs nothing else. */
export function printHtml(verdicts: readonly Verdict[]): string {
  const remarks = verdicts.flatMap(verdict => verdict.remarks);
  const errors = remarks.filter(({ level }) => level === 'error').length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>firstplug check</title>
<style>${STYLE}</style>
</head>
<body>
<h1>firstplug check</h1>
<p>${errors} errors and ${remarks.length - errors} warnings in ${verdicts.length} INFs</p>
${verdicts.map(section).join('\n')}
</body>
</html>
`;
}

function section({ path, remarks }: Verdict): string {
  const list = remarks.length > 0 ? `<ul>\n${remarks.map(item).join('\n')}\n</ul>` : '<p>nothing found</p>';
  return `<section>
<h2>${escapeXml(path)}</h2>
${list}
</section>`;
}

function item({ code, level, message, hint, place }: Remark): string {
  const rule = ruleOf(code);
  const about = rule ? `<p>${escapeXml([rule.why, rule.remedy ?? ''].join(' ').trim())}</p>` : '';
  const where = place ? `line ${place.line}: ` : '';
  const frame = place ? `<pre>${marked(place)}</pre>` : '';
  return `<li>${where}<strong class="${level}">${level} ${code}</strong> ${escapeXml(message)}${hint ? `, ${escapeXml(hint)}` : ''}
${frame}${about}</li>`;
}

function marked({ source, line, column, endLine, endColumn }: Place): string {
  const end = endLine === line ? endColumn - 1 : source.length;
  const inside = source.slice(column - 1, end);
  return `${escapeXml(source.slice(0, column - 1))}<mark>${escapeXml(inside)}</mark>${escapeXml(source.slice(end))}`;
}
