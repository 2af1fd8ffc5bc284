import { isWin32Name, sameName } from '../base/index.ts';
import { difNamed } from '../engine/install/index.ts';
import type { Issue } from '../form/index.ts';
import { flagNamed } from './installers.ts';
import { isPattern } from './patterns.ts';
import type { InstallerReply, Rehearsal, Step } from './rehearsal.ts';

/** What a rehearsal names without having it: packages, hardware, media, requests, errors, flags, patterns. */
export function unknownNames(rehearsal: Rehearsal): Issue[] {
  return [
    ...rehearsal.steps.flatMap((step, i) => unknownInStep(rehearsal, step, i)),
    ...packagesNamed(rehearsal, rehearsal.update.offers, ['update', 'offers']),
    ...behind(rehearsal),
    ...strangeNames(Object.keys(rehearsal.packages)),
    ...noPatterns(Object.keys(rehearsal.answers), ['answers']),
    ...Object.entries(rehearsal.media).flatMap(([name, { packages }]) =>
      packagesNamed(rehearsal, packages, ['media', name, 'packages']),
    ),
    ...Object.entries(rehearsal.installers).flatMap(([name, entry]) =>
      Object.entries(entry).flatMap(([request, reply]) =>
        unknownInReply(request, reply, ['installers', name, request]),
      ),
    ),
  ];
}

type Table = 'packages' | 'hardware' | 'media';
const TABLES: Readonly<Record<string, readonly [Table, string]>> = {
  stage: ['packages', 'package'],
  plug: ['hardware', 'hardware'],
  unplug: ['hardware', 'hardware'],
  insert: ['media', 'medium'],
  eject: ['media', 'medium'],
};

/** What is wrong with a step of a rehearsal by itself. */
export function issuesOfStep(rehearsal: Rehearsal, step: Step): Issue[] {
  return unknownInStep(rehearsal, step, 0);
}

function unknownInStep(rehearsal: Rehearsal, step: Step, i: number): Issue[] {
  const [verb = '', value] = Object.entries(step)[0] ?? [];
  const at = ['steps', i, verb];
  const named = TABLES[verb];
  if (named && typeof value === 'string') return unknown(rehearsal, named, value, at);
  if ('updateDriver' in step && !step.updateDriver.device.includes('\\')) {
    return unknown(rehearsal, ['hardware', 'hardware'], step.updateDriver.device, [...at, 'device']);
  }
  if ('update' in step) return packagesNamed(rehearsal, step.update.offers, [...at, 'offers']);
  const texts =
    'answer' in step
      ? Object.keys(step.answer)
      : 'answers' in step
        ? Object.keys(step.answers)
        : 'expect' in step
          ? [step.expect.shown, step.expect.notShown, step.expect.warns, step.expect.waits].flat()
          : [];
  return noPatterns(texts, at);
}

function noPatterns(texts: readonly (string | null | undefined)[], path: Issue['path']): Issue[] {
  return texts
    .filter(text => typeof text === 'string' && !isPattern(text))
    .map(text => ({ path, message: `${text} is no regular expression` }));
}

function unknown(
  rehearsal: Rehearsal,
  [table, what]: readonly [Table, string],
  name: string,
  path: Issue['path'],
): Issue[] {
  if (Object.hasOwn(rehearsal[table], name)) return [];
  const names = Object.keys(rehearsal[table]).join(', ') || 'none';
  return [{ path, message: `there is no ${what} "${name}" in this file (there is: ${names})` }];
}

function packagesNamed(rehearsal: Rehearsal, names: readonly string[], path: Issue['path']): Issue[] {
  return names.flatMap((name, i) => unknown(rehearsal, ['packages', 'package'], name, [...path, i]));
}

function behind(rehearsal: Rehearsal): Issue[] {
  return Object.entries(rehearsal.hardware).flatMap(([name, { behind: parent }]) =>
    parent === undefined
      ? []
      : unknown(rehearsal, ['hardware', 'hardware'], parent, ['hardware', name, 'behind']),
  );
}

const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Whether Windows can have no file or folder of a name. */
export function isStrangeName(name: string): boolean {
  return name === '' || DEVICE_NAME.test(name) || /[\\/<>:"|?*\x00-\x1f]|[. ]$/.test(name);
}

/** A package stands in a folder of its name. */
function strangeNames(names: readonly string[]): Issue[] {
  return names.flatMap((name, i) => {
    const path = ['packages', name];
    if (isStrangeName(name))
      return [{ path, message: `"${name}" can be no folder of Windows; give the package a plain name` }];
    const same = names.slice(0, i).find(one => sameName(one, name));
    return same === undefined
      ? []
      : [{ path, message: `"${name}" and "${same}" are one folder to Windows; give one another name` }];
  });
}

function unknownInReply(request: string, reply: InstallerReply, path: Issue['path']): Issue[] {
  const codes = (['answer', 'after'] as const).flatMap(key => {
    const code = reply[key];
    const isKnown = typeof code !== 'string' || isWin32Name(code) || (key === 'after' && code === 'result');
    return isKnown ? [] : [{ path: [...path, key], message: `${code} is no error that Firstplug knows` }];
  });
  const flags = (reply.sets ?? []).flatMap((flag, i) =>
    flagNamed(flag) === undefined ? [{ path: [...path, 'sets', i], message: `${flag} is no DI_ flag` }] : [],
  );
  const requests = difNamed(request) ? [] : [{ path, message: `${request} is no DIF request` }];
  return [...requests, ...codes, ...flags];
}
