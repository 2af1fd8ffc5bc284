import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fidelityPages } from '../../recordings/fidelity/pages.ts';
import { shared } from '../shared.ts';

const folder = shared('recordings');

it.skipIf(!folder)(
  'docs/fidelity.md and what is made with it say what is so: `npm run fidelity` (shared recordings)',
  () => {
    for (const [path, text] of Object.entries(fidelityPages(folder!)))
      expect(readFileSync(path, 'utf8')).toBe(text);
  },
);
