import type { StoryEvent } from '../story/index.ts';
import { readRank } from './driver-node.ts';
import { readStrongName, type StrongName } from './strong-name.ts';

/** A display device of a DxDiag report, as far as it tells of driver selection. */
export interface DxdiagDisplay {
  /** The device's PCI ID with subsystem and revision: the key under `Enum`. */
  readonly device: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly strongName?: StrongName;
  readonly rank?: number;
}

/** Reads the display devices of a DxDiag report; a device that stands there twice is told once. */
export function readDxdiag(text: string): DxdiagDisplay[] {
  const displays: DxdiagDisplay[] = [];
  let fields: Record<string, string> = {};
  const finish = (): void => {
    if (fields['Device Key'] && fields['Driver Strong Name']) displays.push(displayOf(fields));
    fields = {};
  };
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([A-Z][\w'/ ]*?): (.*?)\s*$/.exec(line);
    if (line.trim() === '' || (match && fields[match[1]!] !== undefined)) finish();
    if (match) fields[match[1]!] = match[2]!;
  }
  finish();
  return displays.filter((display, i) => displays.findIndex(other => sameDevice(other, display)) === i);
}

/** A display device told as a story. */
export function tellDxdiag({ device, strongName, rank, fields }: DxdiagDisplay): StoryEvent {
  const inf = strongName?.inf ?? '';
  const section = strongName?.installSection ?? '';
  const matchedId = strongName?.matchedId ?? '';
  return {
    kind: 'section',
    title: 'Display device driver selection',
    about: device,
    code: 0,
    events: [
      { kind: 'candidate', inf, section, matchedId, ...(rank !== undefined && { rank }), fields },
      { kind: 'chosen', inf, section },
    ],
  };
}

function sameDevice(a: DxdiagDisplay, b: DxdiagDisplay): boolean {
  return a.device === b.device && a.strongName?.text === b.strongName?.text && a.rank === b.rank;
}

function displayOf(fields: Record<string, string>): DxdiagDisplay {
  const strongName = readStrongName(fields['Driver Strong Name']!);
  const rank = readRank(fields['Rank Of Driver']);
  const device = fields['Device Key']!.replace(/^Enum\\/, '');
  return { device, fields, ...(strongName && { strongName }), ...(rank !== undefined && { rank }) };
}
