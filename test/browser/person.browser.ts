import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, picture, type Studio, startStudio } from './browser.ts';

describe.runIf(hasBrowser)("the person's side", () => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;
  let complaints: readonly string[];
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const steps = (): Promise<string[]> =>
    page.getByRole('tree', { name: 'Steps' }).getByRole('treeitem').allInnerTexts();

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/stories/02-no-driver-in-the-box.yaml');
    ({ page, complaints } = await openPage(browser, studio.address));
    await page.getByRole('tab', { name: 'Person' }).click();
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  test('the wizard of a device without a driver is a dialog', async () => {
    const wizard = page.getByRole('figure', { name: 'Found New Hardware Wizard' });
    await expect
      .poll(() => wizard.innerText())
      .toContain('Windows has no driver for USB\\VID_1209&PID_7057\\A1');
    await picture(page, 'person-wizard-light');
  });

  test('who looks at it inserts the disc, answers, and the story goes on', async () => {
    await press('Insert cd');
    await page.getByRole('textbox', { name: 'Look in this folder' }).fill('D:\\');
    await press('Next');
    await expect
      .poll(steps)
      .toEqual([
        expect.stringContaining('toaster plugged in'),
        expect.stringContaining('from now on nothing is answered beforehand'),
        expect.stringContaining('cd inserted'),
        expect.stringContaining('Found New Hardware'),
      ]);
    await page.getByRole('tab', { name: 'Devices' }).click();
    await page.getByRole('tree', { name: 'Devices' }).getByText('Contoso Toaster').click();
    await expect
      .poll(() => page.getByRole('region', { name: 'Contoso Toaster' }).innerText())
      .toContain('oem0.inf');
    await page.getByRole('tab', { name: 'Person' }).click();
    await press('Unplug toaster');
    await press('Restart');
    await expect.poll(async () => (await steps()).length).toBeGreaterThan(4);
    await press('Back to the story of the file');
    await expect.poll(async () => (await steps()).length).toBe(6);
  });

  test('several trials stay beside each other, and each is removed by itself', async () => {
    const choice = page.locator('.entry button');
    const trials = async (): Promise<string[]> => {
      await choice.click();
      const all = await page.getByRole('option', { name: /^By hand/ }).allInnerTexts();
      await page.keyboard.press('Escape');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
      return all.map(text => text.replaceAll('\n', ' | '));
    };
    const choose = async (name: RegExp): Promise<void> => {
      await choice.click();
      await page.getByRole('option', { name }).first().click();
    };
    expect(await trials()).toEqual([expect.stringMatching(/^By hand 1: .* \| .* not saved$/)]);
    await page.getByRole('tree', { name: 'Steps' }).getByText('cd inserted').click();
    await press('Eject cd');
    await expect.poll(steps).toEqual(expect.arrayContaining([expect.stringContaining('cd ejected')]));
    await expect.poll(() => choice.innerText()).toContain('By hand 2: ');
    await choose(/^By hand 1/);
    await expect.poll(steps).toEqual(expect.arrayContaining([expect.stringContaining('restart')]));
    await choose(/^By hand 2/);
    await expect.poll(steps).toEqual(expect.arrayContaining([expect.stringContaining('cd ejected')]));
    const [download] = await Promise.all([page.waitForEvent('download'), press('Save as a rehearsal')]);
    expect(download.suggestedFilename()).toBe('02-no-driver-in-the-box-by-hand-2.yaml');
    expect(await trials()).toEqual([
      expect.stringMatching(/not saved$/),
      expect.stringMatching(/^By hand 2: .* \| .*, saved$/),
    ]);
    await press('Remove this trial');
    await expect.poll(async () => (await steps()).length).toBe(6);
    expect(await trials()).toEqual([expect.stringMatching(/^By hand 1/)]);
  });

  test('the page asks before it is closed while a trial is not saved, and only then', async () => {
    const asked: string[] = [];
    page.on('dialog', async dialog => {
      asked.push(dialog.type());
      await dialog.dismiss();
    });
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await page.locator('.entry button').click();
    await page.getByRole('option', { name: /^By hand 1/ }).click();
    await Promise.all([page.waitForEvent('download'), press('Save as a rehearsal')]);
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
    expect(asked).toEqual(['beforeunload']);
  });

  test('the page complains of nothing', () => expect(complaints).toEqual([]));

  test('what is done in a lab is kept in its folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firstplug-lab-'));
    const lab = join(folder, 'lab');
    const firstplug = (...args: string[]): string =>
      spawnSync(process.execPath, ['dist/bin/firstplug.js', ...args], { encoding: 'utf8' }).stdout;
    firstplug('lab', 'new', '--from', 'examples/toaster/toaster.yaml', '--lab', lab);
    firstplug('lab', 'stage', 'kitchen', '--lab', lab);
    const own = await startStudio(lab);
    const opened = await openPage(browser, own.address);
    ({ page } = opened);
    await page.getByRole('tab', { name: 'Person' }).click();
    await press('Plug in first');
    await expect.poll(steps).toEqual([expect.stringContaining('first plugged in')]);
    await page.getByRole('tab', { name: 'Devices' }).click();
    await page.getByRole('tree', { name: 'Devices' }).getByText('Kitchen appliance').waitFor();
    await expect
      .poll(() => firstplug('lab', 'pnputil', '--lab', lab, '/enum-devices', '/connected'))
      .toContain('Kitchen appliance');
    expect(opened.complaints).toEqual([]);
    own.close();
    rmSync(folder, { recursive: true });
  });
});
