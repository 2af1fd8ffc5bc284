import { type Change, insertBefore, pascal, type Wish } from './plan.ts';

/** A command that reads a file, its test, and its page of the manual. */
export function command({ name, purpose }: Wish): Change[] {
  const made = `${pascal(name).replace(/^./, first => first.toLowerCase())}Command`;
  const brief = purpose.replace(/\.$/, '').replace(/^./, first => first.toLowerCase());
  return [
    { path: `src/cli/${name}.ts`, text: source(name, made, brief) },
    { path: `test/cli/${name}.test.ts`, text: test(name) },
    { path: `docs/manual/${name}.md`, text: page(name, purpose) },
    {
      path: 'docs/manual/index.md',
      edit: text =>
        insertBefore(text, '\nEvery command has', `- [\`firstplug ${name}\`](${name}.md): ${brief}\n`),
    },
    {
      path: 'src/cli/main.ts',
      edit: text =>
        insertBefore(
          text,
          "  ['selftest', ",
          `  ['${name}', async () => (await import('./${name}.ts')).${made}],\n`,
        ),
    },
  ];
}

function source(name: string, made: string, brief: string): string {
  return `import type { Command } from 'commander';
import { readInput } from './files.ts';

/** \`firstplug ${name} <file>\` */
export function ${made}(program: Command): void {
  program
    .command('${name}')
    .description('${brief}')
    .argument('<file>', 'a file, or - for standard input')
    .option('--json', 'the same as data')
    .addHelpText('after', '\\nExit codes: 0 done, 2 could not be done')
    .action((path: string, { json = false }: { json?: boolean }) => {
      const bytes = readInput(path).length;
      process.stdout.write(json ? \`\${JSON.stringify({ path, bytes })}\\n\` : \`\${path}  \${bytes} bytes\\n\`);
    });
}
`;
}

function test(name: string): string {
  return `import { expect, it } from 'vitest';
import { firstplug } from './firstplug.ts';

it('reads a file', () => {
  const { status, stdout } = firstplug(['${name}', '-', '--json'], 'text');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ path: '-', bytes: 4 });
});
`;
}

function page(name: string, purpose: string): string {
  return `# firstplug ${name}

${purpose}

<!-- transcript: firstplug ${name} --help -->
<!-- /transcript -->

## Exit codes

0 done, 2 could not be done.
`;
}
