import { expect, test } from 'vitest';
import {
  DI_FLAGSEX_SETFAILEDINSTALL,
  DI_NEEDREBOOT,
  DI_NEEDRESTART,
  DI_QUIETINSTALL,
} from '../../../src/setupapi/index.ts';
import { sent } from './scripted.ts';

const SETS_FAILED = { state: { flagsEx: DI_FLAGSEX_SETFAILEDINSTALL } };
const shows = { ci: ({ shown }: { shown: number }) => ({ shown: shown + 1 }) };

test.each([
  ['a co-installer wants the default', 'a=D | | |', {}, /never answers ERROR_DI_DO_DEFAULT/],
  ['a class installer wants postprocessing', '| | ci=P |', {}, /Only co-installers ask/],
  ['postprocessing wants postprocessing', 'a=P:P | | |', {}, /only in preprocessing/],
  ['postprocessing of DIF_ALLOW_INSTALL', 'a=P | | |', { dif: 'DIF_ALLOW_INSTALL' }, /No co-installer asks/],
  [
    'postprocessing of DIF_REGISTERDEVICE',
    'a=P | | |',
    { dif: 'DIF_REGISTERDEVICE' },
    /No co-installer asks/,
  ],
  [
    'postprocessing of property pages',
    'a=P | | |',
    { dif: 'DIF_ADDPROPERTYPAGE_ADVANCED' },
    /No co-installer asks/,
  ],
  ['a device co-installer detects', '| c=P | |', { dif: 'DIF_FIRSTTIMESETUP' }, /not for this kind/],
  ['a device co-installer refuses', '| c=5 | |', { dif: 'DIF_ALLOW_INSTALL' }, /not for this kind/],
  ['a co-installer frees private data', 'a=P | | |', { dif: 'DIF_DESTROYPRIVATEDATA' }, /not for this kind/],
  ['a reserved request is handled', '| | ci=0 |', { dif: 'DIF_UPDATEDRIVER_UI' }, /not for this kind/],
  ['an unknown request is handled by a class installer', '| | ci=0 |', { dif: 99 }, /unknown code/],
  ['an unknown request fails in a co-installer', 'a=5 | | |', { dif: 99 }, /unknown code/],
  ['a class installer fails when failure is marked', '| | ci=5 |', SETS_FAILED, /nothing but success/],
  ['a co-installer wants more when failure is marked', 'a=P | | ci=0 |', SETS_FAILED, /nothing but success/],
  [
    'finish-install kept from Windows',
    '| | ci=0 |',
    { dif: 'DIF_FINISHINSTALL_ACTION' },
    /keeps the default/,
  ],
  ['UI at setup', '| | ci=0 |', { dif: 'DIF_FIRSTTIMESETUP', acts: shows }, /nothing is shown/],
  [
    'a restart at setup',
    '| | ci=0 |',
    { dif: 'DIF_FIRSTTIMESETUP', acts: { ci: () => ({ flags: DI_NEEDREBOOT }) } },
    /needs a restart/,
  ],
  [
    'a restart at setup, the older flag',
    '| | ci=0 |',
    { dif: 'DIF_FIRSTTIMESETUP', acts: { ci: () => ({ flags: DI_NEEDRESTART }) } },
    /needs a restart/,
  ],
  ['UI in a quiet installation', '| | ci=D |', { state: { flags: DI_QUIETINSTALL }, acts: shows }, /quiet/],
])('%s is told', (_, installers, options, text) => {
  const { violations } = sent(installers, options);
  expect(violations).toEqual([expect.stringMatching(text)]);
});

test.each([
  ['who has nothing to add', 'a=0 | c=0 | ci=D |', {}],
  ['who asks for postprocessing of an installation', 'a=P | c=P | ci=0 |', {}],
  ['a class installer of an unknown request', 'a=0 | c=0 | ci=D |', { dif: 99 }],
  ['who hands the default on in postprocessing', 'a=P:= | | ci=D |', {}],
  ['who detects while Windows is set up', 'a=P | | ci=0 |', { dif: 'DIF_FIRSTTIMESETUP' }],
  ['a refusal', 'a=0 | | ci=3758096939 |', { dif: 'DIF_ALLOW_INSTALL' }],
  ['a class installer when failure is marked', 'a=0 | | ci=D |', SETS_FAILED],
  [
    'a restart that was wanted before',
    '| | ci=D |',
    { dif: 'DIF_FIRSTTIMESETUP', state: { flags: DI_NEEDREBOOT } },
  ],
  ['UI where it may be', '| | ci=D |', { acts: shows }],
])('%s violates nothing', (_, installers, options) => {
  expect(sent(installers, options).violations).toEqual([]);
});

test('a violation cites its page and changes nothing', () => {
  const { events, code } = sent('a=P | | ci=5 |', { dif: 'DIF_ALLOW_INSTALL' });
  expect(code).toBe('5');
  const [request] = events;
  expect(request?.events?.[0]?.events).toEqual([
    expect.objectContaining({ because: { grade: 'documented', page: 'dif-allow-install' } }),
  ]);
});
