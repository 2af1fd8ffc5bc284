import { describe, expect, test } from 'vitest';
import { DI_NODI_DEFAULTACTION } from '../../../src/setupapi/index.ts';
import { sent } from './scripted.ts';

/** The sentences of handling-dif-codes, co-installer-operation and co-installer-interface, each as a case. */
describe('who is called, and what it makes of the request', () => {
  test.each([
    // [sentence, installers, calls, final code]
    ['nobody there: the default handler', '| | | def=0', 'def', '0'],
    ['nobody there and nothing by default', '| | |', '', 'D'],
    ['class co-installers come first, in order', 'a=0 b=0 | | ci=0 |', 'a b ci', '0'],
    ['then those of the device, in order', 'a=0 | c=0 d=0 | ci=0 |', 'a c d ci', '0'],
    ['the class installer that handled it keeps the default handler out', '| | ci=0 | def=0', 'ci', '0'],
    ['the class installer asks for the default handler', '| | ci=D | def=0', 'ci def', '0'],
    ['an error of the class installer keeps the default handler out', '| | ci=5 | def=0', 'ci', '5'],
    ['the class installer asks for what Windows does not have', '| | ci=D |', 'ci', 'D'],
    ['no class installer: the default handler', 'a=0 | c=0 | | def=0', 'a c def', '0'],
    ['the default handler fails', '| | ci=D | def=5', 'ci def', '5'],
    ['the default handler hands the default back', '| | ci=D | def=D', 'ci def', 'D'],
    ['NO_ERROR of a co-installer stops nothing', 'a=0 | | ci=D | def=0', 'a ci def', '0'],
    ['NO_ERROR of a co-installer is no success of the request', 'a=0 | | |', 'a', 'D'],
    ['a co-installer asks to be called again', 'a=P | | ci=D | def=0', 'a ci def a+', '0'],
    ['after a class installer that did it all', 'a=P | | ci=0 | def=0', 'a ci a+', '0'],
    [
      'the example of the page: the second of three asks',
      'a=0 b=P | c=0 | ci=D | def=0',
      'a b c ci def b+',
      '0',
    ],
    ['backwards if all ask', 'a=P b=P | c=P | ci=D | def=0', 'a b c ci def c+ b+ a+', '0'],
    ['the first error of a co-installer ends the way there', 'a=5 b=0 | c=0 | ci=0 | def=0', 'a', '5'],
    ['so do those of a device', 'a=0 | c=5 d=0 | ci=0 | def=0', 'a c', '5'],
    [
      'those that asked before an error are called all the same',
      'a=P b=P | c=5 | ci=0 |',
      'a b c b+ a+',
      '5',
    ],
    ['after an error of the class installer', 'a=P | | ci=5 | def=0', 'a ci a+', '5'],
    ['after an error of the default handler', 'a=P | | | def=5', 'a def a+', '5'],
    ['who fails is not called again', 'a=P b=5 | | |', 'a b a+', '5'],
    ['postprocessing turns failure into success', 'a=P:0 | | ci=5 |', 'a ci a+', '0'],
    ['postprocessing turns success into failure', 'a=P:5 | | ci=0 |', 'a ci a+', '5'],
    ['each hears what the one before made of it', 'a=P:7 b=P:0 | c=P:6 | ci=5 |', 'a b c ci c+ b+ a+', '7'],
    ['postprocessing may hand ERROR_DI_DO_DEFAULT on', 'a=P:= | | ci=D |', 'a ci a+', 'D'],
    ['postprocessing has no default handler behind it', 'a=P:D | | ci=0 | def=0', 'a ci a+', 'D'],
    ['any number is an answer', 'a=0 | | ci=3735929054 |', 'a ci', '0xdeadc0de'],
  ])('%s', (_, installers, calls, code) => {
    const outcome = sent(installers);
    expect([outcome.calls, outcome.code]).toEqual([calls, code]);
  });

  test.each([
    ['a class installer that wants it', '| | ci=D | def=0', 'ci', 'D'],
    ['no class installer', 'a=P | | | def=0', 'a a+', 'D'],
    ['a class installer that did it', '| | ci=0 | def=0', 'ci', '0'],
  ])('DI_NODI_DEFAULTACTION: no default handler after %s', (_, installers, calls, code) => {
    const outcome = sent(installers, { state: { flags: DI_NODI_DEFAULTACTION } });
    expect([outcome.calls, outcome.code]).toEqual([calls, code]);
  });

  test.each(['a', 'c', 'ci'])('an installer sets DI_NODI_DEFAULTACTION while it answers: %s', who => {
    const acts = { [who]: () => ({ flags: DI_NODI_DEFAULTACTION }) };
    const outcome = sent('a=0 | c=0 | ci=D | def=0', { acts });
    expect([outcome.calls, outcome.code]).toEqual(['a c ci', 'D']);
  });

  test('a co-installer that answers ERROR_DI_DO_DEFAULT spoils the request', () => {
    const outcome = sent('a=P b=D | c=0 | ci=0 | def=0');
    expect([outcome.calls, outcome.code]).toEqual(['a b a+', 'D']);
    expect(outcome.violations).toEqual([
      'A co-installer never answers ERROR_DI_DO_DEFAULT by itself; only a class installer does.',
    ]);
  });

  test('codes that Windows does not define go the same way', () => {
    expect(sent('a=0 | | ci=D |', { dif: 0xdeadbeef })).toMatchObject({ calls: 'a ci', code: 'D' });
    expect(sent('a=0 | | ci=D |', { dif: 0xdeadbeef }).events[0]).toMatchObject({ request: '0xdeadbeef' });
  });
});

describe('the context of a co-installer', () => {
  test('says which pass it is and what became of the request', () => {
    const { contexts } = sent('a=P b=P:6 | | ci=5 |');
    expect(contexts.map(({ postProcessing, installResult }) => [postProcessing, installResult])).toEqual([
      [false, 0],
      [false, 0],
      [true, 5],
      [true, 6],
    ]);
  });

  test('private data is kept for each from its first pass to its second', () => {
    const { contexts } = sent('a=P b=P | | |');
    expect(contexts.map(({ privateData }) => privateData)).toEqual([undefined, undefined, 'of b', 'of a']);
  });
});

test('the story has the request with each reply inside, in order', () => {
  const { events } = sent('a=0 b=P:0 | c=P | ci=D | def=5');
  const by = (number: number, phase: string, code: number) => ({
    kind: 'reply',
    who: 'co-installer',
    number,
    phase,
    code,
  });
  expect(events).toEqual([
    {
      kind: 'request',
      request: 'DIF_INSTALLDEVICE',
      code: 0,
      events: [
        by(1, 'pre', 0),
        by(2, 'pre', 0xe0000226),
        by(3, 'pre', 0xe0000226),
        { kind: 'reply', who: 'class installer', phase: 'pre', code: 0xe000020e },
        { kind: 'reply', who: 'default installer', phase: 'pre', code: 5 },
        by(3, 'post', 5),
        by(2, 'post', 0),
      ],
    },
  ]);
});
