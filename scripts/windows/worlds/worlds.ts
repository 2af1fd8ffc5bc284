import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { supervised } from '../supervise.ts';
import type { Outcome } from '../trial.ts';
import { freshWine } from '../wine.ts';
import { engineWorld } from './engine-world.ts';
import { filesOf, makeMedium } from './kettle.ts';
import { DRIVE, ORDERS, type Order, type Played, play } from './play.ts';
import type { WorldsData } from './trials.ts';

/** The Windows that the prefixes say they are. */
const WINDOWS = '10.0.18362';

/** The kettle installed in both orders, each in a prefix of its own, beside the same on the engine: a trial an item. */
export async function worldsOutcomes(folder: string, program: string): Promise<Map<string, Outcome>> {
  const medium = join(folder, 'medium');
  makeMedium(medium);
  const outcomes = new Map<string, Outcome>();
  for (const order of ORDERS) {
    const rehearsed = play(engineWorld(filesOf(medium), WINDOWS), order);
    const { trials, played } = await playedInWine(
      join(folder, order.replace(' ', '-')),
      medium,
      order,
      program,
    );
    const compared = played ? compare(order, rehearsed, played) : [];
    for (const [id, outcome] of [...trials, ...compared]) outcomes.set(id, outcome);
  }
  return outcomes;
}

async function playedInWine(
  folder: string,
  medium: string,
  order: Order,
  program: string,
): Promise<{ readonly trials: ReadonlyMap<string, Outcome>; readonly played: Played | undefined }> {
  mkdirSync(folder);
  const wine = freshWine(folder);
  if (!wine) throw new Error('there is no Wine');
  symlinkSync(medium, join(folder, 'prefix', 'dosdevices', DRIVE.toLowerCase()));
  const file = join(folder, 'played.json');
  const data: WorldsData = { order, played: wine.path(file) };
  try {
    const trials = await supervised(wine, { suite: 'worlds', program, data });
    return { trials, played: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined };
  } finally {
    wine.stop();
  }
}

function compare(order: Order, rehearsed: Played, wine: Played): [string, Outcome][] {
  const sides = [withRequests(rehearsed, wine), withRequests(wine, rehearsed)] as const;
  const names = new Set(sides.flatMap(items => Object.keys(items)));
  return [...names].sort().map(name => {
    const [here, there] = sides.map(items => items[name]);
    const faults = here === there ? [] : [`rehearsed ${here ?? 'absent'}, Wine ${there ?? 'absent'}`];
    const outcome: Outcome = faults.length > 0 ? { kind: 'failed', faults } : { kind: 'passed' };
    return [`${order}: ${name.replace(STORE_DIGEST, '$1*')}`, outcome];
  });
}

/** A folder of the driver store has a number made of its INF, which changes with every change of the example. */
const STORE_DIGEST = /(\.inf_amd64_)[0-9a-f]+/;

/** Each request to the co-installer, and the order of those that it was asked in both worlds. */
function withRequests({ items, requests }: Played, other: Played): Readonly<Record<string, string>> {
  const common = requests.filter(request => other.requests.includes(request));
  return {
    ...items,
    ...Object.fromEntries(requests.map(request => [`co-installer, ${request}`, 'asked'])),
    'co-installer, order of what both ask': common.join(', '),
  };
}
