import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTENT_POLICY, type Running, startStudio } from '../../src/studio/server/index.ts';

const SHOWN = '{"version":1,"documents":[]}';
const assets = new Map([['index.html', { type: 'text/html', bytes: new TextEncoder().encode('<p>page') }]]);

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

describe('the server of the studio', () => {
  let running: Running;
  let session: string;
  const token = (): string => running.address.slice(running.address.indexOf('#token=') + 7);
  const ask = (
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
    body = '',
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: running.port, path, method, headers }, response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }));
      });
      sent.on('error', reject);
      sent.end(body);
    });

  beforeAll(async () => {
    running = await startStudio({ assets, shown: SHOWN });
    session = (await ask('/session', {}, 'POST', token())).text;
  });
  afterAll(() => running.close());

  test('gives the page to a browser, with a policy that lets nothing else run', async () => {
    const { status, text, headers } = await ask('/');
    expect([status, text]).toEqual([200, '<p>page']);
    expect(headers['content-security-policy']).toBe(CONTENT_POLICY);
    expect(CONTENT_POLICY).not.toMatch(/unsafe|https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('gives what it shows to a session only', async () => {
    expect((await ask('/shown.json', { 'x-firstplug-session': session })).text).toBe(SHOWN);
    expect((await ask('/shown.json')).status).toBe(401);
    expect((await ask('/shown.json', { 'x-firstplug-session': token() })).status).toBe(401);
    expect((await ask('/shown.json', { 'x-firstplug-session': `${session}x` })).status).toBe(401);
  });

  test('takes the token of the address once, and no other', async () => {
    expect((await ask('/session', {}, 'POST', token())).status).toBe(403);
    const other = await startStudio({ assets, shown: SHOWN });
    expect(
      (await fetch(`http://127.0.0.1:${other.port}/session`, { method: 'POST', body: 'wrong' })).status,
    ).toBe(403);
    const right = other.address.slice(other.address.indexOf('#token=') + 7);
    expect(
      (await fetch(`http://127.0.0.1:${other.port}/session`, { method: 'POST', body: right })).status,
    ).toBe(200);
    await other.close();
  });

  test('is not asked for a token without end', async () => {
    await expect(ask('/session', {}, 'POST', 'x'.repeat(1_000_000))).rejects.toThrow();
  });

  // DNS rebinding: a name of somebody else's leads to this computer; the browser then sends that name as Host.
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1', '[::1]'])(
    'is nobody for the host "%s"',
    async host => {
      expect((await ask('/shown.json', { host, 'x-firstplug-session': session })).status).toBe(421);
      expect((await ask('/', { host })).status).toBe(421);
    },
  );

  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('refuses a page of another origin: %j', async headers => {
    expect((await ask('/shown.json', { ...headers, 'x-firstplug-session': session })).status).toBe(403);
    expect((await ask('/session', headers, 'POST', token())).status).toBe(403);
  });

  test('answers its own page under both names of this computer', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const host = `${name}:${running.port}`;
      const own = {
        host,
        origin: `http://${host}`,
        'sec-fetch-site': 'same-origin',
        'x-firstplug-session': session,
      };
      expect((await ask('/shown.json', own)).status).toBe(200);
    }
  });

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/./index.html/../../package.json',
    '//etc/passwd',
    '/..\\package.json',
    '/index.html%00',
    '/constructor',
    '/__proto__',
    'http://evil.example/',
  ])('has no file %s', async path => {
    expect((await ask(path, { 'x-firstplug-session': session })).status).toBe(404);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE'])('knows no %s', async method => {
    expect((await ask('/', {}, method)).status).toBe(405);
  });

  test('outlives bytes that are no request', async () => {
    await new Promise<void>(resolve => {
      const socket = connect(running.port, '127.0.0.1', () => socket.end('\0\xff GET GET GET\r\n\r\n'));
      socket.on('close', () => resolve());
      socket.resume();
    });
    expect((await ask('/')).status).toBe(200);
  });

  test('carries out steps of a session, where there is something to carry them out on', async () => {
    expect((await ask('/step', { 'x-firstplug-session': session }, 'POST', '{}')).status).toBe(405);
    const played: string[] = [];
    const play = (step: string): string | undefined => {
      played.push(step);
      return step === '{}' ? 'this is no step' : undefined;
    };
    const other = await startStudio({ assets, shown: SHOWN, play });
    const url = `http://127.0.0.1:${other.port}`;
    const token = other.address.slice(other.address.indexOf('#token=') + 7);
    const own = await (await fetch(`${url}/session`, { method: 'POST', body: token })).text();
    const send = (body: string, headers: Record<string, string>): Promise<Response> =>
      fetch(`${url}/step`, { method: 'POST', body, headers });
    expect((await send('{"scan":true}', {})).status).toBe(401);
    expect((await send('{"scan":true}', { 'x-firstplug-session': session })).status).toBe(401);
    expect((await send('{"scan":true}', { 'x-firstplug-session': own })).status).toBe(200);
    expect((await send('{}', { 'x-firstplug-session': own })).status).toBe(409);
    expect((await fetch(`${url}/step`, { headers: { 'x-firstplug-session': own } })).status).toBe(405);
    expect(played).toEqual(['{"scan":true}', '{}']);
    await other.close();
  });

  test('listens on this computer alone', async () => {
    expect(new URL(running.address).hostname).toBe('127.0.0.1');
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces()).flatMap(list => list ?? []);
    const outside = others.find(({ internal, family }) => !internal && family === 'IPv4');
    if (!outside) return;
    await expect(
      new Promise((resolve, reject) => {
        const socket = connect(running.port, outside.address, () => resolve('connected'));
        socket.on('error', reject);
      }),
    ).rejects.toThrow('ECONNREFUSED');
  });
});
