import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rehearsalJsonSchema } from '../../src/rehearsal/index.ts';

it('schema/rehearsal.json is the form that rehearsal files are read by; npm run schema writes it', () => {
  expect(JSON.parse(readFileSync('schema/rehearsal.json', 'utf8'))).toEqual(rehearsalJsonSchema());
});
