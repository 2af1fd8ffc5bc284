// `npm run conformance -- [folder] [--area name]…`: runs the cases of a folder (by default conformance in
// FIRSTPLUG_SHARED) against the engine. Exemptions are by case with a reason; one that passes is a failure.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readAreas } from './cases.ts';
import exemptions from './exemptions.json' with { type: 'json' };
import { type Count, runArea, sum } from './run-area.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { area: { type: 'string', multiple: true } },
});
const folder = resolve(positionals[0] ?? join(process.env.FIRSTPLUG_SHARED ?? '../shared', 'conformance'));
if (!existsSync(folder)) fail(`There is no folder ${folder}. Name one, or set FIRSTPLUG_SHARED.`);
const areas = readAreas(folder);
const asked = values.area?.map(name => name.replaceAll('-', '_'));
const strange = (asked ?? []).filter(name => !areas.some(area => area.name === name));
if (strange.length > 0) fail(`There is no area ${strange.join(', ')} in ${folder}.`);
if (areas.length === 0) fail(`There are no conformance cases in ${folder}.`);

const results = areas
  .filter(({ name }) => asked?.includes(name) ?? true)
  .map(area => {
    const result = runArea(area, exemptions);
    for (const remark of result.remarks) console.log(remark);
    console.log(`${area.name.padEnd(18)} ${summary(result)}`);
    return result;
  });
const total = sum(results);
console.log(summary(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function summary({ passed, failed, exempt }: Count): string {
  return `${passed} passed, ${failed} failed, ${exempt} exempt`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
