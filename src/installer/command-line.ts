import { sameName } from '../base/index.ts';
import type { Behaviour } from './application.ts';

/** What this run shall do: the behaviour of the file, as the switches change it. */
export interface Options extends Behaviour {
  readonly help: boolean;
  /** Lines of the report go to the console as they come. */
  readonly console: boolean;
  readonly plan: boolean;
  /** Removes the applications that it installed. */
  readonly uninstall: boolean;
  /** Removes the package of this INF. */
  readonly uninstallInf: string | undefined;
  /** Where the packages are, instead of the folder of the program. */
  readonly path: string | undefined;
  /** LANGID. */
  readonly language: number | undefined;
  /** Applications that the user does without. */
  readonly without: readonly string[];
}

interface Switch {
  readonly means: string;
  /** What follows it. */
  readonly takes?: string;
  readonly set: (value: string) => Partial<Options> | undefined;
}

/**
 * DPInst's switches, and those of this application.
 * @see https://learn.microsoft.com/previous-versions/ff550803(v=vs.85)
 */
const SWITCHES: Readonly<Record<string, Switch>> = {
  '/a': { means: 'drivers only if all can be installed', set: () => ({ installAllOrNone: true }) },
  '/c': { means: 'tells the console what happens', set: () => ({ console: true }) },
  '/d': { means: 'ignored, as since Windows 7: files of drivers stay', set: () => ({}) },
  '/el': { means: 'languages that are not listed', set: () => ({ enableNotListedLanguages: true }) },
  '/f': {
    means: 'a driver although the present one is better',
    set: () => ({ forceIfDriverIsNotBetter: true }),
  },
  '/h': { means: 'this help; also /? and /help', set: () => ({ help: true }) },
  '/l': { means: 'shows its texts in a language', takes: 'LANGID', set: languageOf },
  '/lm': { means: 'unsigned packages, and packages with missing files', set: () => ({ legacyMode: true }) },
  '/p': {
    means: 'asks where the present driver is better',
    set: () => ({ promptIfDriverIsNotBetter: true }),
  },
  '/path': { means: 'where the packages are', takes: 'folder', set: path => ({ path }) },
  '/q': { means: 'shows nothing; also /s', set: () => ({ quietInstall: true }) },
  '/sa': {
    means: 'not in the list of installed programs',
    set: () => ({ suppressAddRemovePrograms: true }),
  },
  '/se': { means: 'the license is accepted and not shown', set: () => ({ suppressEulaPage: true }) },
  '/sh': { means: 'only for devices that are present', set: () => ({ scanHardware: true }) },
  '/sw': { means: 'shows nothing itself; Windows may', set: () => ({ suppressWizard: true }) },
  '/u': { means: 'removes a driver package', takes: 'INF', set: uninstallInf => ({ uninstallInf }) },
  '--plan': { means: 'says what would happen, and changes nothing', set: () => ({ plan: true }) },
  '--uninstall': { means: 'removes what it installed, not drivers', set: () => ({ uninstall: true }) },
  '--without': { means: 'not this application', takes: 'name', set: name => ({ without: [name] }) },
};
const ALIASES: Readonly<Record<string, string>> = { '/?': '/h', '/help': '/h', '/s': '/q' };

function languageOf(text: string): Partial<Options> | undefined {
  const language = Number(text);
  return Number.isInteger(language) && language > 0 && language <= 0xffff ? { language } : undefined;
}

const NO_SWITCH = {
  help: false,
  console: false,
  plan: false,
  uninstall: false,
  uninstallInf: undefined,
  path: undefined,
  language: undefined,
  without: [],
} as const;

/** A command line taken apart. */
export interface CommandLine {
  /** The program, as the command line names it. */
  readonly program: string;
  /** What follows it, as it stands. */
  readonly rest: string;
  readonly options: Options;
  /** What is wrong with the switches; absent where nothing is. */
  readonly problem?: string;
}

/** Reads a command line; a later switch counts more. A wrong one is told and leaves the options as they were. */
export function readCommandLine(line: string, behaviour: Behaviour): CommandLine {
  const { program, rest } = programOf(line);
  const words = wordsOf(rest);
  let options: Options = { ...behaviour, ...NO_SWITCH };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const known = switchOf(word);
    if (!known) return { program, rest, options, problem: `there is no switch ${word}` };
    if (known.takes !== undefined && words[++i] === undefined) {
      return { program, rest, options, problem: `${word} needs ${known.takes} behind it` };
    }
    const set = known.set(words[i]!);
    if (!set) return { program, rest, options, problem: `${words[i]} is no ${known.takes} for ${word}` };
    options = { ...options, ...set, without: [...options.without, ...(set.without ?? [])] };
  }
  return { program, rest, options };
}

function switchOf(word: string): Switch | undefined {
  const name = word.toLowerCase().replace(/^-(?!-)/, '/');
  const known = ALIASES[name] ?? name;
  return Object.hasOwn(SWITCHES, known) ? SWITCHES[known] : undefined;
}

/** The help, a line for each switch. */
export function switchLines(program: string): string[] {
  const lines = Object.entries(SWITCHES).map(
    ([name, { means, takes }]) => `  ${`${name} ${takes ?? ''}`.padEnd(18)} ${means}`,
  );
  return [`${program} [switches]`, '', ...lines];
}

/** The program ends at its closing quotation mark, or at the first blank. */
function programOf(line: string): { readonly program: string; readonly rest: string } {
  const [whole = '', quoted, plain] = /^\s*(?:"([^"]*)"?|(\S*))\s*/.exec(line) ?? [];
  return { program: quoted ?? plain ?? '', rest: line.slice(whole.length) };
}

/**
 * Words as the C runtime takes them apart: backslashes are doubled before a quotation mark only.
 * @see https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (const [piece, slashes = ''] of text.matchAll(/(\\*)"|\\+|[^\\"]/g)) {
    if (piece.endsWith('"')) {
      const isText = slashes.length % 2 === 1;
      word = `${word ?? ''}${'\\'.repeat(slashes.length >> 1)}${isText ? '"' : ''}`;
      if (!isText) quoted = !quoted;
    } else if (!quoted && (piece === ' ' || piece === '\t')) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + piece;
  }
  return word === undefined ? words : [...words, word];
}

/** Whether the user does without an application. */
export function isDeclined({ without }: Options, name: string): boolean {
  return without.some(one => sameName(one, name));
}
