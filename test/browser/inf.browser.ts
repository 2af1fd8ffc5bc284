import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, picture, type Studio, startStudio } from './browser.ts';
import { drop } from './files.ts';
import { HOSTILE_INFS } from './hostile-files.ts';

const [, longText] = HOSTILE_INFS.find(([name]) => name === 'huge.inf')!;
/** Longer than anybody waits. */
const LONG = { timeout: 120_000 };

/** Notes, from frame to frame, what the heading of the findings says while the editor has a text. */
const WATCH = `window.said = [];
(function look(text) {
  const has = document.querySelector('.inf-text')?.shadowRoot?.textContent.includes(text);
  const heading = document.querySelector('.inf-page h2')?.textContent;
  if (has && window.said.at(-1) !== heading) window.said.push(heading);
  requestAnimationFrame(() => look(text));
})('; it is long');`;

describe.runIf(hasBrowser)('an INF that somebody brings', () => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;
  let complaints: readonly string[];
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-inf-'));
  const editor = (): Promise<string> => page.getByRole('textbox', { name: 'INF' }).innerText();
  const about = (): Promise<string> => page.getByRole('region', { name: 'About the INF' }).innerText();
  const view = (name: string): Promise<void> => page.getByRole('tab', { name }).click();
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const small = (section: string): string => `[Version]\r\nSignature="$Windows NT$"\r\n[${section}]\r\n`;

  beforeAll(async () => {
    mkdirSync(join(folder, 'other'));
    browser = await openBrowser();
    studio = await startStudio('examples/toaster');
    ({ page, complaints } = await openPage(browser, studio.address));
    await view('Package');
    await page.getByRole('textbox', { name: 'INF' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
    rmSync(folder, { recursive: true });
  });

  test('is read anew when it is brought again under its name', async () => {
    await drop(page, file('own.inf', small('First')));
    await expect.poll(editor).toContain('[First]');
    await drop(page, file('other/own.inf', small('Second')));
    await expect.poll(editor).toContain('[Second]');
    expect(await page.getByRole('tree', { name: 'INF files' }).getByText('own.inf').count()).toBe(1);
  });

  test('stays as it was written when another view was looked at', async () => {
    await page.getByRole('button', { name: 'Write one' }).click();
    await expect.poll(editor).toContain('Paste or write an INF here');
    await page.getByRole('textbox', { name: 'INF' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('[Mine]');
    await view('Devices');
    await page.getByRole('tree', { name: 'Devices' }).waitFor();
    await view('Package');
    await expect.poll(editor).toContain('[Mine]');
    await page.getByRole('button', { name: 'Write one' }).click();
    await expect.poll(editor).not.toContain('[Mine]');
  });

  test('a long one has its text at once, is being checked meanwhile, and keeps no view waiting', async () => {
    await page.evaluate(WATCH);
    await drop(page, file('long.inf', `; it is long\r\n${longText()}`));
    await expect.poll(editor, LONG).toContain('; it is long');
    await view('Devices');
    await page.getByRole('tree', { name: 'Devices' }).waitFor();
    await view('Package');
    await expect.poll(editor, LONG).toContain('; it is long');
    await picture(page, 'package-checking-light');
    const axe = await new AxeBuilder({ page }).include('.inf-page').analyze();
    expect(axe.violations.map(({ id }) => id)).toEqual([]);
    await expect.poll(about, LONG).toMatch(/^\d+ findings/);
    await expect.poll(about, LONG).toContain('Which section serves which Windows');
    const said = (await page.evaluate('window.said')) as string[];
    expect(said[0]).toBe('Checking…');
    expect(said.at(-1)).toMatch(/^\d+ findings$/);
  });

  test('a long one is written in, and checked again', { timeout: 180_000 }, async () => {
    await page.getByRole('textbox', { name: 'INF' }).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('; still\n');
    await page.locator('.working').waitFor();
    await expect.poll(editor).toContain('; still');
    await drop(page, file('own.inf', small('Third')));
    await expect.poll(editor).toContain('[Third]');
    await expect.poll(about).not.toMatch(/hecking/);
  });

  test('the page complains of nothing', () => expect(complaints).toEqual([]));
});
