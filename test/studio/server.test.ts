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

  /** What is answered to bytes that are sent as they are. */
  const raw = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(running.port, '127.0.0.1', () => socket.end(bytes));
      socket.setEncoding('latin1');
      socket.on('data', (chunk: string) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
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

  // Names and numbers that lead to this computer too, and are not those of the studio.
  test.each([
    'localhost.',
    'a.localhost',
    '127.0.0.1.evil.example',
    '127.1',
    '127.0.0.2',
    '0.0.0.0',
    '2130706433',
    '0x7f000001',
    '[::1]',
    '[::ffff:127.0.0.1]',
    'evil.example@127.0.0.1',
  ])('is nobody for the host "%s" on its own port', async name => {
    const host = `${name}:${running.port}`;
    expect((await ask('/shown.json', { host, 'x-firstplug-session': session })).status).toBe(421);
    expect((await ask('/session', { host }, 'POST', token())).status).toBe(421);
    const origin = `http://${host}`;
    expect((await ask('/shown.json', { origin, 'x-firstplug-session': session })).status).toBe(403);
  });

  test('is nobody where no host is named, or two are', async () => {
    expect(await raw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 (400|421) /);
    const own = `Host: 127.0.0.1:${running.port}\r\n`;
    expect(await raw(`GET / HTTP/1.1\r\nHost: evil.example\r\n${own}\r\n`)).toMatch(/^HTTP\/1\.1 (400|421) /);
    expect(await raw(`GET http://evil.example/ HTTP/1.1\r\n${own}\r\n`)).toMatch(/^HTTP\/1\.1 404 /);
  });

  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: '' }],
    [{ origin: 'file://' }],
    [{ origin: 'http://localhost' }],
    [{ origin: 'http://evil.example, http://127.0.0.1' }],
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

  test('is of another origin under https, with a path, or with more behind its port', async () => {
    const host = `127.0.0.1:${running.port}`;
    for (const origin of [
      `https://${host}`,
      `http://${host}/`,
      `http://${host}.evil.example`,
      `http://${host}0`,
    ])
      expect((await ask('/shown.json', { origin, 'x-firstplug-session': session })).status, origin).toBe(403);
  });

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/./index.html/../../package.json',
    '//etc/passwd',
    '/..\\package.json',
    '/..%5cpackage.json',
    '/%2e%2e%2fpackage.json',
    '/%252e%252e%252fpackage.json',
    '/%c0%ae%c0%ae/package.json',
    '/....//package.json',
    '/.',
    '/..',
    '/etc/passwd',
    '/%2fetc%2fpasswd',
    '/C:/Windows/win.ini',
    '/C:%5CWindows%5Cwin.ini',
    '/\\\\server\\share\\file',
    '/file:///etc/passwd',
    '/index.html/',
    '/index.html?a',
    '/index.html%20',
    '/index.html::$DATA',
    '/INDEX.HTML',
    '/logs/0',
    '/logs/-1',
    '/logs/0x0',
    '/logs/1e1',
    '/logs/../shown.json',
    '/logs/%2e%2e/shown.json',
    '/shown.json/',
    '/toString',
    '/index.html%00',
    '/constructor',
    '/__proto__',
    'http://evil.example/',
  ])('has no file %s', async path => {
    expect((await ask(path, { 'x-firstplug-session': session })).status).toBe(404);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'HEAD', 'PATCH', 'PROPFIND', 'QUERY'])(
    'knows no %s',
    async method => {
      expect((await ask('/', {}, method)).status).toBe(405);
    },
  );

  test('is no way to another computer', async () => {
    const own = `Host: 127.0.0.1:${running.port}\r\n`;
    expect(await raw(`CONNECT evil.example:443 HTTP/1.1\r\n${own}\r\n`)).not.toContain('200');
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
    expect(await raw(`GET /shown.json HTTP/1.1\r\n${own}${upgrade}\r\n`)).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('takes no address and no headers without end', async () => {
    expect((await ask(`/${'x'.repeat(100_000)}`)).status).toBe(431);
    expect((await ask('/', { 'x-firstplug-session': 'x'.repeat(100_000) })).status).toBe(431);
    expect((await ask('/')).status).toBe(200);
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
    for (const foreign of ['https://evil.example', 'null'])
      expect((await send('{"scan":true}', { 'x-firstplug-session': own, origin: foreign })).status).toBe(403);
    await expect(send('x'.repeat(10_000_000), { 'x-firstplug-session': own })).rejects.toThrow();
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
