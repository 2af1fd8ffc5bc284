import type { Browser } from 'playwright-core';
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

describe.runIf(hasBrowser)('the timeline of a rehearsal', () => {
  let browser: Browser;
  let studio: Studio;
  let opened: Opened;

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/toaster');
    opened = await openPage(browser, studio.address);
    await opened.page.getByRole('tree', { name: 'Timeline' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  test('shows the steps of the file and what came of them', async () => {
    const steps = opened.page.getByRole('tree', { name: 'Steps' }).getByRole('treeitem');
    expect(await steps.allInnerTexts()).toEqual([
      '1\nkitchen staged',
      '2\nfirst plugged in',
      '3\ntoaster staged',
      '4\nsecond plugged in',
      '5\nexpected\n✓',
    ]);
    await picture(opened.page, 'timeline-light');
  });

  test('steps forward and back by buttons and by keys, and the address follows', async () => {
    const { page } = opened;
    const chosen = page.getByRole('tree', { name: 'Timeline' }).locator('[aria-selected=true]');
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await chosen.innerText()).toContain('first plugged in');
    await page.getByRole('tree', { name: 'Timeline' }).focus();
    await page.keyboard.press('.');
    expect(await chosen.innerText()).toContain('toaster staged');
    await page.keyboard.press(',');
    await page.keyboard.press('ArrowDown');
    expect(await chosen.innerText()).toContain('Device Install (Hardware initiated)');
    // The address follows when the person stays somewhere.
    await page.waitForTimeout(1000);
    const there = page.url();
    await page.keyboard.press('Home');
    await expect.poll(() => page.url()).toMatch(/at=0$/);
    await page.goto(there);
    await expect.poll(() => chosen.innerText()).toContain('Device Install (Hardware initiated)');
  });

  test('keys go on from where the mouse was', async () => {
    const { page } = opened;
    const tree = page.getByRole('tree', { name: 'Timeline' });
    await page.keyboard.press('Home');
    await tree.getByRole('treeitem').nth(2).click();
    const before = await tree.locator('[aria-selected=true]').getAttribute('data-row');
    await page.keyboard.press('ArrowDown');
    const chosen = tree.locator('[aria-selected=true]');
    await expect.poll(() => chosen.getAttribute('data-row')).toBe(String(Number(before) + 1));
  });

  test('draws a DIF request as the round it is', async () => {
    const { page } = opened;
    await page.getByRole('radio', { name: 'requests' }).check({ force: true });
    await page.getByRole('treeitem', { name: 'INSTALLDEVICE DIF request' }).last().click();
    const round = page.getByRole('figure', { name: 'The round of DIF_INSTALLDEVICE' });
    expect(await round.getByRole('rowheader', { name: 'Default handler' }).count()).toBe(1);
    expect(await round.getByRole('row', { name: 'whoever sent it gets' }).innerText()).toContain(
      'ERROR_SUCCESS',
    );
    await picture(page, 'round-light');
    await page.getByRole('radio', { name: 'all' }).check({ force: true });
  });

  test('finds what is searched for', async () => {
    const { page } = opened;
    await page.getByRole('searchbox', { name: 'Search the story' }).fill('oem1.inf [Toaster_Install.NT]');
    const rows = page.getByRole('tree', { name: 'Timeline' }).getByRole('treeitem');
    await expect.poll(() => rows.last().innerText()).toContain('00 FF 0000');
    await page.getByRole('searchbox').fill('');
  });

  test('complains of nothing, and asks nobody else', () => {
    expect(opened.complaints).toEqual([]);
  });

  test('is dark where the computer is', async () => {
    const other = await startStudio('examples/toaster');
    const { page, complaints } = await openPage(browser, other.address, 'dark');
    await page.getByRole('tree', { name: 'Timeline' }).waitFor();
    const background = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    expect(background).toBe('rgb(31, 31, 31)');
    await picture(page, 'timeline-dark');
    expect(complaints).toEqual([]);
    other.close();
  });

  test('an address that was used opens nothing', async () => {
    const stranger = await browser.newContext();
    const page = await stranger.newPage();
    await page.goto(studio.address);
    await page.getByRole('heading', { name: 'There is nothing to show' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('the address was used before');
    await stranger.close();
  });
});
