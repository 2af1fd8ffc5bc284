import { expect, test } from 'vitest';
import { textParts, viewInf } from '../../src/studio/model/index.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const INF = `[Version]\r
Signature = "$Windows NT$"\r
[Manufacturer]\r
%M% = Models, NTamd64, NTamd64.6.1, NTamd64.10.0...19041\r
[Models.NTamd64]\r
"old" = Old, USB\\VID_1209&PID_0001\r
[Models.NTamd64.6.1]\r
"seven" = Seven, USB\\VID_1209&PID_0001\r
[Models.NTamd64.10.0...19041]\r
"ten" = Seven, USB\\VID_1209&PID_0001 ; a comment\r
[Old]\r
[Seven.NT]\r
[Strings]\r
M = "Contoso"\r
`;

test('the grid says which section serves which Windows', () => {
  const { architectures, architecture, grid } = viewInf({ name: 'x.inf', bytes: encode(INF) });
  const { columns, rows } = grid;
  const told = rows.flatMap(({ description, cells }) =>
    cells.flatMap((cell, i) =>
      cell ? [`${columns[i]} ${description}: [${cell.models}] ${cell.line} [${cell.install}]`] : [],
    ),
  );
  expect(told.sort()).toEqual(
    [
      'Server 2003 old: [Models.NTamd64] 6 [Old]',
      'Vista old: [Models.NTamd64] 6 [Old]',
      '7 seven: [Models.NTamd64.6.1] 8 [Seven.NT]',
      '8 seven: [Models.NTamd64.6.1] 8 [Seven.NT]',
      '8.1 seven: [Models.NTamd64.6.1] 8 [Seven.NT]',
      '10 1507 seven: [Models.NTamd64.6.1] 8 [Seven.NT]',
      '10 22H2 ten: [Models.NTamd64.10.0...19041] 10 [Seven.NT]',
      '11 22H2 ten: [Models.NTamd64.10.0...19041] 10 [Seven.NT]',
      '11 24H2 ten: [Models.NTamd64.10.0...19041] 10 [Seven.NT]',
    ].sort(),
  );
  expect([architectures, architecture]).toEqual([['amd64'], 'amd64']);
});

test('parts of the text are where they stand', () => {
  const parts = textParts(INF).map(({ from, to, kind }) => `${kind} ${INF.slice(from, to)}`);
  expect(parts.slice(0, 3)).toEqual(['section [Version]', 'key Signature', 'string "$Windows NT$"']);
  expect(parts.filter(part => part.startsWith('comment'))).toEqual(['comment ; a comment']);
});

test.each([
  '',
  '\0',
  '[',
  '<script>alert(1)</script>',
  '"'.repeat(1000),
  '[Version\n=;=\\\n"',
  '\ufeff'.repeat(9),
])('whatever the bytes, there is a text and no exception: %j', text => {
  const read = viewInf({ name: '<b>.inf', bytes: encode(text) });
  for (const { from, to } of textParts(read.text)) expect(read.text.slice(from, to).length).toBe(to - from);
});
