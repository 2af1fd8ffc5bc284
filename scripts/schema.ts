// `npm run schema`: writes the JSON Schemas that editors check files with.
import { writeFileSync } from 'node:fs';
import { applicationJsonSchema } from '../src/installer/index.ts';
import { rehearsalJsonSchema } from '../src/rehearsal/index.ts';

const schemas = { application: applicationJsonSchema(), rehearsal: rehearsalJsonSchema() };
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(`schema/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);
}
