import { errorName } from '../../base/index.ts';
import type { ReplyEvent, RequestEvent } from '../../story/index.ts';
import type { Row } from './rows.ts';

/** One who was asked. */
export interface Stop {
  readonly name: string;
  readonly who: ReplyEvent['who'];
  /** Its file, where that was told. */
  readonly dll: string | undefined;
  /** The answer on the way down by its name; undefined where none is told. */
  readonly answer: string | undefined;
  /** Whether it was asked once more on the way back, and what it answered then. */
  readonly isAskedAgain: boolean;
  readonly again: string | undefined;
}

/** The round that a DIF request makes. */
export interface Round {
  readonly request: string;
  /** Co-installers in the order in which they are asked, then the class installer and the default handler. */
  readonly stops: readonly Stop[];
  /** Which of them was the last on the way down, from 0; -1 where nobody was asked. */
  readonly turn: number;
  /** Who would have followed, had the last one not ended the way down. */
  readonly passedOver: readonly string[];
  /** What whoever sent it gets. */
  readonly result: string | undefined;
}

/** The files of installers: of the class installer, and of each co-installer by its number. */
export type InstallerFiles = ReadonlyMap<string, string>;

/** @see handling-dif-codes */
export function roundOf(
  { request, code, events = [] }: RequestEvent,
  files: InstallerFiles = new Map(),
): Round {
  const replies = events.filter(event => event.kind === 'reply');
  const onWayBack = replies.filter(({ phase }) => phase === 'post');
  const stops = replies
    .filter(({ phase }) => phase === 'pre')
    .map(({ who, number, code: answer }) => {
      const again = onWayBack.findIndex(one => one.who === who && one.number === number);
      const [reply] = again < 0 ? [] : onWayBack.splice(again, 1);
      return { ...stopOf(who, number, files), answer: nameOf(answer), ...againOf(reply) };
    });
  const only = onWayBack.map(reply => ({
    ...stopOf(reply.who, reply.number, files),
    answer: undefined,
    ...againOf(reply),
  }));
  const turn = stops.length - 1;
  return {
    request,
    stops: [...stops, ...only],
    turn,
    passedOver: passedOverBy(stops[turn]),
    result: nameOf(code),
  };
}

function stopOf(
  who: ReplyEvent['who'],
  number: number | undefined,
  files: InstallerFiles,
): Pick<Stop, 'name' | 'who' | 'dll'> {
  if (who === 'default installer') return { who, name: 'Default handler', dll: undefined };
  if (who === 'class installer') return { who, name: 'Class installer', dll: files.get('class') };
  return { who, name: `Co-installer ${number ?? ''}`.trim(), dll: files.get(String(number)) };
}

/** Which files are asked when the request of a row is sent: a section tells them whenever they are found out anew. */
export function installersAt(rows: readonly Row[], at: number): InstallerFiles {
  const { depth } = rows[at]!;
  let first = at;
  while (first > 0 && (rows[first]!.event.kind !== 'section' || rows[first]!.depth >= depth)) first--;
  const files = new Map<string, string>();
  for (let row = first; row < rows[at]!.end; row++) {
    const isOfNested = row > at && rows[row]!.depth > depth + 1;
    if (!isOfNested) note(rows[row]!.event, files);
  }
  return files;
}

function note(event: Row['event'], files: Map<string, string>): void {
  if (event.kind !== 'entry') return;
  const { entry, values } = event;
  const dll = values.dll?.split(',')[0];
  if (entry === 'no-class-installer') files.delete('class');
  else if (entry === 'class-installer' && dll) files.set('class', dll);
  else if (entry === 'no-co-installers') forgetCoInstallers(files);
  else if (entry === 'co-installer' && dll && values.number) {
    if (values.number === '1') forgetCoInstallers(files);
    files.set(values.number, dll);
  }
}

function forgetCoInstallers(files: Map<string, string>): void {
  for (const name of [...files.keys()]) if (name !== 'class') files.delete(name);
}

function againOf(reply: ReplyEvent | undefined): Pick<Stop, 'isAskedAgain' | 'again'> {
  return { isAskedAgain: reply !== undefined, again: nameOf(reply?.code) };
}

const GOES_ON = new Set(['ERROR_SUCCESS', 'ERROR_DI_POSTPROCESSING_REQUIRED']);

/** Whether there is a class installer nobody tells who does not ask it. */
function passedOverBy(last: Stop | undefined): string[] {
  if (last?.answer === undefined || last.who === 'default installer') return [];
  if (last.who === 'class installer') return ['Default handler'];
  return GOES_ON.has(last.answer) ? [] : ['Whoever follows'];
}

function nameOf(code: number | undefined): string | undefined {
  return code === undefined ? undefined : errorName(code);
}
