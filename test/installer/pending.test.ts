import { expect, it } from 'vitest';
import { runToaster, toaster } from './running.ts';

/** SF2, IA19, IA20, N7: only WAIT_TIMEOUT says that installations are in progress. */
it.each([
  ['WAIT_OBJECT_0', 0, false],
  ['WAIT_TIMEOUT', 0x102, true],
  ['WAIT_FAILED', 0xffffffff, false],
  ['a Windows without the function', 'missing', false],
] as const)('%s', (_, pending, busy) => {
  const told = runToaster({ pending });
  expect(told.report.outcome).toBe(busy ? 'busy' : 'done');
  expect(told.exitCode).toBe(busy ? -1 : 0);
  if (busy) {
    expect(told.called).toEqual(['GetProcAddress', 'CMP_WaitNoPendingInstallEvents']);
    expect([told.desk.ran, told.desk.told, told.desk.asked]).toEqual([[], [], []]);
  }
});

it('is asked before anything is shown, with a time-out of zero', () => {
  const application = toaster({ texts: '{ 0x409: { welcome: Hello. } }' });
  const told = runToaster({ pending: 0x102 }, { application });
  expect(told.calls).toEqual([
    { name: 'GetProcAddress', of: { module: 'setupapi.dll', name: 'CMP_WaitNoPendingInstallEvents' } },
    { name: 'CMP_WaitNoPendingInstallEvents', of: { timeout: 0 } },
  ]);
  expect(told.desk.asked).toEqual([]);
});

it('ends with -1 whatever kind of code is wanted', () => {
  const application = toaster({ behaviour: '{ exitCode: dpinst }' });
  expect(runToaster({ pending: 0x102 }, { application })).toMatchObject({
    exitCode: -1,
    dpinstCode: 0x80010000,
  });
});
