export const INDEX = 'src/check/rules/index.ts';
export const UNDECIDED = 'src/check/undecided.ts';

/** The index of the rules, by the names of their files without extension. */
export function indexOf(names: readonly string[]): string {
  const sorted = names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const imports = sorted.map(name => `import { ${identifier(name)} } from './${name}.ts';\n`).join('');
  const list = sorted.map(name => `  ${identifier(name)},\n`).join('');
  return `import type { Rule } from '../rule.ts';\n${imports}
/** All rules, by the names of their files. \`npm run rules\` writes this file. */
export const rules: readonly Rule[] = [\n${list}];\n`;
}

/** `rule1203`, `ruleMissingFile` */
export function identifier(name: string): string {
  return `rule${name.replace(/(?:^|[-.])([a-z])/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/[-.]/g, '_')}`;
}

/** The names of rules by the files of their folder. */
export function namesOf(files: readonly string[]): string[] {
  return files.flatMap(file => /^(.*)\.ts$/.exec(file)?.[1] ?? []).filter(name => name !== 'index');
}

/** The list of codes without a rule, without those that have one, each once. */
export function withoutCodes(text: string, names: readonly string[]): string {
  const seen = new Set(names);
  return text
    .split('\n')
    .filter(line => {
      const code = /^(\d{4}) \| /.exec(line)?.[1];
      if (code === undefined) return true;
      const isNew = !seen.has(code);
      seen.add(code);
      return isNew;
    })
    .join('\n');
}
