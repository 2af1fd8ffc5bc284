import { expect } from 'vitest';
import { type Action, byKeyboard, type Keys } from './keys.ts';

const OWN = '[Version]\r\nSignature="$Windows NT$"\r\n[Nobody]\r\n';
const editor = (keys: Keys): Promise<string> => keys.page.getByRole('textbox', { name: 'INF' }).innerText();
const focused = (keys: Keys, role: 'textbox' | 'region', name: string | RegExp): Promise<number> =>
  keys.named(role, name).and(keys.page.locator(':focus')).count();

const ACTIONS: readonly Action[] = [
  [
    'an INF is chosen',
    async keys => {
      await keys.view('Package');
      await keys.row('INF files', 'toastpkg.inf');
      await expect.poll(() => editor(keys)).toContain('Toaster_Install');
    },
  ],
  [
    'what is wrong with it is shown in its text',
    async keys => {
      await keys.row('INF files', 'kitchen.inf');
      await keys.use('button', 'line 2');
      await keys.shows('[Version]');
    },
  ],
  [
    'another architecture of the table',
    async keys => {
      await keys.pick('Architecture', 'x86');
      await keys.pick('Architecture', 'amd64');
    },
  ],
  [
    'the section that serves a Windows is shown in the text',
    async keys => {
      await keys.use('button', '[Appliances.NTamd64]');
      await keys.shows('%Appliance% = Appliance_Install');
    },
  ],
  [
    'a text that nobody may change is walked through, and left: Tab',
    async keys => {
      await keys.tabTo('textbox', /^INF /);
      const before = await editor(keys);
      await keys.press('Control+Home', 'ArrowDown', 'End', 'x', 'Enter', 'Delete');
      await expect.poll(() => editor(keys)).toBe(before);
      await keys.press('Tab');
      await expect.poll(() => focused(keys, 'region', 'About the INF')).toBe(1);
      await keys.press('Shift+Tab');
      await expect.poll(() => focused(keys, 'textbox', /^INF /)).toBe(1);
      await keys.press('Shift+Tab');
      await expect.poll(() => focused(keys, 'textbox', /^INF /)).toBe(0);
    },
  ],
  [
    'an INF of the person is opened',
    async keys => {
      const [chooser] = await Promise.all([
        keys.page.waitForEvent('filechooser'),
        keys.use('button', 'Open an INF…'),
      ]);
      await chooser.setFiles({ name: 'own.inf', mimeType: 'text/plain', buffer: Buffer.from(OWN) });
      await keys.sees('INF files', 'own.inf');
      await expect.poll(() => editor(keys)).toContain('[Nobody]');
    },
  ],
  [
    'an INF is written, checked as it is written, and left: Tab',
    async keys => {
      await keys.use('button', 'Write one');
      await keys.sees('INF files', 'new.inf');
      await keys.tabTo('textbox', /^INF /);
      await keys.press('Control+a');
      await keys.page.keyboard.type('[Version]\nSignature="$Chicago$"\n[Manufacturer]\n%Nobody%=Models\n');
      await expect
        .poll(() => keys.page.getByRole('region', { name: 'About the INF' }).innerText())
        .toContain('Nobody');
      const written = await editor(keys);
      await keys.press('Control+z');
      await expect.poll(() => editor(keys)).not.toBe(written);
      await keys.press('Control+y');
      await expect.poll(() => editor(keys)).toBe(written);
      await keys.press('Tab');
      await expect.poll(() => focused(keys, 'region', 'About the INF')).toBe(1);
    },
  ],
  [
    'the line of a finding in what was written is shown, and the text goes on from there',
    async keys => {
      const line = keys.page
        .getByRole('region', { name: 'About the INF' })
        .getByRole('button', { name: /line/ });
      const name = await line.last().innerText();
      await keys.use('button', name);
      await keys.shows('');
      await keys.tabTo('textbox', /^INF /);
      await keys.press('End');
      await keys.page.keyboard.type(' ; here');
      await keys.shows('; here');
    },
  ],
];

byKeyboard('packages', ['examples/toaster'], ACTIONS);
