import type { RuleCode } from './rule.ts';
import type { Remark, Verdict } from './verdict.ts';

/** What somebody decided of a rule, everywhere or for some paths. */
export interface Setting {
  readonly code: RuleCode;
  readonly level: 'error' | 'warning' | 'off';
  /** Paths as patterns: `drivers/**`, `*.inx`. Everywhere without. */
  readonly in?: string | undefined;
  readonly reason: string;
}

/** The findings with the levels that settings give them; the last setting that fits counts. */
export function applySettings(verdict: Verdict, settings: readonly Setting[]): Verdict {
  const own = settings.filter(setting => setting.in === undefined || matchesPath(setting.in, verdict.path));
  if (own.length === 0) return verdict;
  const remarks = verdict.remarks.flatMap((remark): Remark[] => {
    const setting = own.findLast(({ code }) => String(code) === String(remark.code));
    if (setting?.level === 'off') return [];
    return [setting ? { ...remark, level: setting.level } : remark];
  });
  return { ...verdict, remarks };
}

/** `*` stands for anything but a slash, `**` for anything, `?` for one unit. A pattern without a slash is for names. */
export function matchesPath(pattern: string, path: string): boolean {
  const plain = path.replaceAll('\\', '/').replace(/^\.\//, '');
  const name = plain.slice(plain.lastIndexOf('/') + 1);
  return patternOf(pattern).test(pattern.includes('/') ? plain : name);
}

function patternOf(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.\//, '')
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\*\*\/?|\*|\?/g, part =>
      part === '**/' ? '(?:.*/)?' : part === '**' ? '.*' : part === '*' ? '[^/]*' : '[^/]',
    );
  return new RegExp(`^${source}$`, 'i');
}
