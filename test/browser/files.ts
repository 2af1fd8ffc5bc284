import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import type { Download, Page } from 'playwright-core';

/** Drops files and folders of this computer on the middle of a page, as a file manager does. */
export async function drop(page: Page, ...paths: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const files = paths.map(path => resolve(path));
  const { width, height } = page.viewportSize()!;
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files, dragOperationsMask: 1 };
    await client.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
  await client.detach();
}

/** Opens files or a folder with the buttons of the page, by keyboard. */
export async function choose(page: Page, button: string, ...paths: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Open…', exact: true }).press('Enter');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog', { name: 'Open' }).getByRole('button', { name: button }).press('Enter');
  await (await chooser).setFiles(paths.map(path => resolve(path)));
}

/** What a button gives to keep, by keyboard. */
export async function saved(page: Page, button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).press('Enter'),
  ]);
  return download;
}

export async function contentOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** Any web server will do: files by their names. */
export async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : request.url!.slice(1);
    response.writeHead(200, { 'content-type': TYPES[name.split('.').at(-1)!] ?? 'text/plain' });
    response.end(readFileSync(join(folder, name)));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return server;
}
