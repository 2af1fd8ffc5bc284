import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { type Assets, HEADERS } from './assets.ts';
import { Guard, refusalOf } from './guard.ts';

export interface StudioOptions {
  readonly assets: Assets;
  /** What the page shows, as JSON. */
  readonly shown: string;
  /** Opens each of the logs. */
  readonly logs?: readonly (() => Readable)[];
  /** Carries out a step on what is kept, given as JSON; says why it could not. */
  readonly play?: (step: string) => string | undefined;
  /** 0 or absent: any that is free. */
  readonly port?: number;
}

/** A studio that is open. */
export interface Running {
  /** The address to open, with its token; it works once. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const LARGEST_TOKEN = 200;
const LARGEST_STEP = 10_000;

/** Opens a studio on the loopback address; rejects where the port is taken. */
export async function startStudio({
  assets,
  shown,
  logs = [],
  play,
  port = 0,
}: StudioOptions): Promise<Running> {
  const guard = new Guard();
  const hosts: string[] = [];
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, hosts);
    if (refusal) refuse(response, refusal.status, refusal.why);
    else answer(request, response, { assets, shown, guard, logs, ...(play && { play }) });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  hosts.push(`${LOOPBACK}:${taken}`, `localhost:${taken}`);
  return {
    address: `http://${hosts[0]}/#token=${guard.token}`,
    port: taken,
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

interface Served extends Pick<StudioOptions, 'assets' | 'shown' | 'play'> {
  readonly logs: readonly (() => Readable)[];
  readonly guard: Guard;
}

function answer(request: IncomingMessage, response: ServerResponse, served: Served): void {
  const { url = '', method } = request;
  const log = served.logs[Number(/^\/logs\/(\d{1,4})$/.exec(url)?.[1] ?? -1)];
  if (url === '/session') {
    if (method === 'POST') exchange(request, response, served.guard);
    else refuse(response, 405, 'a session is asked for by POST');
    return;
  }
  if (url === '/step' && served.play) {
    if (method !== 'POST') refuse(response, 405, 'a step is sent by POST');
    else if (!served.guard.isSession(request)) refuse(response, 401, NO_SESSION);
    else keep(request, response, served.play);
  } else if (method !== 'GET') {
    refuse(response, 405, 'only GET is known here');
  } else if (url === '/shown.json' || log) {
    if (!served.guard.isSession(request)) refuse(response, 401, NO_SESSION);
    else if (log) sendLog(response, log());
    else send(response, 200, 'application/json', served.shown);
  } else {
    const asset = served.assets.get(url === '/' ? 'index.html' : url.slice(1));
    if (asset) send(response, 200, asset.type, asset.bytes);
    else refuse(response, 404, 'there is no such file');
  }
}

const NO_SESSION = 'no session: open the address that the command printed';

function exchange(request: IncomingMessage, response: ServerResponse, guard: Guard): void {
  readBody(request, LARGEST_TOKEN, token => {
    const session = guard.exchange(token);
    if (session === undefined)
      refuse(response, 403, 'the address was used before, or it is not that of this studio');
    else send(response, 200, 'text/plain', session);
  });
}

function keep(
  request: IncomingMessage,
  response: ServerResponse,
  play: (step: string) => string | undefined,
): void {
  readBody(request, LARGEST_STEP, step => {
    const why = play(step);
    if (why === undefined) send(response, 200, 'text/plain', '');
    else refuse(response, 409, why);
  });
}

/** A body that is larger than it may be ends the connection. */
function readBody(request: IncomingMessage, most: number, read: (text: string) => void): void {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    text += chunk;
    if (text.length > most) request.destroy();
  });
  request.on('end', () => read(text));
}

function refuse(response: ServerResponse, status: number, why: string): void {
  send(response, status, 'text/plain', `${why}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}

/** A log that cannot be read to its end ends the connection, which is no whole answer. */
function sendLog(response: ServerResponse, log: Readable): void {
  response.writeHead(200, { ...HEADERS, 'content-type': 'application/octet-stream' });
  pipeline(log, response, () => undefined);
}
