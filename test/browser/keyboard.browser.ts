import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, type Studio, startStudio } from './browser.ts';

/** Nothing here touches the mouse. */
describe.runIf(hasBrowser)('by keyboard alone', () => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;
  const keys = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await page.keyboard.press(name);
  };
  /** Goes on with Tab until something of that name has the focus. */
  const tabTo = async (name: string): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const focused: string = await page.evaluate(
        `(() => { const on = document.activeElement; const text = on.getAttribute('aria-label') ?? on.labels?.[0]?.textContent ?? on.textContent; return text.trim(); })()`,
      );
      if (focused === name) return;
    }
    throw new Error(`Tab never comes to ${name}`);
  };
  const chosen = (tree: string): Promise<string> =>
    page.getByRole('tree', { name: tree }).locator('[aria-selected=true]').innerText();

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/toaster', 'examples/stories/02-no-driver-in-the-box.yaml');
    ({ page } = await openPage(browser, studio.address));
    await page.getByRole('tree', { name: 'Timeline' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  test('steps, rows and filters of the timeline', async () => {
    await tabTo('Steps');
    await keys('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(await chosen('Steps')).toContain('second plugged in');
    await tabTo('Timeline');
    await keys('ArrowDown', 'ArrowDown', 'ArrowLeft');
    const row = page.getByRole('tree', { name: 'Timeline' }).locator('[aria-selected=true]');
    expect(await row.getAttribute('aria-expanded')).toBe('false');
    await keys('ArrowRight');
    expect(await row.getAttribute('aria-expanded')).toBe('true');
    await keys('ArrowLeft', 'ArrowLeft');
    expect(await chosen('Timeline')).toContain('Device Install (Hardware initiated)');
  });

  test('views, devices, and what would turn the choice', async () => {
    await tabTo('Steps');
    await keys('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await page.getByRole('tab', { name: 'Timeline' }).focus();
    await keys('ArrowRight');
    await tabTo('Devices');
    await keys('Home', 'ArrowDown');
    expect(await chosen('Devices')).toContain('Contoso Toaster');
    await tabTo('if it had a FeatureScore of FE or less');
    await keys('Space');
    await expect.poll(() => page.locator('output').innerText()).toBe('oem1.inf → oem0.inf');
  });

  test('what a step changed, and the INF line it follows from', async () => {
    await page.getByRole('tab', { name: 'Devices' }).focus();
    await keys('ArrowRight');
    await tabTo('Before and after');
    await keys('End');
    for (let i = 0; i < 40 && !(await chosen('Before and after')).includes('ImagePath'); i++)
      await keys('ArrowUp');
    await tabTo('toastpkg.inf, line 47');
    await keys('Enter');
    await expect
      .poll(() => page.getByRole('textbox', { name: 'INF' }).locator('.here').innerText())
      .toContain('ServiceBinary');
  });

  test('another rehearsal is chosen, the person answers, and the story goes on', async () => {
    await page.getByRole('button', { name: /Rehearsal/ }).focus();
    await keys('Enter', 'Home', 'ArrowDown', 'Enter');
    await page.getByRole('tab', { name: 'Package' }).focus();
    await keys('ArrowRight');
    await tabTo('Steps');
    await keys('Home');
    await tabTo('Insert cd');
    await keys('Enter');
    await tabTo('Next');
    await keys('Enter');
    await expect.poll(() => chosen('Steps')).toContain('Found New Hardware');
  });
});
