import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, picture, type Studio, startStudio } from './browser.ts';

describe.runIf(hasBrowser)('logs', () => {
  let browser: Browser;
  let studio: Studio;
  let page: Page;
  let complaints: readonly string[];
  const rows = () => page.getByRole('tree', { name: 'Sections' }).getByRole('treeitem');

  beforeAll(async () => {
    browser = await openBrowser();
    studio = await startStudio('examples/logs/toaster.log');
    ({ page, complaints } = await openPage(browser, studio.address));
  });
  afterAll(async () => {
    await browser?.close();
    studio?.close();
  });

  test('a log that the command names is explained, failures first', async () => {
    await page.getByRole('button', { name: 'examples/logs/toaster.log' }).click();
    await expect.poll(() => rows().first().innerText()).toContain('✗');
    await rows().first().click();
    const explanation = page.getByRole('region', { name: 'Explanation' });
    await expect.poll(() => explanation.innerText()).toContain('0xE000024B');
    await expect.poll(() => explanation.innerText()).toContain('next');
    await picture(page, 'logs-light');
  });

  test('is filtered by words, and by failures', async () => {
    const all = await rows().count();
    await page.getByRole('checkbox', { name: 'only failures' }).click({ force: true });
    await expect.poll(() => rows().count()).toBeLessThan(all);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('no such device anywhere');
    await expect.poll(() => rows().count()).toBe(0);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('');
    await page.getByRole('checkbox', { name: 'only failures' }).click({ force: true });
  });

  const drop = async (name: string, text: string): Promise<void> => {
    const data = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return data; })()`,
    );
    await page.getByRole('region', { name: 'Logs' }).dispatchEvent('drop', { dataTransfer: data });
  };

  test('a log that is dropped is opened, whatever it is', async () => {
    const hostile =
      '>>>  [<img src=x onerror=alert(1)> - <b>x</b>]\r\n>>>  Section start 2026/01/01 00:00:00.000\r\n     <script>alert(1)</script>\r\n<<<  [Exit status: FAILURE(0x00000005)]\r\n';
    await drop('<b>hostile</b>.log', hostile.repeat(3));
    await expect.poll(() => rows().first().innerText()).toContain('<img src=x onerror=alert(1)>');
    await expect.poll(() => page.getByText('<b>hostile</b>.log').count()).toBe(1);
    await drop('nothing.log', '');
    await expect.poll(() => rows().count()).toBe(0);
    await page.getByText('Nothing of an installation is told in it.').waitFor();
  });

  test('devices of pnputil are explained, those with a problem first', async () => {
    const devices = [
      'Microsoft PnP Utility',
      '',
      'Instance ID:                USB\\VID_1209&PID_7057\\A1',
      'Device Description:         Contoso Toaster',
      'Status:                     Started',
      'Driver Name:                oem1.inf',
      'Matching Drivers:',
      '    Driver Name:            oem1.inf',
      '    Matching Device ID:     USB\\VID_1209&PID_7057',
      '    Driver Rank:            00FF0001',
      '    Driver Status:          Best Ranked / Installed',
      '',
      'Instance ID:                USB\\VID_1209&PID_7058\\<b>1</b>',
      'Device Description:         Contoso Kettle',
      'Status:                     Problem',
      'Problem Code:               28 (0x1C) [CM_PROB_FAILED_INSTALL]',
      'Problem Status:             0xC0000490',
    ].join('\r\n');
    await drop('devices.txt', devices);
    await page.getByText('2 devices, 1 failed').waitFor();
    await expect.poll(() => rows().first().innerText()).toContain('USB\\VID_1209&PID_7058\\<b>1</b>');
    await rows().first().click();
    const explanation = page.getByRole('region', { name: 'Explanation' });
    await expect.poll(() => explanation.innerText()).toContain('CM_PROB_FAILED_INSTALL');
    await expect.poll(() => explanation.innerText()).toContain('Install a driver that names one of its IDs.');
    await picture(page, 'logs-pnputil-light');
    await rows().nth(1).click();
    await expect.poll(() => explanation.innerText()).toContain('rank 00 FF 0001');
  });

  test('Kernel-PnP events and DxDiag reports are explained', async () => {
    await drop(
      'events.txt',
      'Event[0]\r\n  Log Name: Microsoft-Windows-Kernel-PnP/Configuration\r\n  Event ID: 411\r\n  Description: \r\nDevice USB\\VID_0000&PID_0002\\5 had a problem starting.\r\n\r\nDriver Name: usb.inf\r\nProblem: 0x2B\r\nProblem Status: 0x0\r\n\r\nEvent[1]\r\n  Description: \r\nDevice USB\\VID_1209&PID_7057\\A1 was configured.\r\n\r\nDriver Name: oem2.inf\r\nDriver Rank: 0xFF0000\r\nMatching Device Id: USB\\VID_1209&PID_7057\r\n',
    );
    await page.getByText('2 events, 1 failed').waitFor();
    await expect.poll(() => rows().first().innerText()).toContain('CM_PROB_FAILED_POST_START');
    await drop(
      'DxDiag.txt',
      '          Card name: Contoso Display\r\n         Device Key: Enum\\PCI\\VEN_1209&DEV_0001\r\n Driver Strong Name: oem3.inf:0123456789abcdef:Contoso_Inst:1.2.3.4:pci\\ven_1209&dev_0001\r\n     Rank Of Driver: 00CF2001\r\n',
    );
    await page.getByText('1 display devices, 0 failed').waitFor();
    await expect.poll(() => rows().first().innerText()).toContain('PCI\\VEN_1209&DEV_0001');
  });

  test('setupapi.log of Windows XP is explained', async () => {
    await drop(
      'setupapi.log',
      '[2026/01/01 10:00:00 1234.5 Driver Install]\r\n#-019 Searching for hardware ID(s): usb\\vid_1209&pid_7057\r\n#E122 Device install failed. Error 5: Access is denied.\r\n#E157 Default installer failed. Error 5: Access is denied.\r\n',
    );
    await page.getByText('1 sections, 1 failed').waitFor();
    await expect.poll(() => rows().first().innerText()).toContain('Driver Install failed');
  });

  test('a database of events is refused, with what to do', async () => {
    await drop('Microsoft-Windows-Kernel-PnP%4Configuration.evtx', 'ElfFile\0\0\0\0');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('wevtutil query-events');
  });

  test('the page complains of nothing', () => expect(complaints).toEqual([]));
});
