import { expect } from 'vitest';
import { type Action, byKeyboard, type Keys } from './keys.ts';

/**
 * What can be pressed, typed into or chosen from, and was not come to. Radio buttons and tabs are come to as a group.
 * The cross of a search field is left out: Escape does what it does.
 */
const MISSED = `(() => {
  const roots = [document, ...[...document.querySelectorAll('*')].flatMap(one => one.shadowRoot ?? [])];
  const all = roots.flatMap(root => [...root.querySelectorAll(
    'button, input, textarea, select, a[href], [role=tree], [role=tab], [role=button], [contenteditable=true]')]);
  return all
    .filter(one => one.checkVisibility() && !one.disabled && !one.closest('[aria-hidden=true], [inert], .search .clear'))
    .filter(one => !window.came.has(one.closest('[role=tablist], [role=radiogroup]') ?? one))
    .map(one => one.outerHTML.slice(0, 120));
})()`;

/** Takes down what has the focus; false when the round is made. */
const COME = `(() => {
  let on = document.activeElement;
  while (on.shadowRoot?.activeElement) on = on.shadowRoot.activeElement;
  const one = on.closest('[role=tablist], [role=radiogroup]') ?? on;
  const isNew = !window.came.has(one);
  window.came.add(one);
  return isNew;
})()`;

/** Goes round with Tab, and names what it never came to. */
async function missed({ page }: Keys): Promise<unknown> {
  await page.evaluate('window.came = new Set(); document.activeElement.blur()');
  for (let old = 0; old < 3; ) {
    await page.keyboard.press('Tab');
    old = (await page.evaluate(COME)) ? 0 : old + 1;
  }
  await page.keyboard.press('Tab');
  return page.evaluate(MISSED);
}

const stepped = (keys: Keys): Promise<void> => keys.row('Steps', 'second plugged in');

/** Each view with all that it has. */
const VIEWS: readonly (readonly [view: string, show: (keys: Keys) => Promise<unknown>])[] = [
  ['Timeline', keys => keys.row('Timeline', 'second plugged in')],
  [
    'Devices',
    async keys => {
      await stepped(keys);
      await keys.row('Devices', 'Contoso Toaster');
      await keys.page.getByRole('heading', { name: 'Why this driver' }).waitFor();
    },
  ],
  [
    'Machine',
    async keys => {
      await stepped(keys);
      await keys.row('Before and after', 'HKLM');
    },
  ],
  ['Package', keys => keys.row('INF files', 'kitchen.inf')],
  ['Person', stepped],
  [
    'Logs',
    async keys => {
      await keys.use('button', 'examples/logs/toaster.log');
      await keys.row('Sections', '✗');
      await keys.page.getByRole('tree', { name: 'Lines of the section' }).waitFor();
    },
  ],
];

byKeyboard(
  'Tab comes to all that a view has',
  ['examples/toaster', 'examples/logs/toaster.log'],
  VIEWS.map(
    ([view, show]): Action => [
      view,
      async keys => {
        await keys.view(view);
        await show(keys);
        expect(await missed(keys)).toEqual([]);
      },
    ],
  ),
);
