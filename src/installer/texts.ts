import type { Texts } from './application.ts';

/** What is said where the configuration file says nothing. */
export const DEFAULT_TEXTS: Texts = {
  title: '{product}',
  welcome: '',
  license: '',
  finished: '',
  plugIn: 'Plug in {product} now.',
  switchOff: 'Switch the computer off, plug in {product}, and switch it on again.',
  offer: 'Install {application}?',
  notBetter: 'Windows prefers the present driver of {product}. Replace it nevertheless?',
  restart: 'Windows must start again before {product} can be used. Restart now?',
  stillPresent:
    '{product} is still plugged in. Without its applications it may not work as before. Remove them?',
  needsAdministrator: 'Only an administrator can install {product}.',
};

const ENGLISH = 0x0409;
const primary = (language: number): number => language & 0x3ff;

/**
 * The texts in the user's language, else in another of the same primary language, else in the first language
 * that is listed; `notListed` puts English before that.
 */
export function textsFor(
  listed: Readonly<Record<string, Partial<Texts>>>,
  language: number | undefined,
  notListed: boolean,
): Texts {
  const ids = Object.keys(listed).map(Number);
  const wanted = language ?? ENGLISH;
  const near = ids.find(id => id === wanted) ?? ids.find(id => primary(id) === primary(wanted));
  const id = near ?? (notListed ? undefined : ids[0]);
  return { ...DEFAULT_TEXTS, ...(id === undefined ? {} : listed[id]) };
}
