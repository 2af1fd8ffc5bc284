// The picture of the README: `node scripts/run.js scripts/studio-picture.ts` rehearses the toaster in the studio and
// takes it from Debian's Chromium. `npm run build` comes first.
import { openBrowser, startStudio } from '../test/browser/browser.ts';

const PICTURE = 'docs/studio.png';

const studio = await startStudio('examples/toaster');
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, colorScheme: 'light' });
await page.goto(studio.address);
await page.getByRole('tree', { name: 'Steps' }).getByText('second plugged in').click();
await page.getByRole('tab', { name: 'Devices' }).click();
await page.getByRole('tree', { name: 'Devices' }).getByText('Contoso Toaster').click();
await page.getByRole('heading', { name: 'Why this driver' }).waitFor();
await page.mouse.move(0, 0);
await page.screenshot({ path: PICTURE });
await browser.close();
studio.close();
console.log(PICTURE);
