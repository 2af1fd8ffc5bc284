import { describe, expect, it } from 'vitest';
import { errorName, win32 } from '../../src/base/index.ts';
import { EngineSetupApi, type Program } from '../../src/engine/index.ts';
import { sz, Transaction } from '../../src/machine/index.ts';
import {
  type Desk,
  DIF_FIRSTTIMESETUP,
  isAnswer,
  type Question,
  SPOST_NONE,
  Unanswered,
} from '../../src/setupapi/index.ts';
import type { StoryEvent } from '../../src/story/index.ts';
import { emptyMachine, origin } from '../machine/machines.ts';
import { ScriptedDesk } from './scripted-desk.ts';
import { Bench, DIRECTORIES, memoryMachine, writePackage } from './store/machine.ts';

const CLASS = '{5d3f7a10-2c41-4b0e-8a77-9be0c1d2e3f4}';
const QUESTION: Question = { kind: 'question', text: 'Which language?', answers: ['en', 'de'], about: {} };

function storing(desk: Desk): { bench: Bench; copy: () => { err: number } } {
  const bench = new Bench(memoryMachine('10.0.26100'));
  writePackage(bench, 'D:\\own.inf', { catalog: 'own.cat' });
  const api = new EngineSetupApi(bench.transaction, {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    directories: DIRECTORIES,
    verifier: () => ({ kind: 'authenticode', signer: 'Acme', publisher: 'unknown' }),
    desk,
  });
  return {
    bench,
    copy: () => api.SetupCopyOEMInf({ source: 'D:\\own.inf', mediaType: SPOST_NONE, style: 0 }),
  };
}

describe('a question of Windows', () => {
  it.each([
    ['install', 'ERROR_SUCCESS'],
    ["don't install", 'ERROR_DRIVER_STORE_ADD_FAILED'],
  ])('about an unknown publisher, answered %s: %s', (answer, error) => {
    const desk = new ScriptedDesk({ signature: [answer] });
    expect(errorName(storing(desk).copy().err)).toBe(error);
    expect(desk.asked.map(({ about }) => about)).toEqual([{ inf: 'own.inf', signer: 'Acme' }]);
  });

  it.each([
    ['that nobody answers', undefined],
    ['answered with something that is no answer', 'perhaps'],
  ])('%s ends the call, changes nothing and reaches whoever runs the step', (_, answer) => {
    const { bench, copy } = storing(new ScriptedDesk(answer === undefined ? {} : { signature: [answer] }));
    const before = bench.transaction.effects.length;
    expect(copy).toThrow(Unanswered);
    expect(copy).toThrow(
      expect.objectContaining({ question: expect.objectContaining({ kind: 'signature' }) }),
    );
    expect(bench.transaction.effects.length).toBe(before);
  });
});

/** Asks installers of a class about the first start of Windows. */
function firstTime(classInstaller: (desk: Desk) => void, desk?: Desk): StoryEvent[] {
  const transaction = new Transaction(emptyMachine());
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${CLASS}`;
  transaction.change({ kind: 'value', key, name: 'Installer32', after: sz('ci.dll,Main') }, origin);
  const events: StoryEvent[] = [];
  const installers: NonNullable<Program['installers']> = {
    coInstallers: {},
    classInstallers: {
      'ci.dll,Main': request => {
        classInstaller(request.desk);
        return win32('ERROR_DI_DO_DEFAULT');
      },
    },
  };
  const api = new EngineSetupApi(transaction, {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    installers,
    tell: event => void events.push(event),
    ...(desk && { desk }),
  });
  const { set } = api.SetupDiCreateDeviceInfoList({ class: CLASS });
  api.SetupDiCallClassInstaller({ function: DIF_FIRSTTIMESETUP, set });
  return events;
}

function warnings(events: readonly StoryEvent[]): string[] {
  return events.flatMap(event => [
    ...(event.kind === 'note' && event.severity === 'warning' ? [event.text] : []),
    ...warnings(event.events ?? []),
  ]);
}

describe('an installer', () => {
  it.each([
    ['tells something', (desk: Desk): void => desk.tell('Hello.'), 1],
    ['asks something', (desk: Desk): void => void desk.ask(QUESTION), 1],
    ['shows nothing', (): void => undefined, 0],
  ])('that %s while Windows is set up is told so', (_, show, count) => {
    const events = firstTime(show, new ScriptedDesk({ question: ['de'] }));
    expect(warnings(events).filter(text => text.includes('nothing is shown'))).toHaveLength(count);
  });

  it('that asks where nobody is ends the call', () => {
    expect(() => firstTime(desk => void desk.ask(QUESTION))).toThrow(Unanswered);
  });
});

it.each([
  [{ ...QUESTION }, 'de', true],
  [{ ...QUESTION }, 'fr', false],
  [{ ...QUESTION, free: 'text' } as const, 'fr', true],
  [{ ...QUESTION, free: 'text' } as const, '', false],
  [{ ...QUESTION, free: 'path' } as const, 'fr', false],
  [{ ...QUESTION, free: 'path' } as const, 'E:\\', true],
])('%j answered %j: %s', (question, answer, possible) => {
  expect(isAnswer(question, answer)).toBe(possible);
});
