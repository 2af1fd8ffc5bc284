import { sameName } from '../../base/index.ts';
import { type Effect, type Origin, textOf, type Value } from '../../machine/index.ts';
import type { ComparedRow, TablePart } from './tables.ts';

/** A row of a table with what made it so in a step. */
export interface OriginRow extends ComparedRow {
  readonly origin: Origin | undefined;
}

/** Rows that changed get the origin of the first change that is about them. */
export function withOrigins(
  rows: readonly ComparedRow[],
  part: TablePart,
  effects: readonly Effect[],
): OriginRow[] {
  return rows.map(row => {
    const effect = row.mark && effects.find(one => ABOUT[part](one, row.name));
    return { ...row, origin: effect?.origin };
  });
}

const ABOUT: Readonly<Record<TablePart, (effect: Effect, name: string) => boolean>> = {
  services: (effect, name) =>
    effect.kind === 'running'
      ? effect.what === 'service' && sameName(effect.name, name)
      : 'key' in effect && endsIn(effect.key, `\\Services\\${name}`),
  'driver store': (effect, name) => effect.kind === 'file' && endsIn(effect.path, `\\INF\\${name}`),
  software: (effect, name) => {
    if (effect.kind !== 'value') return false;
    const said = textOf((effect.after ?? effect.before) as Value) ?? '';
    return effect.name === 'DisplayName'
      ? said === name
      : effect.name === 'Name' && name.startsWith(`${said} for `);
  },
  running: (effect, name) => effect.kind === 'running' && name === `${effect.what} ${effect.name}`,
};

function endsIn(path: string, end: string): boolean {
  return sameName(path.slice(-end.length), end);
}
