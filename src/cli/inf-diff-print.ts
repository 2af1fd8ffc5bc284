import type { Paint } from '../rehearsal/index.ts';
import {
  type ChangeView,
  type ComparedPackages,
  type ComparedPartView,
  printNames,
} from './compared-packages.ts';

/** Models that are named; the others are counted. */
const MOST_MODELS = 3;
/** Columns that what a change is about gets at most. */
const WIDTH = 40;

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** Writes what changed for a reviewer: INF by INF, then the other files. */
export function printCompared({ different, infs, files }: ComparedPackages, paint?: Paint): string[] {
  if (!different) return ['No difference in meaning.'];
  const changed = infs.flatMap(({ before, after, parts }) => {
    const name = printNames({ before, after });
    const head =
      before === undefined ? `${name}  only after` : after === undefined ? `${name}  only before` : name;
    return [paint?.strong(head) ?? head, ...parts.flatMap(part => printPart(part)), ''];
  });
  const contents = files.map(({ path, before, after }) => {
    const sizes = [before, after].flatMap(content => (content ? [`${content.size} bytes`] : []));
    const sign = before && after ? '~' : after ? '+' : '-';
    return `  ${sign} ${path}  ${sizes.join(' → ')}`;
  });
  const others = contents.length > 0 ? ['Other files', ...contents, ''] : [];
  return [...changed, ...others].slice(0, -1);
}

function printPart({ title, systems, models, language, changes }: ComparedPartView): string[] {
  const where = systems.length > 0 ? `  ${systems.join('; ')}` : '';
  const strings = language === undefined ? '' : `  in [Strings.${language}]`;
  const more = models.length > MOST_MODELS ? [`    and ${models.length - MOST_MODELS} more`] : [];
  const named = models.slice(0, MOST_MODELS).map(model => `    ${model}`);
  return [`  ${title}${where}${strings}`, ...named, ...more, ...printGroups(changes)];
}

/** Changes by their groups, in the order in which groups first stand; one group of a section has no heading. */
function printGroups(changes: readonly ChangeView[]): string[] {
  const groups = [...new Set(changes.map(({ group }) => group))];
  const width = changes.reduce((most, { what }) => Math.min(WIDTH, Math.max(most, what.length)), 0);
  return groups.flatMap(group => {
    const lines = changes.filter(change => change.group === group).map(change => printChange(change, width));
    return group === 'entries' || group === 'models'
      ? lines.map(line => `    ${line}`)
      : [`    ${group}`, ...lines.map(line => `      ${line}`)];
  });
}

function printChange({ change, what, before, after }: ChangeView, width: number): string {
  const texts =
    change === 'changed'
      ? `${before!.text || 'nothing'} → ${after!.text || 'nothing'}`
      : (after ?? before!).text;
  const lines = [...(before ? [`-${before.line}`] : []), ...(after ? [`+${after.line}`] : [])].join(' ');
  return `${SIGNS[change]} ${[what.padEnd(texts ? width : 0), texts].filter(Boolean).join('  ')}  (${lines})`;
}
