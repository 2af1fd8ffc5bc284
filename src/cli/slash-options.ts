/** InfVerif's own options, which it writes with a slash, by what they are here. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  h: ['--mode', 'h'],
  w: ['--mode', 'w'],
  u: ['--mode', 'u'],
  k: ['--mode', 'k'],
  v: ['--verbose'],
  info: ['--info'],
  stampinf: ['--stampinf'],
};
const VALUES: readonly string[] = ['code', 'rulever', 'wbuild', 'osver', 'provider', 'product'];

/**
 * The arguments of `check` with InfVerif's options as ours; whoever writes them gets InfVerif's lines. `/sw1205` does
 * not tell 1205. `/l <folder>` writes a page for each INF.
 * @see running-infverif-from-the-command-line
 */
export function readSlashOptions(args: readonly string[]): string[] {
  const read = args.map(slashOption);
  const isSlashed = read.some(one => one !== undefined);
  const asked = args.some(arg => arg === '--format' || arg.startsWith('--format=') || arg === '--json');
  return [
    ...args.flatMap((arg, at) => read[at] ?? arg),
    ...(isSlashed && !asked ? ['--format', 'infverif'] : []),
  ];
}

function slashOption(arg: string): readonly string[] | undefined {
  const name = /^\/([a-z]+)(\d*)$/i.exec(arg)?.slice(1);
  if (!name) return undefined;
  const [word, code] = [name[0]!.toLowerCase(), name[1]!];
  if (word === 'sw' && code !== '') return ['--ignore', code];
  if (code !== '') return undefined;
  if (word === 'l') return ['--report'];
  return FLAGS[word] ?? (VALUES.includes(word) ? [`--${word}`] : undefined);
}
