import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, picture, type Studio, startStudio } from './browser.ts';

describe.runIf(hasBrowser)('another Windows and other identifiers', () => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;
  let complaints: readonly string[];
  let device: Locator;
  const verdict = (): Promise<string> => device.locator('output').innerText();
  const row = (name: string): Locator => device.getByRole('row', { name });

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/toaster');
    ({ page, complaints } = await openPage(browser, studio.address));
    await page.getByRole('tree', { name: 'Steps' }).getByText('second plugged in').click();
    await page.getByRole('tab', { name: 'Devices' }).click();
    await page.getByRole('tree', { name: 'Devices' }).getByText('Contoso Toaster').click();
    device = page.getByRole('region', { name: 'Contoso Toaster' });
    await device.getByRole('button', { name: 'Another Windows, other identifiers' }).press('Enter');
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  test('they begin as they are', async () => {
    await expect.poll(() => device.getByRole('textbox', { name: 'Windows' }).inputValue()).toBe('10.0.19045');
    await expect
      .poll(() => device.getByRole('textbox', { name: 'Hardware IDs' }).inputValue())
      .toBe('USB\\VID_1209&PID_7057&REV_0100\nUSB\\VID_1209&PID_7057');
    await expect.poll(() => verdict()).toBe('oem1.inf is the best');
  });

  test('before the build that the INF asks for the other driver is chosen', async () => {
    await device.getByRole('textbox', { name: 'Windows' }).fill('10.0.17134');
    await expect.poll(verdict).toBe('oem0.inf instead of oem1.inf');
    await expect
      .poll(() => row('oem1.inf').innerText())
      .toContain('[Toasters.NTamd64.10.0...17763] is not for this Windows');
    await picture(page, 'devices-other-windows-light');
  });

  test('what is no Windows is told, and changes nothing', async () => {
    await device.getByRole('textbox', { name: 'Windows' }).fill('12');
    await expect.poll(() => device.innerText()).toContain('No Windows version; write one like');
    await expect.poll(verdict).toBe('still oem1.inf');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await device.getByRole('textbox', { name: 'Windows' }).fill('11');
  });

  test('an architecture is chosen by keyboard', async () => {
    await device.getByRole('button', { name: /Architecture/ }).press('Enter');
    await page.getByRole('option', { name: 'x86', exact: true }).press('Enter');
    await expect.poll(() => row('oem1.inf').innerText()).toContain('is not for this Windows');
    await device.getByRole('button', { name: 'As it is' }).press('Enter');
    await expect.poll(verdict).toBe('oem1.inf is the best');
    await expect.poll(() => device.getByRole('textbox', { name: 'Windows' }).inputValue()).toBe('10.0.19045');
  });

  test('without its hardware IDs the device takes what names its class', async () => {
    await device.getByRole('textbox', { name: 'Hardware IDs' }).fill('');
    await expect.poll(verdict).toBe('oem0.inf instead of oem1.inf');
    await expect.poll(() => row('oem1.inf').innerText()).toContain('names none of these identifiers');
    await device.getByRole('textbox', { name: 'Hardware IDs' }).fill('USB\\VID_1209&PID_7057');
    await expect.poll(() => row('oem1.inf').innerText()).toContain('1000');
  });

  test('the page complains of nothing', () => expect(complaints).toEqual([]));
});
