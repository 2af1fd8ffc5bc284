import { readFileSync } from 'node:fs';
import { givenOf } from '../src/cli/rehearsal-folders.ts';
import { type Given, type Rehearsal, readRehearsals, rehearse } from '../src/rehearsal/index.ts';
import { printTime } from './measure.ts';

const SHORT = process.argv.includes('--short');
const MACHINES = SHORT ? 20 : 1_000;
const PACKAGES = SHORT ? [10, 100] : [10, 100, 1_000];

interface Loaded {
  readonly rehearsal: Rehearsal;
  readonly given: Given;
}

/** The stories of software first and of components, a matrix of machines, and one rehearsal beside many packages. */
export function benchRehearsal(): void {
  const first = load('examples/stories/04-software-first.yaml');
  const breakfast = load('examples/breakfast/breakfast.yaml');
  printTime('rehearsal software first', () => play(first));
  printTime('rehearsal base, extension, component, software', () => play(breakfast));
  printTime(`rehearsal software first on ${MACHINES} machines`, () => {
    let events = 0;
    for (let i = 0; i < MACHINES; i++) events += play(first);
    return events;
  });
  for (const count of PACKAGES) {
    const crowded = beside(first, count);
    printTime(`rehearsal software first beside ${count} packages`, () => play(crowded));
  }
}

function load(path: string): Loaded {
  const text = readFileSync(path, 'utf8');
  const rehearsal = readRehearsals(text).value![0]!;
  return { rehearsal, given: givenOf(rehearsal, { path, text }) };
}

function play({ rehearsal, given }: Loaded): number {
  const { held, story } = rehearse(rehearsal, given);
  if (!held) throw new Error(`${story.title} does not hold`);
  return story.events.length;
}

/** The same with more packages in the driver store: copies that serve other devices. */
function beside({ rehearsal, given }: Loaded, count: number): Loaded {
  const [name, entry] = Object.entries(rehearsal.packages)[0]!;
  const inf = given.folders.get(entry.folder)!.find(({ path }) => path.endsWith('.inf'))!;
  const text = new TextDecoder().decode(inf.bytes);
  const folders = new Map(given.folders);
  const packages: Record<string, Rehearsal['packages'][string]> = { [name]: entry };
  for (let i = 0; i < count; i++) {
    const id = (0x8000 + i).toString(16).toUpperCase();
    const bytes = new TextEncoder().encode(text.replaceAll('PID_7057', `PID_${id}`));
    folders.set(`other ${i}`, [{ path: `other${i}.inf`, bytes }]);
    packages[`other-${i}`] = { ...entry, folder: `other ${i}` };
  }
  const stages = Array.from({ length: count }, (_, i) => ({ stage: `other-${i}` }));
  const steps = [...stages, ...rehearsal.steps.filter(step => !('expect' in step))];
  return { rehearsal: { ...rehearsal, packages, steps }, given: { ...given, folders } };
}
