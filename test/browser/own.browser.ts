import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, picture, type Studio, startStudio } from './browser.ts';
import { choose, contentOf, drop, saved } from './files.ts';

/** Light and dark. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  }
}

describe.runIf(hasBrowser)("one's own rehearsals", () => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;
  let complaints: readonly string[];
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-own-'));
  const steps = (): Promise<string[]> =>
    page.getByRole('tree', { name: 'Steps' }).getByRole('treeitem').allInnerTexts();
  const entry = (): Promise<string> => page.locator('.entry button').innerText();

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/kettle');
    ({ page, complaints } = await openPage(browser, studio.address));
    await page.getByRole('tab', { name: 'Timeline' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
    rmSync(folder, { recursive: true });
  });

  test('a folder that is dropped is a further rehearsal', async () => {
    await drop(page, 'examples/toaster');
    await expect.poll(entry).toContain('A toaster with two drivers to choose from');
    await expect.poll(steps).toEqual(expect.arrayContaining([expect.stringContaining('second plugged in')]));
  });

  test('what is missing is told; what is opened then makes it whole', async () => {
    await choose(page, 'Files…', 'examples/stories/14-days-later.yaml');
    const alert = page.getByRole('alert');
    await expect
      .poll(() => alert.innerText())
      .toMatch(/the folder \.\.\/packages\/\S+ is not among what was opened/);
    await page.getByRole('tree', { name: 'Steps' }).waitFor();
    await picture(page, 'own-missing-light');
    await expectAccessible(page);
    await choose(page, 'A folder…', 'examples/packages');
    await expect.poll(() => alert.innerText()).not.toContain('packages');
    await choose(page, 'A folder…', 'examples/media');
    await expect.poll(entry).toMatch(/^14 /);
    await page.getByRole('tree', { name: 'Steps' }).waitFor();
    await expect.poll(() => alert.count()).toBe(0);
  });

  test('a driver package alone is at hand on a new Windows', async () => {
    await choose(page, 'A folder…', 'examples/toaster/package');
    const told = page.locator('.said output');
    await expect
      .poll(() => told.innerText())
      .toContain('package came without a rehearsal. Assumed: a new Windows');
    await expect.poll(entry).toContain('Windows 10.0.26100 amd64');
    await page.getByRole('region', { name: 'At hand' }).waitFor();
    await picture(page, 'own-package-light');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stage package' }).press('Enter');
    await page.getByRole('button', { name: 'Plug in Contoso Toaster' }).press('Enter');
    await expect
      .poll(steps)
      .toEqual([
        expect.stringContaining('package staged'),
        expect.stringContaining('Contoso Toaster plugged in'),
      ]);
    await page.getByRole('tab', { name: 'Devices' }).press('Enter');
    await page.getByRole('tree', { name: 'Devices' }).getByText('Contoso Toaster').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await expect.poll(() => told.count()).toBe(0);
  });

  test('what was done by hand is saved, and firstplug rehearse plays it', async () => {
    await page.getByRole('tab', { name: 'Person' }).press('Enter');
    await expectAccessible(page);
    const file = await saved(page, 'Save as a rehearsal');
    expect(file.suggestedFilename()).toBe('package-by-hand.yaml');
    await expect
      .poll(() => page.getByRole('region', { name: 'At hand' }).innerText())
      .toContain('package-by-hand.yaml names the same folders as what it goes on from');
    cpSync('examples/toaster/package', join(folder, 'package'), { recursive: true });
    const path = join(folder, file.suggestedFilename());
    writeFileSync(path, await contentOf(file));
    const printed = execFileSync(process.execPath, ['dist/bin/firstplug.js', 'rehearse', path], {
      encoding: 'utf8',
    });
    expect(printed).toContain('1 package staged');
    const choice = page.getByRole('button', { name: /Rehearsal/ });
    await choice.press('Enter');
    await page.getByRole('option', { name: /two drivers to choose from/ }).press('Enter');
    await expect.poll(async () => (await steps()).length).toBe(5);
    await choice.press('Enter');
    await page.getByRole('option', { name: /^By hand 1: package/ }).press('Enter');
    await expect.poll(async () => (await steps()).length).toBe(2);
    expect(printed).toMatch(/USB\\VID_1209&PID_7057\\\S+ {2}started/);
  });

  test('a log is a log wherever it is dropped', async () => {
    await page.getByRole('tab', { name: 'Machine' }).press('Enter');
    await drop(page, 'examples/logs/toaster.log');
    await page.getByRole('tree', { name: 'Sections' }).waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).press('Enter');
  });

  test('the page is exported with what was opened and done by hand', async () => {
    const file = await saved(page, 'Export');
    expect(file.suggestedFilename()).toBe('firstplug.html');
    const path = join(folder, 'exported.html');
    writeFileSync(path, await contentOf(file));
    const exported = await openPage(browser, pathToFileURL(path).href);
    const choice = exported.page.locator('.entry button');
    await choice.press('Enter');
    const options = exported.page.getByRole('option');
    const titles = await options.allInnerTexts();
    expect(titles.map(title => title.split('\n')[0])).toEqual(
      expect.arrayContaining([
        'The kettle, hardware first',
        'A toaster with two drivers to choose from',
        'package',
      ]),
    );
    await options.last().click();
    const tree = exported.page.getByRole('tree', { name: 'Steps' });
    await expect
      .poll(() => tree.getByRole('treeitem').allInnerTexts())
      .toEqual([
        expect.stringContaining('package staged'),
        expect.stringContaining('Contoso Toaster plugged in'),
      ]);
    await exported.page.getByRole('tab', { name: 'Logs' }).press('Enter');
    await exported.page.getByRole('button', { name: 'toaster.log' }).waitFor();
    const again = exported.page.getByRole('button', { name: 'Export', exact: true });
    await expect.poll(() => again.count()).toBe(0);
    await drop(exported.page, 'examples/toaster/toaster.yaml');
    await expect
      .poll(() => exported.page.getByRole('alert').innerText())
      .toContain('the folder generic is not among');
    await drop(exported.page, 'examples/toaster/generic', 'examples/toaster/package');
    await expect.poll(() => choice.innerText()).toContain('A toaster with two drivers');
    await writeExported(exported.page, join(folder, 'again.html'));
    expect(exported.complaints).toEqual([]);
    await exported.page.close();
    const second = await openPage(browser, pathToFileURL(join(folder, 'again.html')).href);
    await second.page.getByRole('tree', { name: 'Steps' }).waitFor();
    expect(second.complaints).toEqual([]);
    await second.page.close();
  });

  async function writeExported(of: Page, path: string): Promise<void> {
    writeFileSync(path, await contentOf(await saved(of, 'Export')));
  }

  test('a log is in the exported page too', async () => {
    const own = await startStudio('examples/logs/toaster.log');
    const opened = await openPage(browser, own.address);
    await opened.page.getByRole('button', { name: 'examples/logs/toaster.log' }).waitFor();
    const path = join(folder, 'log.html');
    await writeExported(opened.page, path);
    const exported = await openPage(browser, pathToFileURL(path).href);
    await exported.page.getByRole('button', { name: 'examples/logs/toaster.log' }).press('Enter');
    const first = exported.page.getByRole('tree', { name: 'Sections' }).getByRole('treeitem').first();
    await expect.poll(() => first.innerText()).toContain('✗');
    expect([...opened.complaints, ...exported.complaints]).toEqual([]);
    await Promise.all([opened.page.close(), exported.page.close()]);
    own.close();
  });

  test('an INF that is dropped on the packages is one of them', async () => {
    await page.getByRole('tab', { name: 'Package' }).press('Enter');
    await page.getByRole('textbox', { name: 'INF' }).waitFor();
    await drop(page, 'examples/packages/port/port.inf');
    await page.getByRole('tree', { name: 'INF files' }).getByText('yours').waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).press('Enter');
  });

  test('files of strangers are told as text', async () => {
    const hostile = join(folder, '<img src=x onerror=alert(1)>');
    mkdirSync(hostile);
    writeFileSync(join(hostile, 'x.yaml'), 'machine: [');
    await drop(page, hostile);
    await expect
      .poll(() => page.getByRole('alert').innerText())
      .toContain('<img src=x onerror=alert(1)>/x.yaml:1: ');
    await expect.poll(() => page.locator('.said img').count()).toBe(0);
    await page.getByRole('button', { name: 'Dismiss' }).press('Enter');
  });

  test('the page complains of nothing', () => expect(complaints).toEqual([]));
});
