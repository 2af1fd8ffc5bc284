import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  hasBrowser,
  type Opened,
  openBrowser,
  openPage,
  picture,
  type Studio,
  startStudio,
} from './browser.ts';

describe.runIf(hasBrowser)('devices, machine and packages', () => {
  let browser: Browser;
  let studio: Studio;
  let opened: Opened;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/toaster');
    opened = await openPage(browser, studio.address);
    ({ page } = opened);
    await page.getByRole('tree', { name: 'Steps' }).getByText('second plugged in').click();
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  test('devices are those of the moment, as Device Manager shows them', async () => {
    await page.getByRole('tab', { name: 'Devices' }).click();
    const tree = page.getByRole('tree', { name: 'Devices' });
    await tree.getByText('Contoso Toaster').click();
    await page.getByRole('heading', { name: 'Why this driver' }).waitFor();
    await picture(page, 'devices-light');
    await page.getByRole('tree', { name: 'Steps' }).getByText('first plugged in').click();
    await expect
      .poll(() => tree.getByRole('treeitem').allInnerTexts())
      .toEqual(['USB Bus Devices (hubs and host controllers)', '●\nKitchen appliance']);
    await page.getByRole('tree', { name: 'Steps' }).getByText('second plugged in').click();
  });

  test('a switch turns the choice, and back', async () => {
    await page.getByRole('tree', { name: 'Devices' }).getByText('Contoso Toaster').click();
    const said = page.locator('.device-page output');
    await expect.poll(() => said.innerText()).toBe('oem1.inf is the best');
    await page.getByRole('button', { name: 'if it had a FeatureScore of FE or less' }).click();
    await expect.poll(() => said.innerText()).toBe('oem0.inf instead of oem1.inf');
    await picture(page, 'ranking-turned-light');
    await page.getByRole('button', { name: 'As it is' }).click();
    await page.getByRole('checkbox', { name: 'oem1.inf takes part' }).click({ force: true });
    await expect.poll(() => said.innerText()).toBe('oem0.inf instead of oem1.inf');
    await page.getByRole('button', { name: 'As it is' }).click();
    await expect.poll(() => said.innerText()).toBe('oem1.inf is the best');
  });

  test('what a step changed leads to its INF line', async () => {
    await page.getByRole('tab', { name: 'Machine' }).click();
    const tree = page.getByRole('tree', { name: 'Before and after' });
    await tree.focus();
    await page.keyboard.press('End');
    await tree.getByText('ImagePath').click();
    const details = page.getByRole('region', { name: 'Details' });
    await expect.poll(() => details.innerText()).toContain('not there');
    await picture(page, 'machine-light');
    await details.getByRole('button', { name: 'toastpkg.inf, line' }).click();
    const inf = page.getByRole('textbox', { name: 'INF' });
    await expect.poll(() => inf.locator('.here').innerText()).toContain('ServiceBinary');
    await picture(page, 'package-light');
  });

  test('at a change of a step there is the computer with it and those before it', async () => {
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByRole('searchbox', { name: 'Search the story' }).fill('\\services\\toaster ImagePath');
    const rows = page.getByRole('tree', { name: 'Timeline' });
    await rows.getByText(/toaster ImagePath$/).click();
    await page.getByRole('tab', { name: 'Machine' }).click();
    await expect
      .poll(() => page.locator('.machine > .tools p').innerText())
      .toMatch(/^before step 4 and after \d+ of its \d+ changes/);
    const tree = page.getByRole('tree', { name: 'Before and after' });
    await expect.poll(() => tree.locator('[aria-selected=true]').innerText()).toContain('ImagePath');
    await page.getByRole('tab', { name: 'Package' }).click();
  });

  test('an INF has its findings, and the grid its sections', async () => {
    await page.getByRole('tree', { name: 'INF files' }).getByText('kitchen.inf').click();
    await page.getByRole('button', { name: 'line 2' }).click();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'INF' }).locator('.here').innerText())
      .toBe('[Version]');
    const row = page.getByRole('row', { name: 'USB\\Class_ff&SubClass_4b' });
    await expect.poll(() => row.getByRole('button', { name: '[Appliances.NTamd64]' }).count()).toBe(1);
  });

  test('services, driver store and software are compared', async () => {
    await page.getByRole('tab', { name: 'Machine' }).click();
    await page.getByRole('radio', { name: 'services' }).check({ force: true });
    const service = page.getByRole('row', { name: 'toaster' });
    await expect.poll(() => service.innerText()).toContain('on demand');
    await service.getByRole('button', { name: 'toastpkg.inf, line' }).click();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'INF' }).locator('.here').innerText())
      .toContain('ServiceType');
    await page.getByRole('tab', { name: 'Machine' }).click();
    for (const part of ['files', 'driver store', 'software', 'running']) {
      await page.getByRole('radio', { name: part }).check({ force: true });
    }
    await picture(page, 'running-light');
  });

  test('the page complains of nothing', () => {
    expect(opened.complaints).toEqual([]);
  });
});
