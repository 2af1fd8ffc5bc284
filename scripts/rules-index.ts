// `npm run rules`, first half: by the files of src/check/rules, their index, and the codes that have none. A test
// compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { INDEX, indexOf, namesOf, UNDECIDED, withoutCodes } from './rules/index-of.ts';

const names = namesOf(readdirSync('src/check/rules'));
writeFileSync(INDEX, indexOf(names));
writeFileSync(UNDECIDED, withoutCodes(readFileSync(UNDECIDED, 'utf8'), names));
