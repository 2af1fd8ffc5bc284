import type { Step } from '../../rehearsal/index.ts';
import { decodeBase64, type LogDocument, type Shown } from '../model/index.ts';
import { keep, readKept } from './kept.ts';

const SESSION = 'firstplug-session';

/** What the page shows: out of the page itself where it was exported, else from where the page comes from. */
export async function readShown(): Promise<Shown> {
  const inside = document.getElementById('shown');
  if (inside) return JSON.parse(inside.textContent) as Shown;
  const session = await openSession();
  const headers = session === undefined ? {} : { 'x-firstplug-session': session };
  const response = await fetch('shown.json', { headers });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Shown;
}

/** The bytes of a log that the page was given, by its number among the logs. */
export async function readLog({ gzip }: LogDocument, number: number): Promise<Blob> {
  if (gzip !== undefined) {
    const packed = new Blob([decodeBase64(gzip)]);
    return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
  }
  const headers = { 'x-firstplug-session': readKept(SESSION) ?? '' };
  const response = await fetch(`logs/${number}`, { headers });
  if (!response.ok) throw new Error(await response.text());
  return response.blob();
}

/** Has a step carried out on what is kept, where the page comes from a server; says why it could not be. */
export async function keepStep(step: Step): Promise<string | undefined> {
  const session = readKept(SESSION);
  if (document.getElementById('shown') || session === undefined) return undefined;
  const headers = { 'x-firstplug-session': session };
  const response = await fetch('step', { method: 'POST', headers, body: JSON.stringify(step) });
  return response.ok ? undefined : await response.text();
}

/** The secret of the session: for the token of the address, once, and then kept as long as the server runs. */
async function openSession(): Promise<string | undefined> {
  const token = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (token === undefined) return readKept(SESSION);
  history.replaceState(null, '', '/');
  const response = await fetch('session', { method: 'POST', body: token });
  if (!response.ok) throw new Error(await response.text());
  const session = await response.text();
  keep(SESSION, session);
  return session;
}
