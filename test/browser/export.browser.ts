import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, picture } from './browser.ts';
import { contentOf, drop, saved, serve } from './files.ts';

describe.runIf(hasBrowser)('without a server of ours', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-page-'));

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  test('a rehearsal and a log as one file', async () => {
    const file = join(folder, 'toaster.html');
    const args = ['examples/toaster', 'examples/logs/toaster.log', '--export', file];
    execFileSync(process.execPath, ['dist/bin/firstplug.js', 'studio', ...args]);
    const { page, complaints } = await openPage(browser, pathToFileURL(file).href);
    await page.getByRole('tree', { name: 'Steps' }).getByText('second plugged in').click();
    await page.getByRole('tab', { name: 'Devices' }).click();
    await page.getByRole('tree', { name: 'Devices' }).getByText('Contoso Toaster').waitFor();
    await page.getByRole('tab', { name: 'Package' }).click();
    await page.getByRole('textbox', { name: 'INF' }).waitFor();
    await page.getByRole('tab', { name: 'Logs' }).click();
    await page.getByRole('button', { name: 'examples/logs/toaster.log' }).click();
    const first = page.getByRole('tree', { name: 'Sections' }).getByRole('treeitem').first();
    await expect.poll(() => first.innerText()).toContain('✗');
    expect(complaints).toEqual([]);
    expect(readFileSync(file, 'utf8')).toContain('MIT License');
    await page.close();
  });

  test('the site has the examples, and checks an INF that is written into it', async () => {
    execFileSync(process.execPath, ['scripts/site.js'], { stdio: 'ignore' });
    const server = await serve('dist/site');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { page, complaints } = await openPage(browser, address);
    await page.getByRole('tab', { name: 'Package' }).click();
    await page.getByRole('button', { name: 'Write one' }).click();
    const inf = page.getByRole('textbox', { name: 'INF' });
    await inf.click();
    await page.keyboard.press('Control+A');
    const text =
      '[Version]\nSignature = "$Windows NT$"\nClass = Net\n[Manufacturer]\n%M% = Models,NTamd64\n[Models.NTamd64]\n"x" = Nowhere, PCI\\VEN_1234\n[Strings]\nM = "Fabrikam"\n';
    await inf.evaluate((node, pasted) => {
      const { ClipboardEvent, DataTransfer } = node.ownerDocument.defaultView;
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    const about = page.getByRole('region', { name: 'About the INF' });
    await expect.poll(() => about.innerText()).toMatch(/1261/);
    await expect
      .poll(() => about.getByRole('row', { name: 'PCI\\VEN_1234' }).innerText())
      .toContain('[Models.NTamd64]');
    await picture(page, 'package-own-light');
    await page.getByRole('tab', { name: 'Machine' }).click();
    writeFileSync(
      join(folder, 'mine.yaml'),
      'title: Mine\nmachine: { windows: 11 }\nsteps: [ { restart: true } ]\n',
    );
    await drop(page, join(folder, 'mine.yaml'));
    await expect.poll(() => page.locator('.entry button').innerText()).toContain('Mine');
    const file = join(folder, 'site.html');
    writeFileSync(file, await contentOf(await saved(page, 'Export')));
    expect(complaints).toEqual([]);
    await page.close();
    server.close();
    const exported = await openPage(browser, pathToFileURL(file).href);
    await exported.page.getByRole('button', { name: /Rehearsal/ }).press('Enter');
    await expect.poll(() => exported.page.getByRole('option').last().innerText()).toContain('Mine');
    expect(exported.complaints).toEqual([]);
  });
});
