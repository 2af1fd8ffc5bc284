import { expect } from 'vitest';
import { type Action, byKeyboard, type Keys } from './keys.ts';

const rows = (keys: Keys): Promise<string[]> =>
  keys.page.getByRole('tree', { name: 'Devices' }).getByRole('treeitem').allInnerTexts();
const said = (keys: Keys): Promise<string> => keys.page.locator('.device-page output').innerText();
/** The device that two packages fit, after the step that plugged it in. */
const toaster = async (keys: Keys): Promise<void> => {
  await keys.row('Steps', 'second plugged in');
  await keys.view('Devices');
  await keys.row('Devices', 'Contoso Toaster');
  await keys.page.getByRole('heading', { name: 'Why this driver' }).waitFor();
};

const TREE: readonly Action[] = [
  [
    'devices by connection, and by type again',
    async keys => {
      await keys.row('Steps', 'unplugged');
      await keys.view('Devices');
      await keys.pick('Devices by', 'connection');
      await expect.poll(async () => (await rows(keys)).join()).not.toContain('hubs and host controllers');
      await keys.pick('Devices by', 'type');
      await expect.poll(async () => (await rows(keys)).join()).toContain('hubs and host controllers');
    },
  ],
  [
    'hidden devices, and without them again',
    async keys => {
      const before = await rows(keys);
      await keys.use('checkbox', 'hidden devices', 'Space');
      await expect.poll(async () => (await rows(keys)).length).toBeGreaterThan(before.length);
      await keys.press('Space');
      await expect.poll(() => rows(keys)).toEqual(before);
    },
  ],
  [
    'a branch is closed and opened: arrows, Enter',
    async keys => {
      await keys.tabTo('tree', 'Devices');
      await keys.press('Home');
      const row = keys.chosenRow('Devices');
      const open = await rows(keys);
      await keys.press('ArrowLeft');
      await expect.poll(() => row.getAttribute('aria-expanded')).toBe('false');
      expect((await rows(keys)).length).toBeLessThan(open.length);
      await keys.press('ArrowRight');
      await expect.poll(() => rows(keys)).toEqual(open);
      await keys.press('Enter');
      await expect.poll(() => row.getAttribute('aria-expanded')).toBe('false');
      await keys.press('Enter');
      await expect.poll(() => rows(keys)).toEqual(open);
    },
  ],
  [
    'from a branch to what is in it, and back: arrows',
    async keys => {
      await keys.press('Home', 'ArrowRight');
      await expect.poll(() => keys.chosenRow('Devices').getAttribute('aria-level')).toBe('2');
      await keys.press('ArrowLeft');
      await expect.poll(() => keys.chosenRow('Devices').getAttribute('aria-level')).toBe('1');
    },
  ],
  [
    'a device is chosen, and all about it scrolled',
    async keys => {
      await keys.press('ArrowDown');
      await keys.tabTo('region', /Kitchen appliance|Toaster/);
      await keys.press('End');
      await expect.poll(() => keys.page.evaluate('document.activeElement.scrollTop')).not.toBe(0);
    },
  ],
];

const CHOICE: readonly Action[] = [
  [
    'a package is taken away, and all is as it was again',
    async keys => {
      await toaster(keys);
      await expect.poll(() => said(keys)).toBe('oem1.inf is the best');
      await keys.use('checkbox', 'oem1.inf takes part', 'Space');
      await expect.poll(() => said(keys)).toBe('oem0.inf instead of oem1.inf');
      await keys.use('button', 'As it is');
      await expect.poll(() => said(keys)).toBe('oem1.inf is the best');
    },
  ],
  [
    'a package is taken away and put back',
    async keys => {
      await keys.use('checkbox', 'oem0.inf takes part', 'Space');
      await expect.poll(() => said(keys)).toBe('still oem1.inf');
      const box = keys.named('checkbox', 'oem0.inf takes part');
      await keys.tabTo('checkbox', 'oem0.inf takes part');
      await keys.press('Space');
      await expect.poll(() => box.isChecked()).toBe(true);
    },
  ],
  [
    'the policy AllSigningEqual is turned, and turned back',
    async keys => {
      const policy = keys.named('switch', 'AllSigningEqual');
      const before = await policy.isChecked();
      await keys.use('switch', 'AllSigningEqual', 'Space');
      await expect.poll(() => policy.isChecked()).toBe(!before);
      await keys.press('Space');
      await expect.poll(() => policy.isChecked()).toBe(before);
    },
  ],
  [
    'what would make a loser win is switched on and off',
    async keys => {
      await keys.use('button', 'if it had a FeatureScore of FE or less');
      await expect.poll(() => said(keys)).toBe('oem0.inf instead of oem1.inf');
      await keys.use('button', 'if it had a FeatureScore of FE or less', 'Space');
      await expect.poll(() => said(keys)).toBe('still oem1.inf');
    },
  ],
  [
    'another Windows is tried: its version, architecture and product',
    async keys => {
      await keys.use('button', 'Another Windows, other identifiers');
      await keys.tabTo('textbox', 'Windows');
      await keys.press('Control+a');
      await keys.page.keyboard.type('no Windows');
      await keys.page.getByText('No Windows version').waitFor();
      await keys.press('Control+a');
      await keys.page.keyboard.type('11');
      await keys.page.getByText('No Windows version').waitFor({ state: 'detached' });
      for (const [name, key, chosen] of [
        ['Architecture', 'Home', 'x86'],
        ['Product', 'End', 'server'],
      ] as const) {
        await keys.use('button', new RegExp(`${name}$`));
        await keys.page.getByRole('listbox').waitFor();
        await keys.press(key, 'Enter');
        await keys.page.getByRole('listbox').waitFor({ state: 'detached' });
        await expect
          .poll(() => keys.page.getByRole('button', { name: new RegExp(`${name}$`) }).innerText())
          .toContain(chosen);
      }
      await keys.use('button', 'As it is');
    },
  ],
  [
    'other identifiers are tried, and the fields are left: Tab',
    async keys => {
      await keys.tabTo('textbox', 'Hardware IDs, one a line');
      await keys.press('Control+a', 'Delete');
      await keys.tabTo('textbox', 'Compatible IDs, one a line');
      await keys.press('Control+a', 'Delete');
      await expect.poll(() => said(keys)).toBe('nothing instead of oem1.inf');
      await keys.use('button', 'As it is');
      await expect.poll(() => said(keys)).toBe('oem1.inf is the best');
      await keys.use('button', 'Another Windows, other identifiers');
      await expect.poll(() => keys.named('textbox', 'Windows').count()).toBe(0);
    },
  ],
  [
    'the INF line of a candidate is opened',
    async keys => {
      await keys.use('button', 'oem1.inf:21');
      await keys.shows('USB\\VID_1209&PID_7057');
    },
  ],
  [
    'an event of the device is opened in the timeline',
    async keys => {
      await toaster(keys);
      const list = keys.page.getByRole('region', { name: 'Contoso Toaster' }).locator('.links button');
      await keys.use('button', await list.first().innerText());
      await keys.page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor();
      await keys.sees('Timeline', 'USB\\VID_1209&PID_7057\\A2');
    },
  ],
];

byKeyboard('devices', ['examples/stories/06-unplugged.yaml'], TREE);
byKeyboard('why this driver', ['examples/toaster'], CHOICE);
