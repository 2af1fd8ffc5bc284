// `npm run verdicts -- [folder]`: compares what check finds with what InfVerif was recorded to say, by default the
// cases of recordings/infverif in FIRSTPLUG_SHARED. Exemptions are by case with a reason; one that passes is a failure,
// and so is a case that cannot be read.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type NoCase, readCases, type VerdictCase } from './cases.ts';
import exemptions from './exemptions.json' with { type: 'json' };
import { judge, type Outcome } from './judge.ts';

const shared = process.env.FIRSTPLUG_SHARED ?? '../shared';
const folder = resolve(process.argv[2] ?? join(shared, 'recordings', 'infverif'));
const cases = existsSync(folder) ? readCases(folder) : [];
if (!cases.some(one => !('is' in one) || one.is === 'unreadable')) {
  console.error(`There are no cases of InfVerif in ${folder}. Name a folder, or set FIRSTPLUG_SHARED.`);
  process.exit(2);
}
const reasons: Readonly<Record<string, string>> = exemptions;
const count = { passed: 0, failed: 0, exempt: 0, skipped: 0 };
for (const one of cases) {
  const [result, text] = resultOf(one);
  count[result]++;
  console.log(`${one.name}  ${result}: ${text}`);
}
console.log(`${count.skipped} skipped`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.exempt} exempt`);
process.exitCode = count.failed > 0 ? 1 : 0;

function resultOf(one: VerdictCase | NoCase): [keyof typeof count, string] {
  if ('is' in one) return [one.is === 'other' ? 'skipped' : 'failed', one.reason];
  const outcome = judged(one);
  const reason = reasons[one.name];
  if (outcome.kind === 'skipped') return ['skipped', outcome.reason];
  const { differences, as } = outcome;
  if (differences.length > 0) {
    return reason === undefined ? ['failed', `as ${as}: ${differences.join('; ')}`] : ['exempt', reason];
  }
  return reason === undefined ? ['passed', `as ${as}`] : ['failed', 'exempt, but passes'];
}

function judged(one: VerdictCase): Outcome {
  try {
    return judge(one);
  } catch (error) {
    return { kind: 'judged', as: 'a case', differences: [(error as Error).message] };
  }
}
