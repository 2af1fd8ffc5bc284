import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { files, rooms, textOf } from '../tidy/project.ts';

const TRANSCRIPT = /(<!-- transcript: firstplug (.*?) -->\n).*?(<!-- \/transcript -->)/gs;
const pages = files.filter(path => path.endsWith('.md') && readFileSync(path, 'utf8').match(TRANSCRIPT));

/** What the pages show is what the command says; `npx vitest run test/docs -u` writes it into them. */
test.each(pages)('the transcripts of %s are what the commands say', async path => {
  const shown = readFileSync(path, 'utf8').replace(
    TRANSCRIPT,
    (_, begin: string, command: string, end: string) =>
      `${begin}\n\`\`\`console\n$ firstplug ${command}\n${said(command).trimEnd()}\n\`\`\`\n\n${end}`,
  );
  await expect(shown).toMatchFileSnapshot(resolve(path));
});

/** What the command line as it stands in the sources says, errors included. */
function said(command: string): string {
  const args = ['scripts/run.js', 'src/cli/main.ts', ...command.split(' ')];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return stdout + stderr;
}

/** A command is what a file of the command line exports as `…Command`. */
const commands = files.filter(
  path => path.startsWith('src/cli/') && /^export function \w+Command\(/m.test(textOf(path)),
);

test.each(commands)('%s has a page in the manual, and the index names it', path => {
  const page = path.replace('src/cli/', '').replace('.ts', '.md');
  expect(files).toContain(`docs/manual/${page}`);
  expect(textOf('docs/manual/index.md')).toContain(`](${page})`);
});

test.each(rooms)('ARCHITECTURE.md says what room %s is', room => {
  expect(textOf('ARCHITECTURE.md').includes(`\n**\`${room}\`** → `)).toBe(true);
});

test.each(files.filter(path => path.endsWith('.md')))('the links of %s lead somewhere', path => {
  const links = [...textOf(path).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(found => found[1]!);
  const targets = links.map(link => join(dirname(path), link).replaceAll('\\', '/').replace(/\/$/, ''));
  expect(targets.filter(target => !existsSync(target))).toEqual([]);
});
