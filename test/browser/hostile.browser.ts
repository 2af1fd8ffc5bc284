import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_REHEARSALS } from '../hostile-rehearsals.ts';
import { hasBrowser, openBrowser, openPage, type Studio, startStudio } from './browser.ts';
import { choose } from './files.ts';
import { HOSTILE_INFS, HOSTILE_LOGS, MARKUP, SMALL_INFS, TURNED } from './hostile-files.ts';

const PACKAGE = `[Version]\r\nSignature="$Windows NT$"\r\nProvider="${MARKUP}"\r\n[Manufacturer]\r\n"${MARKUP}"=Models,NTamd64\r\n[Models.NTamd64]\r\n"${MARKUP}"=Install,USB\\VID_1209&PID_7057\r\n"${TURNED}"=Install,USB\\VID_1209&PID_7058\r\n[Install]\r\n`;

/** A rehearsal whose every name is markup, or turns the direction of text and is no character. */
function writeRehearsal(folder: string): void {
  mkdirSync(join(folder, 'package'));
  for (const name of ['&lt;b&gt;', '\u202Efni.x'])
    writeFileSync(join(folder, 'package', `${name}.inf`), PACKAGE);
  for (const [name, text] of SMALL_INFS) writeFileSync(join(folder, 'package', name), text());
  const rehearsal = {
    title: MARKUP + TURNED,
    machine: { windows: '10', architecture: 'amd64' },
    packages: { p: { folder: 'package', signature: 'authenticode', assumeFiles: true } },
    hardware: {
      [MARKUP]: { hardwareIds: ['USB\\VID_1209&PID_7057'], serial: 'A', description: MARKUP },
      [TURNED]: { hardwareIds: ['USB\\VID_1209&PID_7058'], serial: 'B', description: TURNED },
    },
    programs: { 'x.exe': { tells: MARKUP + TURNED } },
    steps: [{ stage: 'p' }, { plug: MARKUP }, { plug: TURNED }, { run: `x.exe ${MARKUP}` }],
  };
  writeFileSync(join(folder, 'hostile.yaml'), JSON.stringify(rehearsal));
}

/** Waits as long as a slow machine may need. */
const LONG = { timeout: 120_000 };

/** It answers a key within seconds. */
async function isAlive(page: Page): Promise<void> {
  const dark = page.getByRole('button', { name: 'Dark' });
  const before = await dark.getAttribute('aria-pressed');
  await dark.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => dark.getAttribute('aria-pressed'), { timeout: 10_000 }).not.toBe(before);
}

describe.runIf(hasBrowser)('hostile files', () => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;
  let complaints: readonly string[];
  const dialogs: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-hostile-'));
  const view = (name: string): Promise<void> => page.getByRole('tab', { name }).click();
  /** Opens a file by the button of that name. */
  const open = async (button: string, name: string, write: (path: string) => void): Promise<void> => {
    const path = join(folder, name);
    write(path);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: button }).click(),
    ]);
    await chooser.setFiles(path);
  };

  beforeAll(async () => {
    writeRehearsal(folder);
    browser = await openBrowser();
    studio = await startStudio(join(folder, 'hostile.yaml'));
    ({ page, complaints } = await openPage(browser, studio.address));
    page.on('dialog', dialog => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
    rmSync(folder, { recursive: true });
  });

  test('names are text', async () => {
    const steps = page.getByRole('tree', { name: 'Steps' }).getByRole('treeitem');
    await expect.poll(() => steps.count(), LONG).toBe(4);
    await expect.poll(() => steps.nth(1).innerText()).toContain(MARKUP);
    await expect.poll(() => steps.nth(2).locator('.text').textContent()).toContain(TURNED);
    await expect.poll(() => page.getByRole('button', { name: /Rehearsal/ }).textContent()).toContain(MARKUP);
    await steps.nth(3).click();
    for (const name of ['Devices', 'Machine', 'Package', 'Person', 'Timeline']) {
      await view(name);
      await page.getByRole('tab', { name, selected: true }).waitFor();
      await expect.poll(() => page.locator('main').innerText()).toContain('<img src=x');
      await isAlive(page);
    }
  });

  test.each(HOSTILE_INFS)(
    'the INF %s is shown, and the page answers meanwhile',
    { timeout: 180_000 },
    async (name, text) => {
      await view('Package');
      await open('Open an INF…', name, path => writeFileSync(path, `; it is ${name}\r\n${text()}`));
      await isAlive(page);
      const shown = page.getByRole('textbox', { name: 'INF' });
      await expect.poll(() => shown.innerText(), LONG).toContain(`; it is ${name}`);
      await isAlive(page);
      await shown.click();
      await page.keyboard.press('Control+End');
      await isAlive(page);
    },
  );

  test.each(HOSTILE_LOGS)(
    'the log %s is read, and the page answers meanwhile',
    { timeout: 300_000 },
    async (name, write) => {
      await view('Logs');
      await open('Open a log…', name, write);
      await isAlive(page);
      await page.getByText(name).first().waitFor();
      await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 300_000 });
      const sections = page.getByRole('tree', { name: 'Sections' }).getByRole('treeitem');
      await sections.first().click();
      await page.getByRole('tree', { name: 'Lines of the section' }).waitFor(LONG);
      await isAlive(page);
    },
  );

  test.each(HOSTILE_REHEARSALS)(
    'a rehearsal that is %s is refused, and the page answers',
    async (what, text, said) => {
      const path = join(folder, `${what.replaceAll(/\W/g, '-')}.yaml`);
      writeFileSync(path, text);
      await choose(page, 'Files…', path);
      const told = page.getByRole('alert').first();
      await expect.poll(async () => (await told.allInnerTexts()).join(), LONG).toContain(said);
      await expect.poll(() => told.innerText()).not.toContain('call stack');
      await isAlive(page);
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await told.waitFor({ state: 'detached' });
    },
  );

  test('nothing of it ran, and the page complains of nothing', async () => {
    await expect.poll(() => page.locator('img[src], script:not([src])').count()).toBe(0);
    expect(dialogs).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
