import type { StoryEvent } from '../story/index.ts';
import { readDxdiag, tellDxdiag } from './dxdiag.ts';
import { readPnpEvents, tellPnpEvent } from './kernel-pnp.ts';
import { readPnputil, tellPnputil } from './pnputil.ts';

/** What a text is: a setup log, or one of the sources beside it. */
export type LogSource = 'setup log' | 'kernel-pnp events' | 'pnputil' | 'dxdiag';

/** Tells the kind of a text from its beginning (a few thousand characters are enough). */
export function sourceOf(beginning: string): LogSource {
  if (/<PnpUtil\b|^\s*Instance ID:/m.test(beginning)) return 'pnputil';
  if (/^\s*(?:Device Key|Driver Strong Name|Card name): /m.test(beginning)) return 'dxdiag';
  if (/(?:^|\| )Device \S+ (?:was|had|requires|has been) |^\s*Driver Name: .*\.inf\s*$/m.test(beginning))
    return 'kernel-pnp events';
  return 'setup log';
}

/** The events of a text that is no setup log. */
export function tellOther(source: Exclude<LogSource, 'setup log'>, text: string): StoryEvent[] {
  if (source === 'pnputil') return readPnputil(text).map(tellPnputil);
  if (source === 'dxdiag') return readDxdiag(text).map(tellDxdiag);
  return readPnpEvents(text).map(tellPnpEvent);
}
