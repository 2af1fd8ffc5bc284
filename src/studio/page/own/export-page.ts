import {
  encodeBase64,
  HELD,
  type LogDocument,
  onePage,
  type PageParts,
  type ShownDocument,
} from '../../model/index.ts';
import type { OpenLog } from '../logs/use-log.ts';
import { readLog } from '../source.ts';
import { digest } from '../worker/digest.ts';

/** The page without its script and style; put in when it is built, for a site may have changed its own. */
declare const PAGE_HTML: string;

/** Whether this page is one file, made by an export. */
export function isExported(): boolean {
  return document.getElementById(HELD.shown) !== null;
}

/** The page as one file with what it shows. */
export async function exportedPage(documents: readonly ShownDocument[]): Promise<Blob> {
  let number = 0;
  const whole: ShownDocument[] = [];
  for (const one of documents) whole.push(one.kind === 'log' ? await withLog(one, number++) : one);
  const shown = JSON.stringify({ version: 1, documents: whole });
  return new Blob([onePage(await pageParts(), shown, digest)], { type: 'text/html' });
}

async function withLog(log: LogDocument, number: number): Promise<LogDocument> {
  if (log.gzip !== undefined) return log;
  return packedLog({ name: log.name, file: await readLog(log, number) });
}

/** A log as a page holds it. */
export async function packedLog({ name, file }: Pick<OpenLog, 'name' | 'file'>): Promise<LogDocument> {
  const packed = file.stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return { kind: 'log', name, gzip: encodeBase64(bytes) };
}

/** The parts of this page: out of itself where it is one file, else from where it comes. */
async function pageParts(): Promise<PageParts> {
  const script = document.getElementById(HELD.script);
  if (script) {
    const textOf = (element: Element | null): string => element?.textContent ?? '';
    const [style, licences] = [document.querySelector('style'), document.getElementById(HELD.licences)];
    return { html: PAGE_HTML, script: textOf(script), style: textOf(style), licences: textOf(licences) };
  }
  const [code, style, licences] = await Promise.all(['studio.js', 'studio.css', 'LICENSES.txt'].map(textAt));
  return { html: PAGE_HTML, script: code!, style: style!, licences: licences! };
}

async function textAt(name: string): Promise<string> {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name} cannot be read: ${await response.text()}`);
  return response.text();
}
