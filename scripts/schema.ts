// `npm run schema`: writes the JSON Schemas that editors check files with.
import { writeFileSync } from 'node:fs';
import { rehearsalJsonSchema } from '../src/rehearsal/index.ts';

writeFileSync('schema/rehearsal.json', `${JSON.stringify(rehearsalJsonSchema(), null, 2)}\n`);
