import type { Shown } from '../model/index.ts';

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

/** The secret of the session: for the token of the address, once, and then kept as long as the server runs. */
async function openSession(): Promise<string | undefined> {
  const token = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (token === undefined) return localStorage.getItem(SESSION) ?? undefined;
  history.replaceState(null, '', '/');
  const response = await fetch('session', { method: 'POST', body: token });
  if (!response.ok) throw new Error(await response.text());
  const session = await response.text();
  localStorage.setItem(SESSION, session);
  return session;
}
