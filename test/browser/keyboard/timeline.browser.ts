import { expect } from 'vitest';
import { type Action, byKeyboard, type Keys } from './keys.ts';

const FIRST = 'examples/toaster';
const theme = (keys: Keys): Promise<unknown> => keys.page.evaluate('document.documentElement.dataset.theme');
const count = (keys: Keys): Promise<string> => keys.page.locator('.timeline output').innerText();
const details = (keys: Keys): Promise<string> =>
  keys.page.getByRole('region', { name: 'Details' }).innerText();
const number = async (keys: Keys): Promise<number> =>
  Number(await keys.chosenRow('Timeline').getAttribute('data-row'));

/** From row 0 with nothing closed or filtered. */
const home = async (keys: Keys): Promise<void> => {
  await keys.tabTo('tree', 'Timeline');
  await keys.press('Home');
  await keys.sees('Timeline', 'kitchen staged');
};

const PAGE: readonly Action[] = [
  [
    'dark, and light again',
    async keys => {
      await keys.use('button', 'Dark');
      await expect.poll(() => theme(keys)).toBe('dark');
      await keys.press('Space');
      await expect.poll(() => theme(keys)).toBe('light');
    },
  ],
  [
    'another rehearsal is chosen from the list, and the first one again',
    async keys => {
      await keys.use('button', /Rehearsal/);
      await keys.page.getByRole('listbox').waitFor();
      await keys.press('Home', 'ArrowDown', 'Enter');
      await keys.sees('Steps', 'toaster plugged in');
      await keys.use('button', /Rehearsal/, 'ArrowDown');
      await keys.page.getByRole('listbox').waitFor();
      await keys.press('Home', 'Enter');
      await keys.sees('Steps', 'kitchen staged');
    },
  ],
  [
    'the list of rehearsals is closed without choosing',
    async keys => {
      await keys.use('button', /Rehearsal/, 'Space');
      await keys.page.getByRole('listbox').waitFor();
      await keys.press('End', 'Escape');
      await keys.page.getByRole('listbox').waitFor({ state: 'detached' });
      await keys.sees('Steps', 'kitchen staged');
    },
  ],
  ...['Files…', 'A folder…'].map(
    (button): Action => [
      `what is one's own is opened: ${button}`,
      async keys => {
        await keys.use('button', 'Open…');
        await keys.page.getByRole('dialog', { name: 'Open' }).waitFor();
        const [chooser] = await Promise.all([
          keys.page.waitForEvent('filechooser'),
          keys.use('button', button),
        ]);
        await chooser.setFiles(button === 'Files…' ? 'README.md' : 'examples/logs');
        await keys.use('button', 'Dismiss');
        await keys.named('button', 'Dismiss').waitFor({ state: 'detached' });
      },
    ],
  ),
  [
    'opening is thought better of: Escape',
    async keys => {
      await keys.use('button', 'Open…');
      await keys.page.getByRole('dialog', { name: 'Open' }).waitFor();
      await keys.press('Escape');
      await keys.page.getByRole('dialog', { name: 'Open' }).waitFor({ state: 'detached' });
    },
  ],
  [
    'the page is exported as one file',
    async keys => {
      const [download] = await Promise.all([
        keys.page.waitForEvent('download'),
        keys.use('button', 'Export'),
      ]);
      expect(download.suggestedFilename()).toBe('firstplug.html');
    },
  ],
  ...['Devices', 'Machine', 'Package', 'Person', 'Logs', 'Timeline'].map(
    (name): Action => [`the view ${name}`, keys => keys.view(name)],
  ),
  [
    'the next step, and back, by buttons',
    async keys => {
      await keys.use('button', 'Next step');
      await keys.sees('Steps', 'first plugged in');
      await keys.press('Space');
      await keys.sees('Steps', 'toaster staged');
      await keys.use('button', 'Back a step');
      await keys.sees('Steps', 'first plugged in');
    },
  ],
  [
    'back until there is no step before: the focus stays near',
    async keys => {
      await keys.use('button', 'Back a step');
      await keys.sees('Steps', 'kitchen staged');
      await expect.poll(() => keys.named('button', 'Back a step').isDisabled()).toBe(true);
    },
  ],
  [
    'a step from the list: arrows, End, Home',
    async keys => {
      await keys.tabTo('tree', 'Steps');
      await keys.press('ArrowDown', 'ArrowDown', 'ArrowUp');
      await keys.sees('Steps', 'first plugged in');
      await keys.press('End');
      await keys.sees('Steps', 'expected');
      await keys.press('Home');
      await keys.sees('Steps', 'kitchen staged');
    },
  ],
];

const ROWS: readonly Action[] = [
  [
    'from row to row: arrows',
    async keys => {
      await home(keys);
      await keys.press('ArrowDown', 'ArrowDown');
      await expect.poll(() => number(keys)).toBe(2);
      await keys.press('ArrowUp');
      await expect.poll(() => number(keys)).toBe(1);
    },
  ],
  [
    'to both ends: End, Home',
    async keys => {
      await home(keys);
      await keys.press('End');
      await keys.sees('Timeline', '✓ second service');
      await keys.press('Home');
      await keys.sees('Timeline', 'kitchen staged');
    },
  ],
  [
    'a page of rows: Page Down, Page Up',
    async keys => {
      await home(keys);
      await keys.press('PageDown');
      await expect.poll(() => number(keys)).toBeGreaterThan(5);
      await keys.press('PageUp');
      await expect.poll(() => number(keys)).toBe(0);
    },
  ],
  [
    'a step forward and back: full stop and comma',
    async keys => {
      await home(keys);
      await keys.press('.', '.');
      await keys.sees('Timeline', 'toaster staged');
      await keys.press(',');
      await keys.sees('Timeline', 'first plugged in');
    },
  ],
  [
    'a row is closed, left for the one around it, opened, and left for what is in it',
    async keys => {
      await home(keys);
      await keys.press('.', 'ArrowDown');
      await keys.sees('Timeline', 'Device Install (Hardware initiated)');
      const row = keys.chosenRow('Timeline');
      await keys.press('ArrowLeft');
      await expect.poll(() => row.getAttribute('aria-expanded')).toBe('false');
      await keys.press('ArrowLeft');
      await keys.sees('Timeline', 'first plugged in');
      await keys.press('ArrowRight');
      await keys.sees('Timeline', 'Device Install (Hardware initiated)');
      await keys.press('ArrowRight');
      await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true');
      await keys.press('Enter');
      await expect.poll(() => row.getAttribute('aria-expanded')).toBe('false');
      await keys.press('Enter');
      await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true');
    },
  ],
  [
    'words are searched for, and the search is cleared: Escape',
    async keys => {
      const before = await count(keys);
      await keys.tabTo('searchbox', 'Search the story');
      await keys.page.keyboard.type('oem1.inf [Toaster_Install.NT]');
      await expect.poll(() => count(keys)).not.toBe(before);
      await keys.tabTo('tree', 'Timeline');
      await keys.press('End');
      await keys.sees('Timeline', '00 FF 0000');
      await keys.tabTo('searchbox', 'Search the story');
      await keys.press('Escape');
      await expect.poll(() => count(keys)).toBe(before);
    },
  ],
  ...['requests', 'drivers', 'changes', 'person', 'failures'].map(
    (name): Action => [
      `only ${name}, and all again`,
      async keys => {
        await keys.pick('Events shown', 'all');
        const before = await count(keys);
        await keys.pick('Events shown', name);
        await expect.poll(() => count(keys)).not.toBe(before);
        await keys.pick('Events shown', 'all');
        await expect.poll(() => count(keys)).toBe(before);
      },
    ],
  ),
];

const DETAILS: readonly Action[] = [
  [
    'the details of a row are scrolled',
    async keys => {
      await keys.pick('Events shown', 'requests');
      await keys.tabTo('tree', 'Timeline');
      await keys.press('End');
      await keys.pick('Events shown', 'all');
      await keys.tabTo('region', 'Details');
      await keys.press('PageDown', 'PageUp');
      await expect.poll(() => details(keys)).toContain('The round of');
    },
  ],
  [
    'the page that says so is opened',
    async keys => {
      await keys.pick('Events shown', 'changes');
      await keys.row('Timeline', 'ContainerID');
      await keys.page.context().route(/^https:/, route => route.fulfill({ body: 'the page' }));
      const [opened] = await Promise.all([
        keys.page.context().waitForEvent('page'),
        keys.use('link', 'how-container-ids-are-generated'),
      ]);
      expect(opened.url()).toMatch(/^https:.*how-container-ids-are-generated/);
      await opened.close();
      await keys.pick('Events shown', 'all');
    },
  ],
  [
    'the INF line that a driver stands in is opened',
    async keys => {
      await keys.pick('Events shown', 'drivers');
      await keys.row('Timeline', 'oem1.inf [Toaster_Install.NT]');
      await keys.use('button', 'oem1.inf, line 21');
      await keys.shows('USB\\VID_1209&PID_7057');
    },
  ],
];

byKeyboard('the page and its steps', [FIRST, 'examples/stories/02-no-driver-in-the-box.yaml'], PAGE);
byKeyboard('the timeline', [FIRST], [...ROWS, ...DETAILS]);
