// Weight and speed of the studio: `npm run figures:studio`, with a story of 10,000 events and a log of 30 MB; with
// FIRSTPLUG_LONG=1 one of 100,000 events too, and a log of 300 MB. It drives Debian's Chromium; `npm run build` comes
// first.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, startStudio } from '../test/browser/browser.ts';
import { HOSTILE_INFS } from '../test/browser/hostile-files.ts';
import { LogMemory } from './studio-memory.ts';

/** So many are measured while the timeline scrolls from one end to the other. */
const FRAMES = 200;

const folder = mkdtempSync(join(tmpdir(), 'firstplug-figures-'));
const browser = await openBrowser('--enable-precise-memory-info');
const isLong = process.env['FIRSTPLUG_LONG'] === '1';
weight();
await paint(browser);
for (const pairs of isLong ? [98, 980] : [98]) await longStory(browser, pairs);
await longInf(browser);
await longLog(browser, isLong ? 300 : 30);
await browser.close();
rmSync(folder, { recursive: true });

function say(what: string, value: number, unit: string): void {
  console.log(`${what.padEnd(58)} ${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit}`);
}

function weight(): void {
  for (const name of ['studio.js', 'studio.css']) {
    const bytes = readFileSync(`dist/page/${name}`);
    say(name, bytes.length / 1000, 'kB');
    say(`${name}, gzip`, gzipSync(bytes, { level: 9 }).length / 1000, 'kB');
    say(`${name}, brotli`, brotliCompressSync(bytes).length / 1000, 'kB');
  }
}

async function opened(
  of: Browser,
  ...args: readonly string[]
): Promise<{ page: Page; close: () => Promise<void> }> {
  const studio = await startStudio(...args);
  const { page } = await openPage(of, studio.address);
  page.setDefaultTimeout(300_000);
  return {
    page,
    close: async () => {
      await page.context().close();
      studio.close();
    },
  };
}

async function paint(of: Browser): Promise<void> {
  const { page, close } = await opened(of, 'examples/toaster');
  await page.getByRole('tree', { name: 'Timeline' }).waitFor();
  const first: number = await page.evaluate(
    "performance.getEntriesByName('first-contentful-paint')[0].startTime",
  );
  say('first contentful paint, toaster example', first, 'ms');
  const shown: number = await page.evaluate('performance.now()');
  say('until the timeline is there, at most', shown, 'ms');
  await close();
}

/** Pairs of plugging in and out make a story as long as is wanted. */
function storyFile(pairs: number): string {
  const path = join(folder, `${pairs}.yaml`);
  const steps = Array.from({ length: pairs }, (_, i) => `  - plug: t${i}\n  - unplug: t${i}\n`).join('');
  const hardware = Array.from(
    { length: pairs },
    (_, i) => `  t${i}: { usb: { vendor: 0x1209, product: 0x7057, subclass: 0x4b }, serial: S${i} }\n`,
  ).join('');
  const package_ = join(process.cwd(), 'examples/toaster/package');
  writeFileSync(
    path,
    `machine: { windows: 10.0.19045, architecture: amd64 }\npackages:\n  toaster: { folder: ${package_}, assumeFiles: true }\nhardware:\n${hardware}steps:\n  - stage: toaster\n${steps}`,
  );
  return path;
}

async function longStory(of: Browser, pairs: number): Promise<void> {
  const { page, close } = await opened(of, storyFile(pairs));
  await page.getByRole('tree', { name: 'Timeline' }).waitFor();
  const steps = pairs * 2 + 1;
  const now = (): Promise<number> => page.evaluate('performance.now()');
  say(`story of ${steps} steps: until its beginning is there`, await now(), 'ms');
  await page.locator('.walk span', { hasText: ` of ${steps}` }).waitFor();
  say(`story of ${steps} steps: until all of it is there`, await now(), 'ms');
  const text = await page.locator('.timeline output').innerText();
  const events = Number(/of (\d+) events/.exec(text)?.[1]);
  const work = await workOf(page);
  await page.getByRole('tree', { name: 'Steps' }).focus();
  const press = async (): Promise<void> => {
    for (let i = 0; i < 100; i++) await page.keyboard.press('ArrowDown');
  };
  const started = performance.now();
  say(`${events} events: a step forward, work`, (await work(press)) / 100, 'ms');
  say(`${events} events: a step forward, mean of 100`, (performance.now() - started) / 100, 'ms');
  await page.getByRole('tree', { name: 'Timeline' }).focus();
  say(`${events} events: a row further, work`, (await work(press)) / 100, 'ms');
  await search(page, events, work);
  await close();
}

/** A space is in what every row says, so the search for it opens all of them. */
async function search(page: Page, events: number, work: Work): Promise<void> {
  const box = page.getByRole('searchbox', { name: 'Search the story' });
  const found = page.getByText(`${events} events`, { exact: true });
  const longest = await watchFrames(page);
  const first = await work(async () => {
    await box.fill(' ');
    await found.waitFor();
  });
  say(`${events} events: search all of them, longest frame`, await longest(), 'ms');
  say(`${events} events: search all of them, work`, first, 'ms');
  let slow = 0;
  const all = await work(async () => {
    slow = await frames(page);
  });
  say(`${events} events, all open: frames while scrolling, 95th percentile`, slow, 'ms');
  say(`${events} events, all open: work for a frame`, all / FRAMES, 'ms');
}

/** The time the page's processor works while something is done, in milliseconds: others' work is not in it. */
type Work = (act: () => Promise<void>) => Promise<number>;

async function workOf(page: Page): Promise<Work> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  return async act => {
    const before = await spent();
    await act();
    return (await spent()) - before;
  };
}

/** Begins to watch the frames of a page; gives the longest time between two of them, in milliseconds. */
async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`window.longest = 0;
    window.watched = true;
    (function next(before) {
      requestAnimationFrame(now => {
        window.longest = Math.max(window.longest, now - before);
        if (window.watched) next(now);
      });
    })(performance.now())`);
  return () => page.evaluate('window.watched = false, window.longest');
}

/** The time between frames while the timeline scrolls from one end to the other. */
async function frames(page: Page): Promise<number> {
  return page.evaluate(`new Promise(resolve => {
    const list = document.querySelector('.events');
    const times = [];
    const most = list.scrollHeight - list.clientHeight;
    let before = performance.now();
    const next = i => requestAnimationFrame(now => {
      times.push(now - before);
      before = now;
      list.scrollTop = most * i / ${FRAMES};
      if (i < ${FRAMES}) next(i + 1);
      else resolve(times.sort((a, b) => a - b)[${Math.floor(FRAMES * 0.95)}]);
    });
    next(0);
  })`);
}

/** Its text, then what is wrong with it, then which section serves which Windows. */
async function longInf(of: Browser): Promise<void> {
  const [, text] = HOSTILE_INFS.find(([name]) => name === 'huge.inf')!;
  const path = join(folder, 'long.inf');
  writeFileSync(path, `; a long one\r\n${text()}`);
  const { page, close } = await opened(of, 'examples/toaster');
  await page.getByRole('tab', { name: 'Package' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open an INF…' }).click(),
  ]);
  const longest = await watchFrames(page);
  const started = performance.now();
  const after = (what: string): void => say(`an INF of 20 MB: ${what}`, performance.now() - started, 'ms');
  await chooser.setFiles(path);
  await page.getByRole('textbox', { name: 'INF' }).getByText('; a long one').waitFor();
  after('its text is there');
  await page.getByRole('heading', { name: /^\d+ findings/ }).waitFor();
  after('what is wrong with it');
  await page.getByRole('columnheader', { name: 'hardware ID' }).waitFor();
  after('which section serves which Windows');
  say('an INF of 20 MB: longest frame meanwhile', await longest(), 'ms');
  await close();
}

async function longLog(of: Browser, megabytes: number): Promise<void> {
  const path = join(folder, 'setupapi.dev.log');
  const one = readFileSync('examples/logs/toaster.log');
  const file = openSync(path, 'w');
  const block = Buffer.concat(Array.from({ length: Math.ceil(1e6 / one.length) }, () => one));
  for (let written = 0; written < megabytes * 1e6; written += block.length) writeSync(file, block);
  closeSync(file);
  const { page, close } = await opened(of, path);
  const open = page.getByRole('button', { name: path });
  await open.waitFor();
  const memory = await LogMemory.watch(page);
  const started = performance.now();
  await open.click();
  await page.locator('.progress').waitFor();
  await page.locator('.progress').waitFor({ state: 'detached' });
  say(`log of ${megabytes} MB: read and explained`, (performance.now() - started) / 1000, 's');
  const { page: own, worker, process: whole } = await memory.end();
  say(`log of ${megabytes} MB: heap of the page, afterwards`, own / 1e6, 'MB');
  say(`log of ${megabytes} MB: heap and buffers of the worker, most`, worker / 1e6, 'MB');
  say(`log of ${megabytes} MB: process of the tab, resident, most`, whole / 1e6, 'MB');
  const chosen = performance.now();
  await page.getByRole('tree', { name: 'Sections' }).getByRole('treeitem').nth(5).click();
  await page.getByRole('tree', { name: 'Lines of the section' }).waitFor();
  say(`log of ${megabytes} MB: a section of it is shown after`, performance.now() - chosen, 'ms');
  await close();
}
