import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, type Studio, startStudio } from './browser.ts';

const PAIRS = 400;

/** Pairs of plugging in and out make a story that takes its time. */
function longRehearsal(): string {
  const numbers = Array.from({ length: PAIRS }, (_, i) => i);
  const usb = 'usb: { vendor: 0x1209, product: 0x7057, subclass: 0x4b }';
  return [
    'title: A long one',
    'machine: { windows: 10.0.19045, architecture: amd64 }',
    `packages: { toaster: { folder: ${join(process.cwd(), 'examples/toaster/package')}, assumeFiles: true } }`,
    'hardware:',
    ...numbers.map(i => `  t${i}: { ${usb}, serial: S${i} }`),
    'steps:',
    '  - stage: toaster',
    ...numbers.map(i => `  - plug: t${i}\n  - unplug: t${i}`),
  ].join('\n');
}

describe.runIf(hasBrowser)('a rehearsal that takes its time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-long-'));
  let browser: Browser;
  let studio: Studio;
  let page: Page;
  let complaints: readonly string[];
  const walk = () => page.locator('.walk span');

  beforeAll(async () => {
    const path = join(folder, 'long.yaml');
    writeFileSync(path, longRehearsal());
    browser = await openBrowser();
    studio = await startStudio(path, 'examples/toaster/toaster.yaml');
    ({ page, complaints } = await openPage(browser, studio.address));
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
    rmSync(folder, { recursive: true });
  });

  const choose = async (title: string): Promise<void> => {
    await page.getByRole('button', { name: /Rehearsal/ }).click();
    await page.getByRole('option', { name: title }).click();
  };

  test('can be looked at from its first step on, and comes to its end', async () => {
    await page.getByRole('tree', { name: 'Timeline' }).waitFor();
    await page.getByRole('tab', { name: 'Machine' }).click();
    await page.getByRole('tree', { name: 'Before and after' }).waitFor();
    await expect.poll(() => walk().innerText(), { timeout: 100_000 }).toBe(`1 of ${PAIRS * 2 + 1}`);
    await page.getByRole('tab', { name: 'Devices' }).click();
    await page.getByRole('tree', { name: 'Steps' }).focus();
    await page.keyboard.press('End');
    await page
      .getByRole('tree', { name: 'Steps' })
      .getByText(`t${PAIRS - 1} unplugged`)
      .waitFor();
    await page.getByText('Choose a device.').waitFor();
  });

  test('is searched while somebody types: what is found at last is what was typed last', async () => {
    await page.getByRole('tab', { name: 'Timeline' }).click();
    const said = page.locator('.timeline output');
    await expect.poll(() => said.innerText()).toMatch(/^\d+ of \d+ events$/);
    const before = await said.innerText();
    await page.getByRole('searchbox', { name: 'Search the story' }).focus();
    await page.keyboard.type(`t${PAIRS - 1} unplugged`);
    await expect.poll(() => said.innerText()).toMatch(/^1 of \d+ events$/);
    const rows = page.getByRole('tree', { name: 'Timeline' }).getByRole('treeitem');
    expect(await rows.allInnerTexts()).toEqual([expect.stringContaining(`t${PAIRS - 1} unplugged`)]);
    await page.getByRole('radio', { name: 'failures' }).check({ force: true });
    await expect.poll(() => said.innerText()).toMatch(/^0 of \d+ events$/);
    await page.getByRole('radio', { name: 'all', exact: true }).check({ force: true });
    await expect.poll(() => said.innerText()).toMatch(/^1 of \d+ events$/);
    await page.getByRole('searchbox', { name: 'Search the story' }).fill('');
    await expect.poll(() => said.innerText()).toBe(before);
  });

  test('is left when another one is wanted, and begun again when it is wanted again', async () => {
    await choose('A toaster with two drivers to choose from');
    await expect.poll(() => walk().innerText()).toBe('1 of 5');
    await choose('A long one');
    await choose('A toaster with two drivers to choose from');
    await expect.poll(() => walk().innerText()).toBe('1 of 5');
    await choose('A long one');
    await expect.poll(() => walk().innerText(), { timeout: 100_000 }).toBe(`1 of ${PAIRS * 2 + 1}`);
  });

  test('the page complains of nothing', () => expect(complaints).toEqual([]));
});
