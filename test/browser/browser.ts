import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where Chromium is; `FIRSTPLUG_CHROMIUM` says so where it is not Debian's. */
const CHROMIUM = process.env['FIRSTPLUG_CHROMIUM'] ?? '/usr/bin/chromium';
export const hasBrowser: boolean = existsSync(CHROMIUM);

/** Pictures of every view are kept here. */
const PICTURES = process.env['FIRSTPLUG_PICTURES'] ?? 'dist/run/pictures';

/** A browser that asks nobody for anything, with further switches. */
export async function openBrowser(...switches: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...switches,
    ],
  });
}

/** A studio that runs as a person starts it. */
export interface Studio {
  readonly address: string;
  close(): void;
}

export async function startStudio(...args: readonly string[]): Promise<Studio> {
  const child = spawn(process.execPath, ['dist/bin/firstplug.js', 'studio', '--no-open', ...args]);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.stderr.once('data', (text: Buffer) => reject(new Error(text.toString())));
  });
  return { address, close: () => child.kill() };
}

/** A page, and what it complained of: errors, refused scripts and styles, requests to others. */
export interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
}

export async function openPage(
  browser: Browser,
  address: string,
  scheme: 'light' | 'dark' = 'light',
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: scheme });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(error.message));
  page.on('request', request => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(address).origin)
      complaints.push(request.url());
  });
  await page.goto(address);
  return { page, complaints };
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}
