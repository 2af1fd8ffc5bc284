import type { Architecture } from '../../base/index.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

const DECORATED = /\.nt(x86|amd64|arm64|arm|ia64)(?:\.|$)/i;

/** The architectures that a section counts on; none where nothing says it. */
export function architecturesOf(subject: Subject, use: Use): readonly Architecture[] {
  if (use.architectures.length > 0) return use.architectures;
  const named = DECORATED.exec((use.base ?? use).section.name)?.[1]?.toLowerCase();
  return named ? [named as Architecture] : architecturesIn(subject);
}

/** Every architecture that the package is for. */
export function architecturesIn(subject: Subject): readonly Architecture[] {
  return subject.view('architectures', () => {
    const named = subject
      .usesOf('DefaultInstall')
      .flatMap(({ section }) => DECORATED.exec(section.name)?.[1]?.toLowerCase() ?? []);
    const all = [...subject.models.map(({ architecture }) => architecture), ...named];
    return [...new Set(all as readonly Architecture[])];
  });
}
