import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shownAt } from '../../src/cli/studio-documents.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { difference } from '../../src/machine/index.ts';
import { rehearse } from '../../src/rehearsal/index.ts';
import { entriesOf, machineAt } from '../../src/studio/model/index.ts';
import { played } from './played.ts';

const { entries, problems } = entriesOf({ version: 1, ...shownAt(['examples']) }, sha256);

test('every rehearsal of the examples is an entry', () => {
  expect(problems).toEqual([]);
  expect(entries.length).toBeGreaterThan(20);
  expect(entries[0]).toMatchObject({ title: expect.stringContaining('') });
});

test.each(entries.map(entry => [`${entry.title}, ${entry.where}`, entry] as const))(
  '%s is the same story as without the studio, step by step',
  (_, entry) => {
    const playback = played(entry);
    expect(playback.story).toEqual(rehearse(entry.rehearsal, entry.given).story);
    playback.steps.forEach((step, i) => {
      const told = (step.event.events ?? []).filter(({ kind }) => kind === 'effect');
      expect(step.effects.length).toBe(told.length);
      expect(playback.steps[i + 1]?.before ?? step.after).toBeDefined();
      const next = playback.steps[i + 1];
      if (next) expect(difference(step.after, next.before)).toEqual([]);
      const half = machineAt(step, step.effects.length >> 1);
      const rest = half as unknown as ReturnType<typeof step.before.fork>;
      if (half !== step.before && half !== step.after) {
        for (const effect of step.effects.slice(step.effects.length >> 1)) rest.apply(effect);
        expect(difference(rest, step.after).filter(change => !isOfRehearsal(change))).toEqual([]);
      }
    });
  },
);

function isOfRehearsal(change: object): boolean {
  return JSON.stringify(change).includes('Firstplug\\\\Rehearsal');
}

test('files of a document come over as they are', () => {
  const [document] = shownAt(['examples/toaster/toaster.yaml']).documents;
  const { entries: own } = entriesOf({ version: 1, documents: [document!] }, sha256);
  const file = own[0]!.given.folders.get('package')![0]!;
  expect(file.path).toBe('toastpkg.inf');
  expect(Buffer.from(file.bytes)).toEqual(readFileSync('examples/toaster/package/toastpkg.inf'));
});
