import { expect } from 'vitest';
import { type Action, byKeyboard, type Keys } from './keys.ts';

const steps = (keys: Keys): Promise<string> => keys.page.getByRole('tree', { name: 'Steps' }).innerText();
const choice = (keys: Keys): Promise<string> => keys.page.locator('.entry button').innerText();
const screen = (keys: Keys): Promise<string> =>
  keys.page.getByRole('region', { name: 'On the screen' }).innerText();
/** Presses a button at hand, and waits for the step that it makes. */
const does = (button: string, step: string): Action => [
  button,
  async keys => {
    await keys.use('button', button);
    await keys.sees('Steps', step);
  },
];

const HANDS: readonly Action[] = [
  [
    'the view of the person',
    async keys => {
      await keys.view('Person');
      await keys.tabTo('tree', 'Steps');
      await keys.press('End');
    },
  ],
  does('Scan for hardware changes', 'scan'),
  does('Eject cd', 'cd ejected'),
  does('Insert cd', 'cd inserted'),
  [
    'AutoPlay is answered by a button',
    async keys => {
      await expect.poll(() => screen(keys)).toContain('AutoPlay');
      await keys.use('button', 'nothing');
      await keys.sees('Steps', 'AutoPlay');
    },
  ],
  does('Run the software queue', 'software'),
  does('Unplug toaster', 'toaster unplugged'),
  does('Plug in toaster', 'toaster plugged in'),
  does('Stage inbox', 'inbox staged'),
  does('Wait a day', '1d later'),
  does('Restart', 'restart'),
  does('Switch off', 'off'),
  does('Switch on', 'on'),
  [
    'what was done is saved as a rehearsal',
    async keys => {
      const [download] = await Promise.all([
        keys.page.waitForEvent('download'),
        keys.use('button', 'Save as a rehearsal'),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.yaml$/);
    },
  ],
  [
    'another trial begins before the end of one, and the first is chosen again',
    async keys => {
      await keys.row('Steps', 'cd ejected');
      await keys.use('button', 'Insert cd');
      await keys.sees('Steps', 'cd inserted');
      await keys.tabTo('button', /Rehearsal/);
      await expect.poll(() => choice(keys)).toContain('By hand 2');
      await keys.press('Enter', 'ArrowUp', 'Enter');
      await expect.poll(() => choice(keys)).toContain('By hand 1');
      await keys.press('Enter', 'ArrowDown', 'Enter');
      await expect.poll(() => choice(keys)).toContain('By hand 2');
    },
  ],
  [
    'a trial is removed',
    async keys => {
      await keys.use('button', 'Remove this trial');
      await expect.poll(() => choice(keys)).not.toContain('By hand');
      await keys.tabTo('button', /Rehearsal/);
      await keys.press('Enter', 'ArrowDown', 'Enter');
      await expect.poll(() => choice(keys)).toContain('By hand 1');
    },
  ],
  [
    'back to the story of the file',
    async keys => {
      await keys.use('button', 'Back to the story of the file');
      await expect.poll(() => steps(keys)).toContain('expected');
    },
  ],
  [
    'what is at hand is scrolled',
    async keys => {
      await keys.tabTo('region', 'At hand');
      await keys.tabTo('region', 'On the screen');
    },
  ],
];

const WIZARD: readonly Action[] = [
  [
    'the wizard is given a folder',
    async keys => {
      await keys.view('Person');
      await keys.use('button', 'Insert cd');
      await keys.tabTo('textbox', 'Look in this folder');
      await keys.press('Control+a');
      await keys.page.keyboard.type('D:\\');
      await keys.use('button', 'Next');
      await keys.sees('Steps', 'Found New Hardware');
    },
  ],
  [
    'the wizard is cancelled',
    async keys => {
      await keys.use('button', 'Back to the story of the file');
      await expect.poll(() => screen(keys)).toContain('Found New Hardware');
      await keys.use('button', 'cancel');
      await keys.sees('Steps', 'Found New Hardware');
    },
  ],
];

const NOTICE: readonly Action[] = [
  [
    'a message of the Action Center leads to its device',
    async keys => {
      await keys.row('Steps', 'toaster plugged in');
      await keys.view('Person');
      const notice = keys.page.getByRole('region', { name: 'On the screen' }).locator('.notices button');
      await keys.use('button', await notice.first().innerText());
      await keys.page.getByRole('tab', { name: 'Devices', selected: true }).waitFor();
      await keys.page.getByRole('heading', { name: 'Why this driver' }).waitFor();
    },
  ],
];

byKeyboard('what is at hand', ['examples/stories/06-unplugged.yaml'], HANDS);
byKeyboard('the wizard', ['examples/stories/02-no-driver-in-the-box.yaml'], WIZARD);
byKeyboard('the Action Center', ['examples/stories/08-null-driver.yaml'], NOTICE);
