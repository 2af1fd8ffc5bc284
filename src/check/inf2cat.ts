/** A finding of Inf2Cat that has no rule of its own. */
export interface Inf2CatFinding {
  readonly code: string;
  readonly statement: string;
  /** Codes of InfVerif that tell the same. */
  readonly sameAs?: readonly number[];
  /** Why it is not looked for. */
  readonly reason?: string;
}

const NOT_FOUND = 'not decidable: no page and no public output of Inf2Cat was found that has it';

/**
 * Observed: the words of those that are known, in public outputs of Inf2Cat.
 * @see inf2cat
 */
export const INF2CAT: readonly Inf2CatFinding[] = [
  { code: '22.9.2', statement: 'not known', reason: NOT_FOUND },
  { code: '22.9.3', statement: 'not known', reason: NOT_FOUND },
  { code: '22.9.5', statement: 'not known', reason: NOT_FOUND },
  { code: '22.9.6', statement: 'DriverVer is missing or in an incorrect format.', sameAs: [1218, 1234] },
  {
    code: '22.9.8',
    statement: 'The package may bring a file of Windows.',
    reason: 'needs Windows: which files may not be handed on, Inf2Cat knows',
  },
  { code: '22.9.9', statement: 'not known', reason: NOT_FOUND },
  {
    code: '22.9.10',
    statement: 'A file that is copied is missing in [SourceDisksFiles], and there is no LayoutFile.',
    sameAs: [1230],
  },
];
