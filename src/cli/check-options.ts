import type { WindowsVersion } from '../base/index.ts';
import { type CheckOptions, DEFAULT_OPTIONS, MODES } from '../check/index.ts';
import { type Decoration, parseDecoration } from '../inf/index.ts';
import { Failure } from './failure.ts';

export interface RawCheckOptions {
  readonly mode?: string;
  readonly rulever?: string;
  readonly wbuild?: string;
  readonly osver?: string;
  readonly stampinf?: boolean;
  readonly provider?: string;
}

/** Reads what the command line asks of INFs. */
export function readCheckOptions(raw: RawCheckOptions): CheckOptions {
  const { mode = 'w', rulever, wbuild, osver, stampinf = false, provider } = raw;
  const known = MODES.find(name => name === mode);
  if (!known) throw new Failure(`--mode ${mode}: no mode; it is one of ${MODES.join(', ')}`);
  return {
    mode: known,
    rules: rulever === undefined ? DEFAULT_OPTIONS.rules : readRules(rulever),
    isolationFrom: wbuild === undefined ? DEFAULT_OPTIONS.isolationFrom : readBuild('--wbuild', wbuild),
    template: stampinf,
    today: new Date().toISOString().slice(0, 10),
    ...(osver !== undefined && { target: readTarget(osver) }),
    ...(provider !== undefined && { provider }),
  };
}

function readRules(text: string): CheckOptions['rules'] {
  return text.toLowerCase() === 'vnext' ? 'next' : readBuild('--rulever', text);
}

/** `10.0.17763`, or with three points as in a decoration: `10.0...17763`. */
function readBuild(option: string, text: string): WindowsVersion {
  const match = /^(\d+)\.(\d+)(?:\.\.)?\.(\d+)$/.exec(text);
  if (!match) throw new Failure(`${option} ${text}: no build; write one like 10.0.17763`);
  const [major, minor, build] = match.slice(1).map(Number) as [number, number, number];
  return { major, minor, build };
}

function readTarget(text: string): Decoration {
  const decoration = parseDecoration(text);
  if (decoration) return decoration;
  throw new Failure(`--osver ${text}: no target; write one as in a Models section, such as NTamd64.10.0`);
}
