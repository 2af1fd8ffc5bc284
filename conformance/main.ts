// `npm run conformance -- [folder] [--area name]…`: runs the cases of a folder (by default conformance in
// FIRSTPLUG_SHARED) against the engine. Exemptions are by case with a reason; one that passes is a failure.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NOT_YET } from './areas.ts';
import { type Area, readAreas } from './cases.ts';
import exemptions from './exemptions.json' with { type: 'json' };
import { runCase } from './run-case.ts';

interface Count {
  passed: number;
  failed: number;
  exempt: number;
}

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

const total: Count = { passed: 0, failed: 0, exempt: 0 };
for (const area of areas.filter(isRun)) {
  const count = runArea(area);
  for (const key of ['passed', 'failed', 'exempt'] as const) total[key] += count[key];
  console.log(`${area.name.padEnd(18)} ${summary(count)}`);
}
const leftOut = asked ? [] : areas.filter(area => !isRun(area));
if (leftOut.length > 0) {
  console.log(`not yet: ${leftOut.map(({ name, cases }) => `${name} (${cases.length})`).join(', ')}`);
}
console.log(summary(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function isRun({ name }: Area): boolean {
  return asked ? asked.includes(name) : !NOT_YET.includes(name);
}

function runArea(area: Area): Count {
  const count: Count = { passed: 0, failed: 0, exempt: 0 };
  for (const one of area.cases) {
    const faults = runCase(one);
    const reason = (exemptions as Readonly<Record<string, string>>)[one.id];
    if (reason !== undefined && faults.length > 0) {
      count.exempt++;
      console.log(`exempt ${one.id}: ${reason}`);
    } else if (reason !== undefined || faults.length > 0) {
      count.failed++;
      console.log(`FAILED ${one.id}`);
      for (const fault of faults) console.log(`  ${fault}`);
      if (reason !== undefined)
        console.log('  is exempt but passes: take it off conformance/exemptions.json');
    } else count.passed++;
  }
  return count;
}

function summary({ passed, failed, exempt }: Count): string {
  return `${passed} passed, ${failed} failed, ${exempt} exempt`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
