import type { Browser, Locator } from 'playwright-core';
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
  let rounds: Studio;
  let opened: Opened;

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/toaster');
    rounds = await startStudio('test/browser/round.yaml');
    opened = await openPage(browser, studio.address);
    await opened.page.getByRole('tree', { name: 'Timeline' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
    rounds?.close();
  });

  test('shows the steps of the file and what came of them', async () => {
    const steps = opened.page.getByRole('tree', { name: 'Steps' }).getByRole('treeitem');
    await expect
      .poll(() => steps.allInnerTexts())
      .toEqual([
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
    const follows = (before: string): Promise<void> => expect.poll(() => page.url()).not.toBe(before);
    const none = page.url();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => chosen.innerText()).toContain('first plugged in');
    await follows(none);
    const first = page.url();
    await page.getByRole('tree', { name: 'Timeline' }).focus();
    await page.keyboard.press('.');
    await expect.poll(() => chosen.innerText()).toContain('toaster staged');
    await follows(first);
    await page.keyboard.press(',');
    await expect.poll(() => page.url()).toBe(first);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => chosen.innerText()).toContain('Device Install (Hardware initiated)');
    await follows(first);
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

  test('rows open and close by the mouse: by their arrow, or by two clicks', async () => {
    const { page } = opened;
    await page.getByRole('tree', { name: 'Timeline' }).focus();
    await page.keyboard.press('Home');
    const row = page
      .getByRole('tree', { name: 'Timeline' })
      .getByRole('treeitem', { name: /4 files/ })
      .first();
    const isOpen = (): Promise<string | null> => row.getAttribute('aria-expanded');
    expect(await isOpen()).toBe('false');
    await row.locator('.arrow').click();
    await expect.poll(isOpen).toBe('true');
    await row.locator('.text').dblclick();
    await expect.poll(isOpen).toBe('false');
    await row.locator('.text').dblclick();
    await expect.poll(isOpen).toBe('true');
    await row.locator('.arrow').click();
    await expect.poll(isOpen).toBe('false');
  });

  test('a row that is chosen is in sight, whatever was closed around it', async () => {
    const { page } = opened;
    const chosen = page.getByRole('tree', { name: 'Timeline' }).locator('[aria-selected=true]');
    await page.getByRole('radio', { name: 'requests' }).check({ force: true });
    await page.getByRole('treeitem', { name: 'INSTALLDEVICE DIF request' }).first().click();
    await page.getByRole('radio', { name: 'all' }).check({ force: true });
    await expect.poll(() => chosen.innerText()).toContain('INSTALLDEVICE');
    await page.keyboard.press('Home');
  });

  test('draws a DIF request as the round it is', async () => {
    const { page } = opened;
    await page.getByRole('radio', { name: 'requests' }).check({ force: true });
    await page.getByRole('treeitem', { name: 'INSTALLDEVICE DIF request' }).last().click();
    const round = page.getByRole('figure', { name: 'The round of DIF_INSTALLDEVICE' });
    await expect.poll(() => round.getByRole('rowheader', { name: 'Default handler' }).count()).toBe(1);
    const [sender] = await textsOf(round.getByRole('row'));
    expect(sender).toBe('Sender | sends DIF_INSTALLDEVICE | gets ERROR_SUCCESS');
    await page.getByRole('radio', { name: 'all' }).check({ force: true });
  });

  test('a round shows who is asked again, who ends the way down, and who is not asked', async () => {
    const { page, complaints } = await openPage(browser, rounds.address);
    const request = async (name: string): Promise<Locator> => {
      await page.getByRole('radio', { name: 'requests' }).check({ force: true });
      await page
        .getByRole('tree', { name: 'Timeline' })
        .getByText(name.replace('DIF_', ''), { exact: true })
        .last()
        .click();
      return page.getByRole('figure', { name: `The round of ${name}` }).getByRole('row');
    };
    const installed = await request('DIF_INSTALLDEVICE');
    await installed.first().waitFor();
    await expect
      .poll(() => textsOf(installed))
      .toEqual([
        'Sender | sends DIF_INSTALLDEVICE | gets ERROR_ACCESS_DENIED',
        'Co-installer 1 a.dll asked again | answers ERROR_DI_POSTPROCESSING_REQUIRED | answers again ERROR_ACCESS_DENIED',
        'Co-installer 2 b.dll | answers ERROR_SUCCESS',
        'Co-installer 3 tostrco.dll asked again | answers ERROR_DI_POSTPROCESSING_REQUIRED | answers again ERROR_ACCESS_DENIED',
        'Class installer toastcls.dll | answers ERROR_DI_DO_DEFAULT',
        'Default handler ends the way down | answers ERROR_SUCCESS',
      ]);
    await picture(page, 'round-light');
    await page.getByRole('button', { name: 'Dark' }).click();
    await picture(page, 'round-dark');
    const allowed = await request('DIF_ALLOW_INSTALL');
    await expect
      .poll(() => textsOf(allowed))
      .toEqual([
        'Sender | sends DIF_ALLOW_INSTALL | gets ERROR_SUCCESS',
        'Co-installer 1 a.dll | answers ERROR_SUCCESS',
        'Co-installer 2 b.dll | answers ERROR_SUCCESS',
        'Class installer toastcls.dll ends the way down | answers ERROR_SUCCESS',
        'Default handler | not asked',
      ]);
    expect(complaints).toEqual([]);
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
    await expect.poll(() => page.locator('main').innerText()).toContain('the address was used before');
    await stranger.close();
  });
});

/** What each row of a table says, a bar between its cells; without that of the headings. */
async function textsOf(rows: Locator): Promise<string[]> {
  const texts = await rows.evaluateAll(all =>
    all.map(row =>
      [...(row as unknown as { cells: Iterable<{ innerText: string }> }).cells]
        .map(({ innerText }) => innerText.replaceAll(/\s+/g, ' ').trim())
        .filter(Boolean)
        .join(' | '),
    ),
  );
  return texts.slice(1);
}
