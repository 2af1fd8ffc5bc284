// `npm run verdicts -- [folder]`: compares what check finds with what InfVerif was recorded to say, by default the
// cases of recordings/infverif in FIRSTPLUG_SHARED. Exemptions are by case with a reason; one that passes is a failure.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCases } from './cases.ts';
import exemptions from './exemptions.json' with { type: 'json' };
import { judge } from './judge.ts';

const shared = process.env.FIRSTPLUG_SHARED ?? '../shared';
const folder = resolve(process.argv[2] ?? join(shared, 'recordings', 'infverif'));
const cases = existsSync(folder) ? readCases(folder) : [];
if (cases.length === 0) {
  console.error(`There are no cases of InfVerif in ${folder}. Name a folder, or set FIRSTPLUG_SHARED.`);
  process.exit(2);
}
const reasons: Readonly<Record<string, string>> = exemptions;
const count = { passed: 0, failed: 0, exempt: 0, skipped: 0 };
for (const one of cases) console.log(`${one.name}  ${told(one)}`);
console.log(`${count.skipped} skipped`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.exempt} exempt`);
process.exitCode = count.failed > 0 ? 1 : 0;

function told(one: (typeof cases)[number]): string {
  const outcome = judge(one);
  const reason = reasons[one.name];
  if (outcome.kind === 'skipped') {
    count.skipped++;
    return `skipped: ${outcome.reason}`;
  }
  const differs = outcome.differences.length > 0;
  const result = reason === undefined ? (differs ? 'failed' : 'passed') : differs ? 'exempt' : 'failed';
  count[result]++;
  if (result === 'passed') return result;
  if (result === 'exempt') return `exempt: ${reason}`;
  return reason === undefined ? `failed: ${outcome.differences.join('; ')}` : 'failed: exempt, but passes';
}
