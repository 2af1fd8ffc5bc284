import { expect, test } from 'vitest';
import { events, play } from './play.ts';

const THINGS = `machine: { windows: 11 }
packages: { p: p }
hardware: { hub: { hardwareIds: ['USB\\HUB'] }, stick: { hardwareIds: ['USB\\STICK'], behind: hub } }
media: { cd: { drive: 'D:' }, dvd: { drive: 'd:' }, card: { drive: 'E:' } }
steps: `;

/** Steps that cannot happen, by the step before them. */
test.each([
  ['unplug: hub', 'hub is not plugged in: plug it in first, or leave this step out'],
  ['plug: hub }, { plug: hub', 'hub is plugged in already: unplug it first'],
  ['plug: hub }, { plug: hub, port: 2', 'hub is plugged in already: unplug it first'],
  ['plug: hub }, { unplug: hub }, { unplug: hub', 'hub is not plugged in'],
  ['plug: stick', 'stick sits behind hub, which is not plugged in: plug that in first'],
  ['eject: cd', 'cd is not inserted: insert it first, or leave this step out'],
  ['insert: cd }, { insert: cd', 'cd is inserted already: eject it first'],
  ['insert: cd }, { insert: dvd', 'cd is in drive D:: eject it first, or give dvd another drive'],
  ['insert: cd }, { eject: cd }, { eject: cd', 'cd is not inserted'],
  ['power: on', 'the computer is on already: leave this step out, or power it off before'],
  ['power: off }, { power: off', 'the computer is off already: leave this step out, or power it on before'],
  ['power: off }, { restart: true', 'the computer is off: power it on first'],
  ['power: off }, { scan: true', 'the computer is off: power it on first'],
  ['power: off }, { stage: p', 'the computer is off: power it on first'],
  ['power: off }, { run: a.exe', 'the computer is off: power it on first'],
  ['power: off }, { logon: a', 'the computer is off: power it on first'],
  ['power: off }, { setup: true', 'the computer is off: power it on first'],
  ['power: off }, { software: true', 'the computer is off: power it on first'],
  ['power: off }, { addHardware: { class: Ports }', 'the computer is off: power it on first'],
  ['power: off }, { updateDriver: { device: hub, list: true }', 'the computer is off: power it on first'],
  ['answer: { a: b }', 'nobody asked: no step before this one waits for an answer'],
  ['fail: 1 }, { plug: hub }, { unplug: hub', 'hub is not plugged in'],
])('{ %s }: %s', (steps, text) => {
  const rehearsed = play(`${THINGS}[{ ${steps} }]`);
  const last = rehearsed.story.events.at(-1);
  expect(last?.events).toMatchObject([{ kind: 'note', severity: 'error' }]);
  expect(last?.events?.[0]).toHaveProperty('text', expect.stringContaining(text));
  expect(rehearsed.held).toBe(false);
});

test.each([
  'plug: hub }, { plug: stick }, { unplug: stick }, { unplug: hub }, { plug: hub',
  'insert: cd }, { insert: card }, { eject: cd }, { insert: dvd',
  'power: off }, { plug: hub }, { insert: cd }, { advance: 1d }, { power: on }, { restart: true',
])('{ %s } happens', steps => {
  const rehearsed = play(`${THINGS}[{ ${steps} }]`);
  expect(events(rehearsed, 'note').filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(rehearsed.held).toBe(true);
});
