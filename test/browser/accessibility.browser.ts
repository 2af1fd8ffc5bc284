import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, picture, type Studio, startStudio } from './browser.ts';

/** Each view as it is when somebody works with it. */
const VIEWS: readonly (readonly [name: string, show: (page: Page) => Promise<unknown>])[] = [
  ['timeline', async () => undefined],
  [
    'round',
    async page => {
      await page.getByRole('radio', { name: 'requests' }).check({ force: true });
      await page
        .getByRole('tree', { name: 'Timeline' })
        .getByText('INSTALLDEVICE', { exact: true })
        .last()
        .click();
      await page.getByRole('radio', { name: 'all' }).check({ force: true });
    },
  ],
  [
    'devices',
    async page => {
      await page.getByRole('tree', { name: 'Steps' }).getByText('second plugged in').click();
      await page.getByRole('tab', { name: 'Devices' }).click();
      await page.getByRole('tree', { name: 'Devices' }).getByText('Contoso Toaster').click();
    },
  ],
  ['registry', async page => page.getByRole('tab', { name: 'Machine' }).click()],
  ['services', async page => page.getByRole('radio', { name: 'services' }).check({ force: true })],
  ['package', async page => page.getByRole('tab', { name: 'Package' }).click()],
  ['person', async page => page.getByRole('tab', { name: 'Person' }).click()],
  [
    'logs',
    async page => {
      await page.getByRole('tab', { name: 'Logs' }).click();
      await page.getByRole('button', { name: 'examples/logs/toaster.log' }).click();
      await page.getByRole('tree', { name: 'Sections' }).getByRole('treeitem').first().click();
      await page.getByRole('tree', { name: 'Lines of the section' }).waitFor();
    },
  ],
];

describe.runIf(hasBrowser).each(['light', 'dark'] as const)('%s', scheme => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/toaster', 'examples/logs/toaster.log');
    ({ page } = await openPage(browser, studio.address, scheme));
    await page.getByRole('tree', { name: 'Timeline' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  test.each(VIEWS)('axe finds nothing on %s', async (name, show) => {
    await show(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    );
    await picture(page, `view-${name}-${scheme}`);
    expect(told).toEqual([]);
  });

  test('nothing is wider than a tablet', async () => {
    await page.setViewportSize({ width: 820, height: 1180 });
    for (const name of ['Timeline', 'Devices', 'Machine', 'Package', 'Person', 'Logs']) {
      await page.getByRole('tab', { name }).click();
      await picture(page, `tablet-${name.toLowerCase()}-${scheme}`);
      expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(820);
    }
  });
});
