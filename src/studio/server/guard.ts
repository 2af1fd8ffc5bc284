import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The header that carries the secret of a session. */
const SESSION_HEADER = 'x-firstplug-session';

/** Why a request is refused. */
export interface Refusal {
  readonly status: number;
  readonly why: string;
}

/**
 * Who may ask. The address that the person is given holds a token behind its `#`, which browsers do not send; the
 * page exchanges it, once, for the secret of a session, and sends that in a header of its own. A cookie would go to
 * every other server on this computer too: cookies know no ports.
 */
export class Guard {
  readonly #token: string = secret();
  readonly #session: string = secret();
  #isUsed = false;

  get token(): string {
    return this.#token;
  }

  /** The secret of the session, for the token; undefined for a wrong one, and when it was exchanged before. */
  exchange(token: string): string | undefined {
    if (this.#isUsed || !same(token, this.#token)) return undefined;
    this.#isUsed = true;
    return this.#session;
  }

  isSession(request: IncomingMessage): boolean {
    const given = request.headers[SESSION_HEADER];
    return typeof given === 'string' && same(given, this.#session);
  }
}

/**
 * Refuses what does not come from our own page or from an address that was typed: a name that somebody else's DNS
 * leads here (the Host is not ours), and a page of another origin.
 */
export function refusalOf(
  { headers, method }: IncomingMessage,
  hosts: readonly string[],
): Refusal | undefined {
  if (!hosts.includes(headers.host ?? '')) return { status: 421, why: 'this server has another name' };
  const { origin } = headers;
  if (origin !== undefined && !hosts.some(host => origin === `http://${host}`)) {
    return { status: 403, why: 'the request comes from another page' };
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { status: 403, why: 'the request comes from another page' };
  }
  if (method !== 'GET' && method !== 'POST') return { status: 405, why: 'only GET and POST are known' };
  return undefined;
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
