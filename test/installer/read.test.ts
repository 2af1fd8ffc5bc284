import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applicationJsonSchema, readApplication } from '../../src/installer/index.ts';

const PRODUCT = `product: { name: Toaster, directory: '%ProgramFiles%\\Contoso' }`;

it('schema/application.json is the form that such files are read by; npm run schema writes it', () => {
  expect(JSON.parse(readFileSync('schema/application.json', 'utf8'))).toEqual(applicationJsonSchema());
});

it('a file with a product alone is one', () => {
  const { value, problems } = readApplication(PRODUCT);
  expect(problems).toEqual([]);
  expect(value).toMatchObject({ packages: [], applications: [], behaviour: { exitCode: 'plain' } });
});

it('a language is a LANGID, however it is written', () => {
  const text = `${PRODUCT}\ntexts: { 0x0409: { plugIn: Now. }, '0x407': { plugIn: Jetzt. } }`;
  expect(Object.keys(readApplication(text).value!.texts)).toEqual(['1031', '1033']);
});

const APPLICATION = `name: Panel, msi: p.msi, detect: { productCode: '{1}' }`;

describe('what is wrong is told with its place', () => {
  it.each([
    ['no YAML', 'a: [', 'application/yaml', '', ''],
    ['an alias without end', 'a: &a [*b]', 'application/yaml', 'alias', ''],
    ['no product', 'packages: []', 'application/form', 'product', ''],
    ['a key that nobody knows', `${PRODUCT}\ncolour: red`, 'application/form', 'colour', 'colour'],
    ['a path that climbs out', inf('..\\x.inf'), 'application/form', 'without drive', "'..\\x.inf'"],
    ['a path that climbs out further in', inf('a/../../x.inf'), 'application/form', 'without drive', ''],
    ['a path of its own', inf('C:\\x.inf'), 'application/form', 'without drive', ''],
    ['a path of the drive', inf('\\x.inf'), 'application/form', 'without drive', ''],
    ['a stream', inf('x.inf:y'), 'application/form', 'without drive', ''],
    ['a device as a file', inf('nul.inf'), 'application/form', 'name of a device', ''],
    [
      'a relative directory',
      `product: { name: T, directory: Contoso }`,
      'application/form',
      'whole path',
      '',
    ],
    [
      'a directory that climbs out',
      `product: { name: T, directory: 'C:\\A\\..\\..\\B' }`,
      'application/form',
      'whole path',
      '',
    ],
    ['no hardware ID', `${PRODUCT}\npackages: [{ inf: x.inf, hardwareIds: [] }]`, 'application/form', '', ''],
    [
      'the same INF twice',
      `${PRODUCT}\npackages: [{ inf: x.inf, hardwareIds: [a] }, { inf: X.inf, hardwareIds: [b] }]`,
      'application/form',
      'one package for each INF',
      '',
    ],
    [
      'an application that cannot be removed: IA21',
      app(`name: Panel, exe: p.exe, detect: { name: Panel }`),
      'application/form',
      'possible to remove',
      '',
    ],
    ['an application that is two', app(`${APPLICATION}, exe: p.exe`), 'application/form', 'one of msi', ''],
    [
      'two ways to detect',
      app(`name: P, msi: p.msi, detect: { productCode: a, name: b }`),
      'application/form',
      'one of productCode',
      '',
    ],
    [
      'an application that is detected by the entry of the product',
      app(`name: P, exe: p.exe, uninstall: x, detect: { name: toaster }`),
      'application/form',
      'by itself',
      '',
    ],
    [
      'a text that tells to copy files: N1',
      `${PRODUCT}\ntexts: { 0x409: { plugIn: Copy toaster.sys to C. } }`,
      'application/form',
      'told to copy',
      'Copy toaster.sys to C.',
    ],
  ])('%s', (_, text, code, message, there) => {
    const { value, problems } = readApplication(text);
    expect(value).toBeUndefined();
    expect(problems[0]).toMatchObject({ severity: 'error', code });
    expect(problems[0]!.message).toContain(message);
    const { start, end } = problems[0]!.span ?? { start: 0, end: 0 };
    if (there !== '') expect(text.slice(start, end)).toBe(there);
  });
});

function inf(path: string): string {
  return `${PRODUCT}\npackages: [{ inf: '${path}', hardwareIds: [a] }]`;
}

function app(entry: string): string {
  return `${PRODUCT}\napplications: [{ ${entry} }]`;
}
