// `npm run fidelity [-- <folder>]`: writes docs/fidelity.md and docs/manual/log-beside.md from a folder of recordings.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fidelityPages } from '../recordings/fidelity/pages.ts';

const folder = resolve(process.argv[2] ?? join(process.env.FIRSTPLUG_SHARED ?? '../shared', 'recordings'));
for (const [path, text] of Object.entries(fidelityPages(folder))) writeFileSync(path, text);
