import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, type Studio, startStudio } from './browser.ts';

const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script>';

/** A package whose every name is markup, with INFs that are huge, deep, cyclic, and no INF at all. */
function writeFolder(folder: string): void {
  const models = Array.from(
    { length: 30_000 },
    (_, i) => `"m${i}" = Install, USB\\VID_1209&PID_${i.toString(16)}`,
  );
  const infs: Record<string, string> = {
    'huge.inf': `[Version]\r\nSignature="$Windows NT$"\r\n[Manufacturer]\r\n"M"=Models,NTamd64\r\n[Models.NTamd64]\r\n${models.join('\r\n')}\r\n[Install]\r\n`,
    'cyclic.inf':
      '[Version]\r\nSignature="$Windows NT$"\r\n[Manufacturer]\r\n"M"=Models,NTamd64\r\n[Models.NTamd64]\r\n"x"=A,USB\\VID_1209\r\n[A]\r\nInclude=cyclic.inf\r\nNeeds=A,B\r\n[B]\r\nNeeds=A\r\n[Strings]\r\na=%b%\r\nb=%a%\r\n',
    'markup.inf': `[Version]\r\nSignature="$Windows NT$"\r\nProvider="${MARKUP}"\r\n[Manufacturer]\r\n"${MARKUP}"=Models,NTamd64\r\n[Models.NTamd64]\r\n"${MARKUP}"=Install,USB\\VID_1209&PID_7057\r\n[Install]\r\n`,
    'no.inf': '\0\0\xff'.repeat(1000),
    'line.inf': `[Version]\r\nSignature="$Windows NT$"\r\n${'x'.repeat(1_000_000)}`,
  };
  mkdirSync(join(folder, 'package'));
  for (const [name, text] of Object.entries(infs)) writeFileSync(join(folder, 'package', name), text);
  const rehearsal = {
    title: MARKUP,
    machine: { windows: '10', architecture: 'amd64' },
    packages: { p: { folder: 'package', signature: 'authenticode', assumeFiles: true } },
    hardware: { [MARKUP]: { hardwareIds: ['USB\\VID_1209&PID_7057'], serial: 'A', description: MARKUP } },
    programs: { 'x.exe': { tells: MARKUP } },
    steps: [{ stage: 'p' }, { plug: MARKUP }, { run: `x.exe ${MARKUP}` }],
  };
  writeFileSync(join(folder, 'hostile.yaml'), JSON.stringify(rehearsal));
}

describe.runIf(hasBrowser)('hostile files', () => {
  let browser: Browser;
  let studio: Studio;
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-hostile-'));

  beforeAll(async () => {
    writeFolder(folder);
    browser = await openBrowser();
    studio = await startStudio(join(folder, 'hostile.yaml'));
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
    rmSync(folder, { recursive: true });
  });

  test('are shown as text, and every view stays alive', async () => {
    const { page, complaints } = await openPage(browser, studio.address);
    const dialogs: string[] = [];
    page.on('dialog', dialog => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const steps = page.getByRole('tree', { name: 'Steps' }).getByRole('treeitem');
    await steps.first().waitFor();
    expect(await steps.nth(1).innerText()).toContain(MARKUP);
    await steps.last().click();
    for (const name of ['Devices', 'Machine', 'Person', 'Timeline', 'Package']) {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('tab', { name, selected: true }).waitFor();
    }
    for (const inf of ['huge.inf', 'cyclic.inf', 'markup.inf', 'no.inf', 'line.inf']) {
      await page.getByRole('tree', { name: 'INF files' }).getByText(inf).first().click();
      await page.getByRole('textbox', { name: 'INF' }).waitFor();
    }
    expect(await page.locator('img[src], script:not([src])').count()).toBe(0);
    expect(dialogs).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
