import type { Beside } from './lines.ts';

/** A line that stands on one side only. */
export type LineDifference = Exclude<Beside, { kind: 'same' }> & { readonly reason?: string };

/** Lines of one side of which it is known why the other lacks them; the first that fits counts. */
const REASONS: readonly (readonly [kind: 'missing' | 'extra', form: RegExp, reason: string])[] = [
  [
    'missing',
    /opened (?:pnf|inf):|updated reflected|saved pnf:|searched \d+|enumerating infs/,
    'which INFs are opened and cached is not told',
  ],
  [
    'missing',
    /waiting for|device post-install|creating install process|server install process/,
    'how processes wait for each other is not told',
  ],
  ['missing', /^#[-i]?\S* executing |^#\S+ command line processed/, 'which program asked is not rebuilt'],
  [
    'missing',
    /using exported function|class installer ==|coinstaller \d+ ==/,
    'which DLL an installer is in is told where it is loaded first',
  ],
  ['missing', /class installer:|coinstaller \d+:/, 'what an installer does by itself is not known'],
  ['missing', /code = \d+/, 'what is wrong with an INF shows only where it is given with --packages'],
  [
    'missing',
    /inf line \d+|install inf section|^inf (?:addreg|copyfiles|service|start|error|display|load)/,
    'lines of an INF show only where it is given with --packages',
  ],
  ['missing', /existing files modified|restart required/, 'whether a file was in use is not in the log'],
  ['missing', /driver list already built/, 'what an installer does by itself is not known'],
  [
    'missing',
    /_verify_file_signature|^sig (?:key|filepath|catalog|success)|digital signatures equal/,
    'which signatures are looked at while choosing is not told',
  ],
  [
    'missing',
    /^inf driver package is (?:fully isolated|boot critical)/,
    'by which rule a package counts as isolated or boot critical no record shows',
  ],
  [
    'missing',
    /^sig installing catalog/,
    'when SetupCopyOEMInf installs a catalog once more that staging installed no record tells',
  ],
  [
    'missing',
    /unable to find driver inf match/,
    'what was missing in the index of a machine is not in its log',
  ],
  ['missing', /^inf version flags =/, 'what the bits of Version Flags mean is in no page'],
  ['missing', /^ven|^cci|^\.\.\./, 'an installer writes what it wants'],
];

const SERVICING =
  'Windows configures its own drivers and the devices that have them after an update of itself; that is not carried out here';

/** The line with which that begins. */
const SERVES =
  /^sto (?:\{cache device|\{reflect|no effective section|devices using|driver update .* reflected)/;

/** The differences of a section with their reasons: a line that both sides have in other places is one of order. */
export function withReasons(title: string, lines: readonly Beside[]): LineDifference[] {
  const isServed = title === 'Install Driver Updates';
  const from = lines.findIndex(one => isServed && one.kind === 'missing' && SERVES.test(keyOf(one)));
  const keys = (kind: 'missing' | 'extra'): Set<string> =>
    new Set(lines.flatMap(beside => (beside.kind === kind ? [keyOf(beside)] : [])));
  const missing = keys('missing');
  const extra = keys('extra');
  return lines.flatMap((beside, i): LineDifference[] => {
    if (beside.kind === 'same') return [];
    if (from >= 0 && i >= from) return [{ ...beside, reason: SERVICING }];
    const key = keyOf(beside);
    const isMoved = missing.has(key) && extra.has(key);
    const reason = isMoved ? 'both have it, in another place' : reasonOf(beside.kind, key);
    return [{ ...beside, ...(reason !== undefined && { reason }) }];
  });
}

function keyOf(beside: Beside): string {
  return beside.kind === 'extra' ? beside.predicted.key : beside.recorded.key;
}

/** Why a line stands on one side only; undefined where nobody knows. */
function reasonOf(kind: 'missing' | 'extra', key: string): string | undefined {
  return REASONS.find(([of, form]) => of === kind && form.test(key))?.[2];
}
