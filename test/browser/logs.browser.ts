import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, picture, type Studio, startStudio } from './browser.ts';

describe.runIf(hasBrowser)('logs', () => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;
  let complaints: readonly string[];
  const rows = () => page.getByRole('tree', { name: 'Sections' }).getByRole('treeitem');

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/logs/toaster.log');
    ({ page, complaints } = await openPage(browser, studio.address));
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  test('a log that the command names is explained, failures first', async () => {
    await page.getByRole('button', { name: 'examples/logs/toaster.log' }).click();
    await expect.poll(() => rows().first().innerText()).toContain('✗');
    await rows().first().click();
    const explanation = page.getByRole('region', { name: 'Explanation' });
    await expect.poll(() => explanation.innerText()).toContain('0xE000024B');
    expect(await explanation.innerText()).toContain('next');
    await picture(page, 'logs-light');
  });

  test('is filtered by words, and by failures', async () => {
    const all = await rows().count();
    await page.getByRole('checkbox', { name: 'only failures' }).click({ force: true });
    await expect.poll(() => rows().count()).toBeLessThan(all);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('no such device anywhere');
    await expect.poll(() => rows().count()).toBe(0);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('');
    await page.getByRole('checkbox', { name: 'only failures' }).click({ force: true });
  });

  test('a log that is dropped is opened, whatever it is', async () => {
    const drop = async (name: string, text: string): Promise<void> => {
      const data = await page.evaluateHandle(
        `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return data; })()`,
      );
      await page.getByRole('region', { name: 'Logs' }).dispatchEvent('drop', { dataTransfer: data });
    };
    const hostile =
      '>>>  [<img src=x onerror=alert(1)> - <b>x</b>]\r\n>>>  Section start 2026/01/01 00:00:00.000\r\n     <script>alert(1)</script>\r\n<<<  [Exit status: FAILURE(0x00000005)]\r\n';
    await drop('<b>hostile</b>.log', hostile.repeat(3));
    await expect.poll(() => rows().first().innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.getByText('<b>hostile</b>.log').count()).toBe(1);
    await drop('nothing.log', '');
    await expect.poll(() => rows().count()).toBe(0);
  });

  test('the page complains of nothing', () => expect(complaints).toEqual([]));
});
