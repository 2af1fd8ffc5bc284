import { describe, expect, it } from 'vitest';
import {
  expandInstall,
  type InstallItem,
  printItem,
  readAddComponent,
  readAddSoftware,
} from '../../src/inf/index.ts';
import { opened, VERSION } from './reading.ts';

const HEAD = `${VERSION}[A]\r\n`;

function software(...lines: string[]) {
  const inf = opened(HEAD + lines.join('\r\n'));
  return { inf, add: readAddSoftware(inf, inf.section('A')!.line('AddSoftware')!) };
}

describe('AddSoftware', () => {
  it('is read with the place of every part', () => {
    const { inf, add } = software(
      'AddSoftware = ContosoPanel, 0x00000001, Panel',
      '[Panel]',
      'SoftwareType = 1',
      'SoftwareBinary = panel.exe',
      'SoftwareArguments = /silent, <<DeviceInstanceID>>, "two words"',
      'SoftwareVersion = 1.2.3.4',
    );
    const at = (span: { start: number; end: number }): string => inf.text.slice(span.start, span.end);
    const { install } = add;
    expect(add.flags).toBe(1);
    expect([add.name, add.section!].map(part => [part.value, at(part.span)])).toEqual([
      ['ContosoPanel', 'ContosoPanel'],
      ['Panel', 'Panel'],
    ]);
    expect([install!.type!.value, at(install!.type!.span)]).toEqual([1, '1']);
    expect([install!.binary!, install!.version!].map(({ value, span }) => [value, at(span)])).toEqual([
      ['panel.exe', 'panel.exe'],
      ['1.2.3.4', '1.2.3.4'],
    ]);
    expect(install!.arguments.map(({ value, span }) => [value, at(span)])).toEqual([
      ['/silent', '/silent'],
      ['<<DeviceInstanceID>>', '<<DeviceInstanceID>>'],
      ['two words', '"two words"'],
    ]);
    expect(install!.id).toBeUndefined();
  });

  it.each([
    ['no fields', 'AddSoftware =', '', 0, undefined, false],
    ['no section', 'AddSoftware = X', 'X', 0, undefined, false],
    ['a section that is not there', 'AddSoftware = X,,Y', 'X', 0, 'Y', false],
    ['flags that are no number', 'AddSoftware = X,often,A', 'X', 0, 'A', true],
  ])('with %s', (_, line, name, flags, section, found) => {
    const { add } = software(line);
    expect([add.name.value, add.flags, add.section?.value, add.install !== undefined]).toEqual([
      name,
      flags,
      section,
      found,
    ]);
  });

  it.each([
    ['2', 'SoftwareID = pfn://Contoso.App_1', 2, 'pfn://Contoso.App_1'],
    ['%Type%', '[Strings]\r\nType = 2', 2, undefined],
    ['two', '', Number.NaN, undefined],
  ])('SoftwareType = %s', (type, more, value, id) => {
    const { add } = software('AddSoftware = X,,S', '[S]', `SoftwareType = ${type}`, more);
    expect([add.install!.type!.value, add.install!.id?.value]).toEqual([value, id]);
  });
});

describe('AddComponent', () => {
  it.each([
    ['C,,S', '[S]\r\nComponentIDs = VID0001&PID0001', 'C', ['VID0001&PID0001'], undefined],
    ['C,,S', '[S]\r\nComponentIDs = a, b\r\nDescription = "A panel"', 'C', ['a', 'b'], 'A panel'],
    ['C,,S', '[S]\r\nDescription = none', 'C', [], 'none'],
    ['C,,Other', '', 'C', undefined, undefined],
    ['', '', '', undefined, undefined],
  ])('= %s', (fields, more, name, ids, description) => {
    const inf = opened(`${HEAD}AddComponent = ${fields}\r\n${more}`);
    const add = readAddComponent(inf, inf.section('A')!.line('AddComponent')!);
    expect([add.name.value, add.install?.ids.map(({ value }) => value), add.install?.description]).toEqual([
      name,
      ids,
      description,
    ]);
  });
});

describe('an install section that brings software', () => {
  it.each<[InstallItem['kind'], string, string]>([
    [
      'component',
      'Components]\r\nAddComponent = Panel,,S\r\n[S]\r\nComponentIDs=a,b',
      'Panel  SWC\\a, SWC\\b',
    ],
    [
      'component',
      'Components]\r\nAddComponent = Panel,,S\r\n[S]\r\nComponentIDs=a\r\nDescription=Our panel',
      'Panel  SWC\\a  Our panel',
    ],
    ['component', 'Components]\r\nAddComponent = Panel,,S', 'Panel  section [S] is not there'],
    [
      'software',
      'Software]\r\nAddSoftware = P,,S\r\n[S]\r\nSoftwareType=1\r\nSoftwareBinary=p.exe\r\nSoftwareVersion=1.0\r\nSoftwareArguments=/a,/b',
      'P 1.0  once  runs p.exe /a /b',
    ],
    [
      'software',
      'Software]\r\nAddSoftware = P,1,S\r\n[S]\r\nSoftwareType=2\r\nSoftwareID=pfn://c',
      'P  once for each device  from the Store, pfn://c',
    ],
    ['software', 'Software]\r\nAddSoftware = P,,S', 'P  section [S] is not there'],
    ['software', 'Software]\r\nAddSoftware = P,,S\r\n[S]', 'P  once  no SoftwareType that is known'],
  ])('%s of [I.%s', (kind, text, printed) => {
    const inf = { name: 'i.inf', inf: opened(`${VERSION}[I]\r\n[I.${text}`) };
    const { items } = expandInstall(inf, 'I', 'amd64');
    expect(items.map(item => [item.kind, printItem(item)])).toEqual([[kind, printed]]);
  });
});
