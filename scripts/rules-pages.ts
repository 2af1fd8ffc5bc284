// `npm run rules`, second half: a page for each rule in docs/rules, and the table of codes in the manual.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pages } from './rules/pages.ts';

rmSync('docs/rules', { recursive: true, force: true });
mkdirSync('docs/rules');
for (const { path, text } of pages(file => readFileSync(file, 'utf8'))) writeFileSync(path, text);
