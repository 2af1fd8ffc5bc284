import type { CandidateEvent } from '../../story/index.ts';

/** The bytes of a rank, and what each of them says. */
export interface RankParts {
  /** `00 FF 2001`, or four digits before Vista. */
  readonly text: string;
  readonly signature: string;
  readonly feature: string;
  readonly match: string;
}

/** What the signature byte says. @see how-windows-ranks-driver-packages */
const SIGNATURES: Readonly<Record<number, string>> = {
  0: 'signed',
  13: 'signed by Microsoft',
  15: 'signed with Authenticode',
  128: 'not signed',
  192: 'not signed, and not made for Windows NT',
  255: 'signature unknown',
};

/**
 * Takes a rank apart: 0xSSFFTIII from Vista on, 16 bits before. `old`: it is such a 16-bit rank.
 * @see driver-rank-ranges
 */
export function rankParts(rank: number, old: boolean): RankParts {
  const signature = rank >>> 24;
  const feature = (rank >>> 16) & 0xff;
  const identifier = rank & 0xffff;
  const digits = rank.toString(16).toUpperCase().padStart(8, '0');
  const text = old ? digits.slice(4) : `${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4)}`;
  const trusted = identifier < 0x8000;
  return {
    text,
    signature: old
      ? trusted
        ? 'trusted'
        : 'not trusted'
      : (SIGNATURES[signature] ?? `signature byte ${digits.slice(0, 2)}`),
    feature: old
      ? 'no feature score before Vista'
      : feature === 0xff
        ? 'no feature score'
        : `feature score ${digits.slice(2, 4)}`,
    match: matchOf(identifier & 0x7fff, old && identifier >= 0xc000),
  };
}

/** Which of the device's IDs met which of the INF's. @see identifier-score--windows-vista-and-later- */
function matchOf(identifier: number, suspect: boolean): string {
  if (suspect) return 'the INF is not made for Windows NT';
  const nth = ordinal((identifier & 0xff) + 1);
  const j = (identifier >> 8) & 0xf;
  const kinds = [
    'hardware ID of the device met a hardware ID',
    'hardware ID of the device met a compatible ID',
  ];
  const compatible = [
    'compatible ID of the device met a hardware ID',
    'compatible ID of the device met a compatible ID',
  ];
  const kind = [...kinds, ...compatible][identifier >> 12];
  if (!kind) return `identifier score ${identifier.toString(16)}`;
  return `the ${nth} ${kind} of the INF${identifier >> 12 === 3 ? ` (its ${ordinal(j + 1)})` : ''}`;
}

export function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

/** Why one driver node won over another. */
export function whyBetter(winner: CandidateEvent, other: CandidateEvent): string {
  if (winner.rank === undefined || other.rank === undefined) return 'the log tells no rank';
  if (winner.rank < other.rank) return 'its rank is lower';
  if (winner.rank > other.rank)
    return 'although its rank is higher: it was forced, or the log leaves something out';
  const dates = compareDates(winner.date, other.date);
  if (dates > 0) return 'same rank, newer date';
  const versions = compareVersions(winner.version, other.version);
  if (dates === 0 && versions > 0) return 'same rank and date, higher version';
  return 'same rank; the log does not tell what decided';
}

/** Positive when the first is newer. Dates as INFs write them: month, day, year. */
function compareDates(a = '', b = ''): number {
  const key = (date: string): string =>
    date
      .split(/[/-]/)
      .map(part => part.padStart(4, '0'))
      .slice(-1)
      .concat(
        date
          .split(/[/-]/)
          .slice(0, 2)
          .map(part => part.padStart(2, '0')),
      )
      .join('');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function compareVersions(a = '', b = ''): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < 4; i++) if ((left[i] ?? 0) !== (right[i] ?? 0)) return (left[i] ?? 0) - (right[i] ?? 0);
  return 0;
}
