import type { Explanation } from './explain.ts';
import type { LogReport } from './report.ts';
import { codeText, type Sentence } from './sentences.ts';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.4rem; } details { border: 1px solid #ccc; border-radius: 6px; margin: .6rem 0; padding: .4rem .8rem; overflow-wrap: anywhere; }
summary { cursor: pointer; font-weight: 600; } .failed { border-color: #b3261e; } .warned { border-color: #8a6100; }
.failed > summary { color: #b3261e; } .warned > summary { color: #8a6100; } .facts { color: #555; }
ol { list-style: none; padding: 0; } li { padding-left: calc(var(--depth) * 1.2rem); } li.error { color: #b3261e; } li.warning { color: #8a6100; }
.line { color: #767676; display: inline-block; min-width: 4rem; } dt { font-weight: 600; } dd { margin: 0 0 .4rem 0; }
@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #eee; } .facts, .line { color: #aaa; } .failed > summary, li.error { color: #ff8a80; } .warned > summary, li.warning { color: #ffcf66; } }
`;

/** A report as one page that needs nothing else: no script, no address. All text of the log is escaped. */
export function reportPage(report: LogReport): string {
  const { source, system, sections, failed, warned, first, last } = report;
  const facts = [
    system && `Windows ${system.version} ${system.architecture ?? ''}`,
    first && `${first} … ${last}`,
  ].filter(Boolean);
  const title = `${sections} sections, ${failed} failed, ${warned} with warnings`;
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(source)}: ${title}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(source)}</h1><p>${title}</p><p class="facts">${escaped(facts.join(', '))}</p>`,
    ...report.explanations.map(sectionPart),
    '</body></html>',
    '',
  ].join('\n');
}

function sectionPart(explanation: Explanation): string {
  const { outcome, headline, line, about, started, command, failure, sentences } = explanation;
  const facts = [`line ${line}`, about, started, command].filter(Boolean).join(' · ');
  return [
    `<details class="${outcome}"${outcome === 'failed' ? ' open' : ''}><summary>${escaped(headline)}</summary>`,
    `<p class="facts">${escaped(facts)}</p>`,
    failure ? failurePart(failure) : '',
    `<ol>${sentences.map(sentencePart).join('')}</ol></details>`,
  ].join('');
}

function failurePart({
  line,
  where,
  code,
  name,
  means,
  cause,
  next,
}: NonNullable<Explanation['failure']>): string {
  const place = [`line ${line}`, ...where].join(' › ');
  const rows = [
    ['Where', place],
    ['Code', `${code === 0 ? name : codeText(code)}: ${means}`],
    ['Usual cause', cause],
    ['Next', next],
  ];
  return `<dl>${rows.map(([term, text]) => `<dt>${term}</dt><dd>${escaped(text!)}</dd>`).join('')}</dl>`;
}

function sentencePart({ line, text, severity, depth }: Sentence): string {
  const style = `style="--depth:${Math.min(depth, 8)}"`;
  return `<li class="${severity ?? 'told'}" ${style}><span class="line">${line}</span> ${escaped(text)}</li>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for a page: markup escaped, control characters replaced. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, unit => ENTITIES[unit]!)
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    );
}
