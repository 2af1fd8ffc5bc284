import { expect } from 'vitest';
import { type Action, byKeyboard, type Keys } from './keys.ts';

const LOG = 'examples/logs/toaster.log';
const LINES = 'Lines of the section';
const sections = (keys: Keys): Promise<string> => keys.page.locator('.logs output').innerText();
const count = (keys: Keys): Promise<number> =>
  keys.page.getByRole('tree', { name: 'Sections' }).getByRole('treeitem').count();

const ACTIONS: readonly Action[] = [
  [
    'a log that the command named is opened',
    async keys => {
      await keys.use('button', LOG);
      await expect.poll(() => sections(keys)).toMatch(/^\d+ sections, [1-9]\d* failed$/);
    },
  ],
  [
    'only failures, and all again',
    async keys => {
      const all = await count(keys);
      await keys.use('checkbox', 'only failures', 'Space');
      await expect.poll(() => count(keys)).toBeLessThan(all);
      await keys.press('Space');
      await expect.poll(() => count(keys)).toBe(all);
    },
  ],
  [
    'words are searched for, and the search is cleared: Escape',
    async keys => {
      await keys.tabTo('searchbox', 'Filter');
      await keys.page.keyboard.type('no such device anywhere');
      await expect.poll(() => count(keys)).toBe(0);
      await keys.press('Escape');
      await expect.poll(() => count(keys)).toBeGreaterThan(0);
    },
  ],
  [
    'a section is chosen and explained',
    async keys => {
      await keys.tabTo('tree', 'Sections');
      await keys.press('Home');
      await keys.sees('Sections', '✗');
      await keys.press('ArrowDown', 'ArrowUp', 'End', 'Home');
      await keys.tabTo('region', 'Explanation');
      await expect
        .poll(() => keys.page.getByRole('region', { name: 'Explanation' }).innerText())
        .toContain('next');
    },
  ],
  [
    'its lines are walked through, closed and opened',
    async keys => {
      await keys.tabTo('tree', LINES);
      await keys.press('Home');
      const row = keys.chosenRow(LINES);
      await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true');
      await keys.press('ArrowLeft');
      await expect.poll(() => row.getAttribute('aria-expanded')).toBe('false');
      await keys.press('ArrowRight');
      await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true');
      await keys.press('ArrowRight');
      await expect.poll(() => row.getAttribute('data-row')).toBe('1');
      await keys.press('ArrowLeft');
      await expect.poll(() => row.getAttribute('data-row')).toBe('0');
    },
  ],
  [
    'a log of the person is opened',
    async keys => {
      const [chooser] = await Promise.all([
        keys.page.waitForEvent('filechooser'),
        keys.use('button', 'Open a log…'),
      ]);
      await chooser.setFiles('examples/logs/rehearsed.log');
      await keys.page.getByText('rehearsed.log').waitFor();
      await expect.poll(() => sections(keys)).toMatch(/^[1-9]\d* sections/);
    },
  ],
];

byKeyboard('logs', [LOG], ACTIONS);
