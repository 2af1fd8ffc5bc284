import { explainProblem } from '../../log/index.ts';
import type { MachineReader } from '../../machine/index.ts';
import type { Question } from '../../setupapi/index.ts';
import type { ShownEvent } from '../../story/index.ts';
import { readDevices } from './devices.ts';
import type { Row } from './rows.ts';

/** How a dialog looks: whose it is. */
export type DialogLook = 'wizard' | 'autoplay' | 'consent' | 'restart' | 'program';

/** A dialog that the person sees. */
export interface Dialog {
  readonly look: DialogLook;
  readonly title: string;
  readonly text: string;
  /** Possible answers; none for a message that is only to be read. */
  readonly answers: readonly string[];
  /** Whether something else may be answered: where something is, or any text. */
  readonly free: Question['free'];
  /** What was answered. */
  readonly answer: string | undefined;
}

const TITLES: Readonly<Record<DialogLook, string>> = {
  wizard: 'Found New Hardware Wizard',
  autoplay: 'AutoPlay',
  consent: 'Windows Security',
  restart: 'Restart needed',
  program: '',
};

/** The dialog of an event that was shown. */
export function dialogOf(event: ShownEvent): Dialog {
  const { by, text, question, answer } = event;
  const look = lookOf(question ?? '', text);
  const answers = question === undefined ? [] : answer === undefined ? [] : [answer];
  return { look, title: TITLES[look] || (by ?? 'Windows'), text, answers, free: undefined, answer };
}

/** The dialog of a question that waits. */
export function questionDialog({ kind, text, answers, free }: Question): Dialog {
  const look = lookOf(kind, text);
  return { look, title: TITLES[look] || 'Windows', text, answers, free, answer: undefined };
}

function lookOf(kind: string, text: string): DialogLook {
  if (kind === 'page') return 'wizard';
  if (kind === 'signature') return 'consent';
  if (kind === 'restart') return 'restart';
  return text.startsWith('AutoPlay') ? 'autoplay' : 'program';
}

/** What was shown in a step up to a row, in order. */
export function shownUntil(rows: readonly Row[], step: number, at: number): ShownEvent[] {
  return rows.flatMap(({ event, step: own }, row) =>
    own === step && row <= at && event.kind === 'shown' ? [event] : [],
  );
}

/** Something that Windows would like the person to look at. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  /** The instance ID of the device that it is about. */
  readonly device: string | undefined;
}

const SESSION_MANAGER = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager';
const DN_NEED_RESTART = 0x100;

/** What the Action Center, and before it the notification area, would say of the machine as it is. */
export function noticesOf(machine: MachineReader): Notice[] {
  const problems = readDevices(machine).flatMap(({ id, name, problem }): Notice[] => {
    if (problem === 0) return [];
    const { means = 'a problem that is not known' } = explainProblem(problem) ?? {};
    return [{ title: name, text: `Code ${problem}: ${means}`, device: id }];
  });
  const renames = machine.registry.value(SESSION_MANAGER, 'PendingFileRenameOperations') !== undefined;
  const waiting = machine.running.list('devnode').some(({ state }) => (state.status & DN_NEED_RESTART) !== 0);
  const restart = {
    title: 'Restart your computer',
    text: 'Something is finished when Windows has restarted.',
  };
  return [...problems, ...(renames || waiting ? [{ ...restart, device: undefined }] : [])];
}
