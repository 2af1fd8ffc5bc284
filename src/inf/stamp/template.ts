import type { Architecture, Span } from '../../base/index.ts';

/** What the placeholders of an INX template stand for. A value that is not given leaves its placeholder. */
export interface TemplateValues {
  /** Empty: it is taken out. */
  readonly architecture?: Architecture | '';
  /** `1.33` */
  readonly kmdfVersion?: string;
  /** `2.33.0` */
  readonly umdfVersion?: string;
  /** `01033`, part of the name of the KMDF co-installer. */
  readonly kmdfCoinstallerVersion?: string;
  readonly umdfCoinstallerVersion?: string;
}

const PLACEHOLDERS: Readonly<Record<string, keyof TemplateValues>> = {
  ARCH: 'architecture',
  KMDFVERSION: 'kmdfVersion',
  UMDFVERSION: 'umdfVersion',
  KMDFCOINSTALLERVERSION: 'kmdfCoinstallerVersion',
  UMDFCOINSTALLERVERSION: 'umdfCoinstallerVersion',
};

const PLACEHOLDER = new RegExp(`\\$(${Object.keys(PLACEHOLDERS).join('|')})\\$`, 'iy');

/** A placeholder of a template: its value's name and its place. */
export interface Placeholder {
  readonly stands: keyof TemplateValues;
  readonly span: Span;
}

/**
 * Finds the placeholders that make a text a template; none in an INF that is ready for Windows.
 * @see https://learn.microsoft.com/windows-hardware/drivers/devtest/stampinf
 */
export function findPlaceholders(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  let start = text.indexOf('$');
  while (start >= 0) {
    PLACEHOLDER.lastIndex = start;
    const match = PLACEHOLDER.exec(text);
    const end = start + (match ? match[0].length : 1);
    if (match) found.push({ stands: PLACEHOLDERS[match[1]!.toUpperCase()]!, span: { start, end } });
    start = text.indexOf('$', end);
  }
  return found;
}

/** Replaces the placeholders of a template. */
export function stampTemplate(text: string, values: TemplateValues): string {
  let stamped = '';
  let from = 0;
  for (const { stands, span } of findPlaceholders(text)) {
    stamped += text.slice(from, span.start) + (values[stands] ?? text.slice(span.start, span.end));
    from = span.end;
  }
  return stamped + text.slice(from);
}
