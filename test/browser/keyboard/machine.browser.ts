import { expect } from 'vitest';
import { type Action, byKeyboard, type Keys } from './keys.ts';

const TREE = 'Before and after';
const machine = async (keys: Keys): Promise<void> => {
  await keys.row('Steps', 'second plugged in');
  await keys.view('Machine');
  await keys.page.getByRole('tree', { name: TREE }).waitFor();
};

const ACTIONS: readonly Action[] = [
  ['the machine of a step', machine],
  ...['files', 'services', 'driver store', 'software', 'running', 'registry'].map(
    (part): Action => [`its ${part}`, keys => keys.pick('Part of the computer', part)],
  ),
  [
    'all of it, and only what changed again',
    async keys => {
      const rows = keys.page.getByRole('tree', { name: TREE }).getByRole('treeitem');
      const changed = await rows.count();
      await keys.use('checkbox', 'only what this step changed', 'Space');
      await expect.poll(() => rows.count()).not.toBe(changed);
      await keys.press('Space');
      await expect.poll(() => rows.count()).toBe(changed);
    },
  ],
  [
    'a key is closed and opened: arrows, Enter',
    async keys => {
      await keys.tabTo('tree', TREE);
      await keys.press('Home');
      const row = keys.chosenRow(TREE);
      for (const [key, open] of [
        ['ArrowLeft', 'false'],
        ['ArrowRight', 'true'],
        ['Enter', 'false'],
        ['Enter', 'true'],
      ] as const) {
        await keys.press(key);
        await expect.poll(() => row.getAttribute('aria-expanded')).toBe(open);
      }
    },
  ],
  [
    'from a key to what is in it, and back: arrows',
    async keys => {
      await keys.press('ArrowRight');
      await expect.poll(() => keys.chosenRow(TREE).getAttribute('aria-level')).toBe('2');
      await keys.press('ArrowLeft');
      await expect.poll(() => keys.chosenRow(TREE).getAttribute('aria-expanded')).toBe('false');
      await keys.press('ArrowLeft');
      await expect.poll(() => keys.chosenRow(TREE).getAttribute('aria-level')).toBe('1');
      await keys.press('ArrowRight', 'ArrowRight');
      await expect.poll(() => keys.chosenRow(TREE).getAttribute('aria-expanded')).toBe('true');
    },
  ],
  [
    'what became of a value, and the INF line it follows from',
    async keys => {
      await keys.row(TREE, 'ImagePath');
      await keys.tabTo('region', 'Details');
      await expect
        .poll(() => keys.page.getByRole('region', { name: 'Details' }).innerText())
        .toContain('not there');
      await keys.use('button', 'toastpkg.inf, line 47');
      await keys.shows('ServiceBinary');
    },
  ],
  [
    'the INF line that a service follows from is opened',
    async keys => {
      await machine(keys);
      await keys.pick('Part of the computer', 'services');
      await keys.use('button', /toastpkg\.inf, line \d+/);
      await keys.shows('');
      await keys.page.getByRole('tab', { name: 'Package', selected: true }).waitFor();
    },
  ],
  [
    'a table is scrolled',
    async keys => {
      await machine(keys);
      await keys.pick('Part of the computer', 'services');
      await keys.use('checkbox', 'only what this step changed', 'Space');
      await keys.page.setViewportSize({ width: 1280, height: 150 });
      await keys.tabTo('region', 'Comparison');
      await keys.press('End');
      await expect.poll(() => keys.page.evaluate('document.activeElement.scrollTop')).not.toBe(0);
    },
  ],
];

byKeyboard('the machine', ['examples/toaster'], ACTIONS);
