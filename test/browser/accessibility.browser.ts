import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, picture, type Studio, startStudio } from './browser.ts';
import { choose } from './files.ts';

const SHOWN = [
  'examples/toaster',
  'examples/stories/02-no-driver-in-the-box.yaml',
  'examples/stories/06-unplugged.yaml',
  'examples/stories/08-null-driver.yaml',
  'examples/logs/toaster.log',
];

const view = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();
const step = (page: Page, title: string): Promise<void> =>
  page.getByRole('tree', { name: 'Steps' }).getByText(title, { exact: true }).first().click();
const pick = (page: Page, name: string): Promise<void> =>
  page.getByRole('radio', { name, exact: true }).check({ force: true });
/** Another rehearsal, by the beginning of its title. */
async function rehearsal(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /Rehearsal/ }).click();
  await page.getByRole('option', { name: title }).first().click();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}
const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor();

/** Each view as it is when somebody works with it; one goes on from where the one before it was. */
const VIEWS: readonly (readonly [name: string, show: (page: Page) => Promise<unknown>])[] = [
  ['timeline', async () => undefined],
  [
    'round',
    async page => {
      await pick(page, 'requests');
      const rows = page.getByRole('tree', { name: 'Timeline' });
      await rows.getByText('INSTALLDEVICE', { exact: true }).last().click();
      await page.getByRole('figure', { name: /The round of/ }).waitFor();
      await pick(page, 'all');
    },
  ],
  [
    'devices',
    async page => {
      await step(page, 'second plugged in');
      await view(page, 'Devices');
      await page.getByRole('tree', { name: 'Devices' }).getByText('Contoso Toaster').click();
      await heading(page, 'Why this driver');
    },
  ],
  [
    'ranking turned',
    async page => {
      await page.getByRole('button', { name: 'if it had a FeatureScore of FE or less' }).click();
      await page.getByRole('button', { name: 'As it is' }).waitFor();
    },
  ],
  [
    'another Windows',
    async page => {
      await page.getByRole('button', { name: 'Another Windows, other identifiers' }).click();
      await page.getByRole('textbox', { name: 'Windows' }).fill('12');
      await page.getByText('No Windows version').waitFor();
    },
  ],
  ['registry', page => view(page, 'Machine')],
  ...['files', 'services', 'driver store', 'software', 'running'].map(
    name => [name, (page: Page) => pick(page, name)] as const,
  ),
  [
    'package',
    async page => {
      await view(page, 'Package');
      await page.getByRole('textbox', { name: 'INF' }).waitFor();
    },
  ],
  [
    'own INF with findings',
    async page => {
      await page.getByRole('button', { name: 'Write one' }).click();
      await page.getByRole('textbox', { name: 'INF' }).click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(
        '[Version]\nSignature="$Chicago$"\n[Manufacturer]\n%Nobody%=Models\n[Models]\n%a%=b,c\n',
      );
      await heading(page, /findings/);
    },
  ],
  ['person', page => view(page, 'Person')],
  [
    'list of rehearsals',
    async page => {
      await page.getByRole('button', { name: /Rehearsal/ }).click();
      await page.getByRole('listbox').waitFor();
    },
  ],
  [
    'question',
    async page => {
      await page.keyboard.press('Escape');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
      await rehearsal(page, '2 Hardware first');
      await step(page, 'toaster plugged in');
      await page.getByRole('textbox', { name: 'Look in this folder' }).waitFor();
    },
  ],
  [
    'hidden devices',
    async page => {
      await rehearsal(page, '6 A device that is not plugged in');
      await step(page, 'other unplugged');
      await view(page, 'Devices');
      await page.getByRole('checkbox', { name: 'hidden devices' }).click({ force: true });
      await page.getByRole('tree', { name: 'Devices' }).getByText('Kitchen appliance').first().click();
      await heading(page, 'Why this driver');
    },
  ],
  [
    'problem device',
    async page => {
      await rehearsal(page, '8 No driver at all');
      await step(page, 'toaster plugged in');
      await page.getByRole('tree', { name: 'Devices' }).getByText('code 28').click();
      await page.getByText(/^Code 28/).waitFor();
    },
  ],
  [
    'Action Center',
    async page => {
      await view(page, 'Person');
      await page.locator('.notices button').waitFor();
    },
  ],
  [
    'logs',
    async page => {
      await view(page, 'Logs');
      await page.getByRole('button', { name: 'examples/logs/toaster.log' }).click();
      await page.getByRole('tree', { name: 'Sections' }).getByRole('treeitem').first().click();
      await page.getByRole('tree', { name: 'Lines of the section' }).waitFor();
    },
  ],
  [
    'own package',
    async page => {
      await choose(page, 'A folder…', 'examples/toaster/package');
      await page.getByRole('button', { name: 'Stage package' }).waitFor();
    },
  ],
  [
    'done by hand',
    async page => {
      await page.getByRole('button', { name: 'Stage package' }).click();
      await page.getByRole('button', { name: 'Save as a rehearsal' }).waitFor();
    },
  ],
  [
    'list with a trial',
    async page => {
      await page.getByRole('button', { name: /Rehearsal/ }).click();
      await page.getByRole('option', { name: /^By hand 1/ }).waitFor();
    },
  ],
  [
    'missing folder',
    async page => {
      await page.keyboard.press('Escape');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
      await choose(page, 'Files…', 'examples/toaster/toaster.yaml');
      await page.getByRole('alert').waitFor();
    },
  ],
  [
    'open panel',
    async page => {
      await page.getByRole('button', { name: 'Open…', exact: true }).click();
      await page.getByRole('dialog', { name: 'Open' }).waitFor();
    },
  ],
];

const WIDTHS = { view: { width: 1280, height: 800 }, tablet: { width: 820, height: 1180 } } as const;
/** What light and dark differ in. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds; of a page without frames it need not open another page to put its findings together. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}

describe.runIf(hasBrowser)('on a desk and on a tablet, light and dark', () => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio(...SHOWN);
    ({ page } = await openPage(browser, studio.address));
    await page.getByRole('tree', { name: 'Timeline' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  test.each(VIEWS)('axe finds nothing on %s, and nothing is too wide', async (name, show) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(WIDTHS.view);
    await show(page);
    const file = name.toLowerCase().replaceAll(' ', '-');
    for (const [on, size] of Object.entries(WIDTHS)) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: 'light' });
      await picture(page, `${on}-${file}-light`);
      expect(await findings(page), on).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), on).toBeLessThanOrEqual(size.width);
      await page.emulateMedia({ colorScheme: 'dark' });
      await picture(page, `${on}-${file}-dark`);
      expect(await findings(page, COLOURS), `${on}, dark`).toEqual([]);
    }
  });
});
