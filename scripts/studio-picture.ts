// The picture of the README: `node scripts/run.js scripts/studio-picture.ts` rehearses the toaster in the studio and
// takes it from Debian's Chromium. `npm run build` comes first.
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

const PICTURE = 'docs/studio.png';

const child = spawn(process.execPath, ['dist/bin/firstplug.js', 'studio', '--no-open', 'examples/toaster']);
const address = await new Promise<string>(resolve => {
  child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
});
const browser = await chromium.launch({
  executablePath: process.env['FIRSTPLUG_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-background-networking',
  ],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, colorScheme: 'light' });
await page.goto(address);
await page.getByRole('tree', { name: 'Steps' }).getByText('second plugged in').click();
await page.getByRole('tab', { name: 'Devices' }).click();
await page.getByRole('tree', { name: 'Devices' }).getByText('Contoso Toaster').click();
await page.getByRole('heading', { name: 'Why this driver' }).waitFor();
await page.mouse.move(0, 0);
await page.screenshot({ path: PICTURE });
await browser.close();
child.kill();
console.log(PICTURE);
