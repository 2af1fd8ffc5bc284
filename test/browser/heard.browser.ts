import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, type Studio, startStudio } from './browser.ts';
import { Ear } from './ear.ts';
import { Keys } from './keyboard/keys.ts';

const SHOWN = [
  'examples/toaster',
  'examples/stories/02-no-driver-in-the-box.yaml',
  'examples/logs/toaster.log',
];

type How = (keys: Keys) => Promise<unknown>;
type Words = string | RegExp;
/** What somebody does by keyboard; what is then said of what has the focus; and all that is announced besides. */
type Heard = readonly [does: string, how: How, focus: Words, news?: readonly Words[]];

const press =
  (...names: readonly string[]): How =>
  keys =>
    keys.press(...names);
const tabTo =
  (...[role, name]: Parameters<Keys['tabTo']>): How =>
  keys =>
    keys.tabTo(role, name);
const list =
  (name: string, ...names: readonly string[]): How =>
  async keys => {
    await keys.tabTo('tree', name);
    await keys.press(...names);
  };
const view =
  (name: string): How =>
  keys =>
    keys.view(name);
const use =
  (...[role, name, key]: Parameters<Keys['use']>): How =>
  keys =>
    keys.use(role, name, key);
const insert =
  (text: string): How =>
  keys =>
    keys.page.keyboard.insertText(text);

const COUNT = /^\d+ of \d+ events$/;
const FINDINGS = /^Nothing is wrong with it$|^\d+ findings?$/;
const WIZARD = /^Found New Hardware Wizard\s+Found New Hardware: Windows has no driver/;

const HEARD: readonly Heard[] = [
  ['a button', tabTo('button', 'Next step'), 'Next step, button'],
  ['a step made with it', press('Enter'), 'Next step, button', ['step 2: first plugged in']],
  ['the steps', list('Steps'), '2 first plugged in, treeitem, selected, level 1, 2 of 5'],
  ['a step made there', press('End'), '5 expected as expected, treeitem, selected, level 1, 5 of 5'],
  ['timeline', list('Timeline', 'Home'), '1 kitchen staged, treeitem, expanded, selected, level 1, 1 of 5'],
  ['a row closed', press('ArrowLeft'), '1 kitchen staged, treeitem, collapsed, selected, level 1, 1 of 5'],
  ['an expectation', press('End'), /^as expected second service toaster, .*level 2, (\d+) of \1$/],
  ['a filter', keys => keys.pick('Events shown', 'requests'), 'requests, radio, checked', [COUNT]],
  ['search', tabTo('searchbox', 'Search the story'), /^Search the story, searchbox/],
  ['nothing found', insert('xyzzy'), /^Search the story, searchbox/, [/^0 of \d+ events$/]],
  ['search cleared', press('Escape'), /^Search the story, searchbox/, [COUNT]],

  ['another view', view('Devices'), 'Devices, tab, selected'],
  ['a class', list('Devices', 'Home'), 'Toasters, treeitem, expanded, selected, level 1, 1 of 2'],
  ['a device', press('ArrowDown'), /^works Contoso Toaster, treeitem, .*selected, level 2, 1 of 1$/],
  ['a policy', tabTo('switch', 'AllSigningEqual'), 'AllSigningEqual, switch, checked'],
  ['it is turned', press('Space'), 'AllSigningEqual, switch, not checked', ['oem0.inf instead of oem1.inf']],
  ['as it is', use('button', 'As it is'), 'AllSigningEqual, switch, checked', ['oem1.inf is the best']],
  ['a candidate', tabTo('checkbox', 'oem1.inf takes part'), 'oem1.inf takes part, checkbox, checked'],
  [
    'it takes no part',
    press('Space'),
    'oem1.inf takes part, checkbox, not checked',
    ['oem0.inf instead of oem1.inf'],
  ],
  [
    'other Windows',
    use('button', /^Another Windows/),
    /^Another Windows, other identifiers, button, expanded/,
  ],
  ['which', tabTo('textbox', 'Windows'), 'Windows, textbox'],
  ['none such', insert('12'), /^Windows, textbox, invalid, No Windows version; write one like/],

  ['machine', view('Machine'), 'Machine, tab, selected'],
  ['a step before', list('Steps', 'ArrowUp'), '4 second plugged in, treeitem, selected, level 1, 4 of 5'],
  ['registry', list('Before and after'), 'changed HKLM, treeitem, expanded, selected, level 1, 1 of 1'],
  ['a branch', press('ArrowRight'), 'changed SYSTEM, treeitem, expanded, selected, level 2, 1 of 1'],

  ['package', view('Package'), 'Package, tab, selected', [FINDINGS]],
  ['its INF', tabTo('textbox', /^INF /), 'INF kitchen.inf, read only, textbox'],
  ['one to write', use('button', 'Write one'), 'Write one, button', [FINDINGS]],
  ['its text', tabTo('textbox', /^INF /), 'INF new.inf, textbox'],
  ['a fault in it', press('Control+End', '['), 'INF new.inf, textbox', [FINDINGS]],

  ['person', view('Person'), 'Person, tab, selected'],
  ['unplugged', use('button', 'Unplug first'), 'Plug in first, button', ['step 5: first unplugged']],
  ['rehearsals', use('button', /Rehearsal/), /^By hand 1: .*, option, selected, goes on from step 4/],
  ['another', press('ArrowDown'), /^2 Hardware first/],
  ['it is taken', press('Enter'), /Rehearsal, button/, [WIZARD]],
  ['a question', tabTo('textbox', /^Look/), /^Look in this folder, textbox, Found New Hardware:/],

  ['logs, past the person', view('Logs'), 'Logs, tab, selected', [WIZARD]],
  ['a log read', use('button', /toaster\.log/), /^.*toaster\.log, button$/, ['2 sections, 1 failed']],
  ['a failure', list('Sections', 'Home'), /^failed Setup Import .*, treeitem, selected, level 1, 1 of 2$/],
];

/** What there is to jump to in each view, in the order it is read: landmarks, headings, lists and heads of tables. */
const OUTLINES: readonly (readonly [view: string, how: How, outline: readonly string[]])[] = [
  [
    'Timeline',
    list('Timeline', 'End', 'ArrowLeft'),
    ['tree "Timeline"', 'region "Details"', 'heading "5 expected"'],
  ],
  [
    'Devices',
    list('Devices', 'Home', 'ArrowDown'),
    [
      'tree "Devices"',
      'region "Contoso Toaster"',
      'heading "Contoso Toaster"',
      'heading "Why this driver"',
      'heading "Another Windows, other identifiers"',
      'table',
      'columnheader "takes part"',
      'columnheader "driver"',
      'columnheader "rank: signature feature match"',
      'columnheader "signed, made"',
      'columnheader "outcome"',
      'heading "Properties"',
      'heading "Events"',
    ],
  ],
  ['Machine', list('Steps', 'ArrowUp'), ['tree "Before and after"', 'region "Details"', 'heading "HKLM"']],
  [
    'Package',
    list('INF files', 'Home', 'ArrowDown', 'ArrowDown'),
    [
      'region "Packages"',
      'tree "INF files"',
      'region "About the INF"',
      'heading "Nothing is wrong with it"',
      'heading "Which section serves which Windows"',
      'table',
      'columnheader "hardware ID"',
    ],
  ],
  [
    'Person',
    press(),
    [
      'region "On the screen"',
      'heading "On the screen"',
      'heading "Action Center"',
      'region "At hand"',
      'heading "Hardware"',
      'heading "Driver packages"',
      'heading "Computer"',
    ],
  ],
  [
    'Logs',
    list('Sections', 'End'),
    [
      'region "Logs"',
      'tree "Sections"',
      'region "Explanation"',
      'heading "Device Install (Hardware initiated) succeeded."',
      'tree "Lines of the section"',
    ],
  ],
];

const ABOVE = ['banner', 'heading "Firstplug"'];
const STEPS = ['navigation "Steps"', 'tree "Steps"'];

describe.runIf(hasBrowser)('what a screen reader is told', () => {
  let browser: Browser;
  let studio: Studio;
  let keys: Keys;
  let ear: Ear;

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio(...SHOWN);
    const { page } = await openPage(browser, studio.address);
    keys = new Keys(page);
    await page.getByRole('tree', { name: 'Timeline' }).waitFor();
    ear = await Ear.of(page);
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  for (const [does, how, focus, news = []] of HEARD) {
    test(does, async () => {
      await how(keys);
      await expect.poll(() => ear.focus()).toMatch(whole(focus));
      const heard: string[] = [];
      const hear = async (): Promise<readonly string[]> => {
        heard.push(...(await ear.news()));
        return heard;
      };
      await expect.poll(hear).toEqual(news.map(words => expect.stringMatching(whole(words))));
    });
  }

  test('another rehearsal again', async () => {
    await keys.use('button', /Rehearsal/);
    await keys.press('Home', 'Enter');
    await keys.view('Timeline');
    await keys.row('Steps', 'expected');
  });

  test.each(OUTLINES)('what there is to jump to: %s', async (name, how, outline) => {
    await keys.view(name);
    await how(keys);
    const above = [...ABOVE, ...(name === 'Logs' ? [] : STEPS), 'main', `tabpanel "${name}"`];
    const all = [...above, ...outline];
    // The last table has a column for each Windows.
    await expect.poll(async () => (await ear.outline()).slice(0, all.length)).toEqual(all);
  });
});

function whole(words: Words): RegExp {
  if (typeof words !== 'string') return words;
  return new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
