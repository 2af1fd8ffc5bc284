import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstplug } from './firstplug.ts';

const SECRET = 'what nobody may see';
const INF = `[Version]
Signature="$Windows NT$"
Class=System
ClassGuid={4d36e97d-e325-11ce-bfc1-08002be10318}
Provider=Fabrikam
DriverVer=01/01/2026,1.0.0.0
CatalogFile=x.cat
[Manufacturer]
Fabrikam=Models,NTamd64
[Models.NTamd64]
Thing=Install,USB\\VID_1209&PID_7057
[Install]
CopyFiles=Files
[Files]
x.sys
[DestinationDirs]
Files=12
[SourceDisksNames]
1=Disc
[SourceDisksFiles]
x.sys=1
`;
const REHEARSAL = `machine: { windows: 11 }
packages: { thing: { folder: package, signature: whql } }
steps: [{ stage: thing }, { expect: { staged: [ thing.inf ] } }]`;
const PLACE = /rehearsal\.yaml:2:30 {2}error {2}/.source;

/** A folder with a rehearsal, its package and a file beside it that is nobody's business. */
function laid(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'outside-'));
  const own = { 'package/thing.inf': INF, 'package/x.sys': 'driver', 'package/x.cat': 'catalog' };
  for (const [name, text] of Object.entries({
    'secret.sys': SECRET,
    'secrets/x.sys': SECRET,
    ...own,
    ...files,
  })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
  return root;
}

function everythingIn(root: string): string[] {
  return readdirSync(root, { recursive: true }).map(String).toSorted();
}

function told(root: string): ReturnType<typeof firstplug> {
  const before = everythingIn(root);
  const result = firstplug(['rehearse', join(root, 'rehearsal.yaml'), '--json']);
  expect(everythingIn(root)).toEqual(before);
  expect(result.stdout + result.stderr).not.toContain(SECRET);
  expect(result.stderr).not.toMatch(/^ +at /m);
  return result;
}

describe('what leads out of a package is refused, with its place', () => {
  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, RegExp]>([
    [
      'a link to a file outside',
      {},
      { 'package/y.sys': '../secret.sys' },
      /is a link that leads out of .*; put a copy/,
    ],
    ['a link by an absolute path', {}, { 'package/y.sys': '/etc/passwd' }, /is a link that leads out of/],
    ['a link to a folder outside', {}, { 'package/more': '../secrets' }, /is a link that leads out of/],
    [
      'a link to a folder inside',
      { 'package/a/z.sys': '' },
      { 'package/b': 'a' },
      /is a link to something that is no file/,
    ],
    ['a link to nothing', {}, { 'package/y.sys': 'nowhere' }, /is a link that leads nowhere/],
    [
      'links in a circle',
      {},
      { 'package/y.sys': 'z.sys', 'package/z.sys': 'y.sys' },
      /is a link that leads nowhere/,
    ],
    ['a device name', { 'package/con.inf': INF }, {}, /Windows has no file of the name con\.inf; rename it/],
    [
      'a folder with a device name',
      { 'package/aux/y.sys': '' },
      {},
      /Windows has no file of the name aux\\y\.sys/,
    ],
    [
      'a backslash',
      { 'package/..\\..\\y.sys': '' },
      {},
      /Windows has no file of the name \.\.\\\.\.\\y\.sys/,
    ],
    ['a colon', { 'package/C:y.sys': '' }, {}, /Windows has no file of the name C:y\.sys/],
    ['a dot at the end', { 'package/y.': '' }, {}, /Windows has no file of the name y\./],
    [
      'names that differ in case',
      { 'package/X.SYS': '' },
      {},
      /X\.SYS and x\.sys are in each other's way on Windows/,
    ],
    ['a file and a folder', { 'package/X.sys/y': '' }, {}, /in each other's way on Windows; rename one/],
  ])('%s', (_, files, links, message) => {
    const { status, stderr, stdout } = told(laid({ 'rehearsal.yaml': REHEARSAL, ...files }, links));
    expect(stderr).toMatch(new RegExp(`${PLACE}.*${message.source}`));
    expect([status, stdout]).toEqual([2, '']);
  });

  it.each([
    ['/etc/passwd', /\/etc\/passwd is a file; a folder is wanted/],
    ['secrets', /secrets holds no INF/],
    ['package/x.sys', /x\.sys is a file; a folder is wanted/],
    ['../nowhere', /nowhere cannot be read: there is no such file or folder/],
    ['/', /\/.* (?:is no ordinary file|leads out of|cannot be read|holds more than)/],
  ])('a package in %s', (folder, message) => {
    const text = REHEARSAL.replace('folder: package', `folder: ${folder}`);
    const { status, stderr } = told(laid({ 'rehearsal.yaml': text }));
    expect(stderr).toMatch(new RegExp(`rehearsal\\.yaml:2:30 .*${message.source}`));
    expect(status).toBe(2);
  });

  it.each([
    ['nowhere.yaml', /cannot be read: there is no such file or folder/],
    ['package', /is a folder; a file is wanted/],
    ['/dev/zero', /is no ordinary file/],
  ])('the application %s', (application, message) => {
    const text = `machine: { windows: 11 }\nprograms: { a.exe: { application: ${application} } }\nsteps: [{ scan: true }]`;
    const { status, stderr } = told(laid({ 'rehearsal.yaml': text }));
    expect(stderr).toMatch(new RegExp(`rehearsal\\.yaml:2:35 .*${message.source}`));
    expect(status).toBe(2);
  });

  it.each([
    ['..\\..\\Windows\\INF', /can be no folder of Windows; give the package a plain name/],
    ['..', /can be no folder of Windows/],
    ['C:\\x', /can be no folder of Windows/],
    ['nul', /can be no folder of Windows/],
  ])('a package of the name %s', (name, message) => {
    const text = `machine: { windows: 11 }\npackages:\n  '${name}': package\nsteps: [{ scan: true }]`;
    const { status, stderr } = told(laid({ 'rehearsal.yaml': text }));
    expect(stderr).toMatch(new RegExp(`rehearsal\\.yaml:3:\\d+ .*${message.source}`));
    expect(status).toBe(2);
  });

  it('two packages that are one folder to Windows', () => {
    const text = 'machine: { windows: 11 }\npackages:\n  a: package\n  A: package\nsteps: [{ scan: true }]';
    const { status, stderr } = told(laid({ 'rehearsal.yaml': text }));
    expect(stderr).toMatch(/rehearsal\.yaml:4:\d+ .*"A" and "a" are one folder to Windows/);
    expect(status).toBe(2);
  });

  it('two packages on a medium that are in each other’s way', () => {
    const text = `machine: { windows: 11 }
packages: { a: package, b: other }
media:
  cd: { packages: [ a, b ] }
steps: [{ insert: cd }]`;
    const { status, stderr } = told(
      laid({ 'rehearsal.yaml': text, 'other/b.inf': INF, 'other/X.SYS/y': '' }),
    );
    expect(stderr).toMatch(/rehearsal\.yaml:4:\d+ .*the medium cd: .* are in each other's way/);
    expect(status).toBe(2);
  });
});

describe('an INF that names what is not in its package', () => {
  const MORE: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'a file that is missing',
      'x.sys=1',
      'y.sys=1',
      /y\.sys is named by thing\.inf and not there; assumeFiles/,
    ],
    ['a directory above', 'x.sys=1', 'x.sys=1,..\\..\\Windows\\INF', /outside of its package/],
    ['a disk above', '1=Disc', '1=Disc,,,..\\..', /outside of its package/],
    ['a drive', 'x.sys=1', 'x.sys=1,C:\\Windows', /outside of its package/],
    ['a catalog above', 'CatalogFile=x.cat', 'CatalogFile=..\\..\\x.cat', /outside of its package/],
  ];

  it.each(MORE)('%s: told, and nothing is staged', (_, line, instead, message) => {
    const inf = INF.replace(line, instead).replace(
      '[Files]\nx.sys',
      instead.startsWith('y') ? '[Files]\ny.sys' : '$&',
    );
    const text = REHEARSAL.replace('staged: [ thing.inf ]', 'staged: []');
    const { status, stdout } = told(laid({ 'rehearsal.yaml': text, 'package/thing.inf': inf }));
    expect(stdout).toMatch(message);
    expect(stdout).toMatch(/thing\.inf is refused: ERROR_/);
    expect(status).toBe(0);
  });

  it.each(MORE.slice(1))('%s: assumeFiles makes up nothing outside', (_, line, instead, message) => {
    const text = REHEARSAL.replace('whql', 'whql, assumeFiles: true').replace(
      'staged: [ thing.inf ]',
      'staged: []',
    );
    const { stdout, status } = told(
      laid({ 'rehearsal.yaml': text, 'package/thing.inf': INF.replace(line, instead) }),
    );
    expect(stdout).toMatch(message);
    expect(status).toBe(0);
  });

  it('the same package is staged without that', () => {
    expect(told(laid({ 'rehearsal.yaml': REHEARSAL })).status).toBe(0);
  });
});

it('a program writes and deletes files, and no folders', () => {
  const text = `machine: { windows: 11 }
programs:
  a.exe: { writes: [ 'C:\\Windows', 'a.txt', 'C:\\a.exe\\b', 'C:\\ok.txt' ], deletes: [ 'C:\\Windows', 'C:\\x?' ] }
steps: [{ run: a.exe }, { expect: { warnings: 4, files: { 'C:\\ok.txt': true, 'C:\\Windows': true } } }]`;
  const { status, stderr } = told(laid({ 'rehearsal.yaml': text }));
  expect([status, stderr]).toEqual([0, '']);
});
