// `npm run new -- <what> <name> "<purpose>"`: the files that a new room, command or example begins with.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { command } from './new/command.ts';
import { example } from './new/example.ts';
import type { Change } from './new/plan.ts';
import { room } from './new/room.ts';
import { rule } from './new/rule.ts';

const KINDS = { room, command, example, rule };
const USAGE = `npm run new -- <${Object.keys(KINDS).join('|')}> <name> "<purpose, one sentence>"`;

const [kind = '', name = '', purpose = ''] = process.argv.slice(2);
const known = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : undefined;
if (!known || !/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)*$|^\d{4}$/.test(name) || !/^[A-Z].*\.$/.test(purpose)) {
  console.error(
    `${USAGE}\nA name is made of small letters, digits and hyphens; a purpose ends in a full stop.`,
  );
  process.exitCode = 2;
} else make(known({ name, purpose }));

function make(changes: readonly Change[]): void {
  const there = changes.filter(change => 'text' in change && existsSync(change.path));
  if (there.length > 0) {
    console.error(`already there: ${there.map(({ path }) => path).join(', ')}`);
    process.exitCode = 1;
    return;
  }
  for (const change of changes) {
    mkdirSync(dirname(change.path), { recursive: true });
    const text = 'text' in change ? change.text : change.edit(readFileSync(change.path, 'utf8'));
    writeFileSync(change.path, text);
    console.log(`${'text' in change ? 'made   ' : 'changed'} ${change.path}`);
  }
  const formatted = changes.map(({ path }) => path).filter(path => /\.(ts|json)$/.test(path));
  if (formatted.length > 0) {
    spawnSync('node_modules/.bin/biome', ['check', '--write', ...formatted], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}
