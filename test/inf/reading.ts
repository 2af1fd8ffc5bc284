import { dumpInf, type Inf, type OpenOptions, openInf } from '../../src/inf/index.ts';

/** A line as SetupAPI reads it: the key, or null where there is none, and the fields. */
export type Line = readonly [key: string | null, ...fields: string[]];

export const VERSION = '[Version]\r\nSignature="$Windows NT$"\r\n';

/** Opens a text that must be an INF. */
export function opened(text: string, options: OpenOptions = {}): Inf {
  const result = openInf(text, { style: 'oldnt', ...options });
  if (!result.ok) throw new Error(`not an INF: ${JSON.stringify(result)}`);
  return result.inf;
}

/** The lines of [A], which the body begins in. */
export function linesOf(body: string, options: OpenOptions = {}): Line[] {
  return (
    opened(`${VERSION}[A]\r\n${body}`, options)
      .section('A')
      ?.lines.map(line => [line.key ?? null, ...line.fields]) ?? []
  );
}

/** All sections as text: `[name]` and the lines with bars between their fields. */
export function sectionsOf(text: string, options: OpenOptions = {}): string[] {
  const dump = dumpInf(openInf(text, { style: 'oldnt', ...options }));
  if (!dump.ok) return [dump.errLine > 0 ? `${dump.error} in line ${dump.errLine}` : dump.error];
  return dump.sections.flatMap(({ name, lines }) => [
    `[${name}]`,
    ...lines.map(({ k, f }) => `${k ?? '-'}: ${f.join(' | ')}`),
  ]);
}
