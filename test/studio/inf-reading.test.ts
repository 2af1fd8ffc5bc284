import { expect, test } from 'vitest';
import { InfReading, infOfText, textParts } from '../../src/studio/model/index.ts';

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
  const reading = new InfReading({ name: 'x.inf', bytes: encode(INF) });
  const { architectures, architecture, columns, rows } = reading.grid();
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
  expect(reading.grid('x86').architecture).toBe('amd64');
});

test('what is wrong is where an editor has it: every line end is one unit', () => {
  const text = INF.replace('Signature = "$Windows NT$"', 'Signature = "$Chicago$"\r\nProvider = %Nobody%');
  const plain = text.replaceAll('\r\n', '\n');
  const { remarks, length } = new InfReading(infOfText('x.inf', text)).findings();
  expect(length).toBe(plain.length);
  const marked = remarks.flatMap(({ span, line }) =>
    span ? [`${line} ${plain.slice(span.start, span.end)}`] : [],
  );
  expect(marked).toContainEqual(expect.stringMatching(/^3 .*Nobody/));
});

test('of a long table the first rows are told, and how many there are', () => {
  const models = Array.from({ length: 1000 }, (_, i) => `"m" = I, USB\\VID_1209&PID_${i}`);
  const text = `[Version]\nSignature="$Windows NT$"\n[Manufacturer]\n"M"=M,NTamd64\n[M.NTamd64]\n${models.join('\n')}\n[I]\n`;
  const { rows, more } = new InfReading(infOfText('x.inf', text)).grid();
  expect(rows.length + more).toBe(1000);
  expect(rows[0]?.id).toBe('USB\\VID_1209&PID_0');
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
  const reading = new InfReading({ name: '<b>.inf', bytes: encode(text) });
  const { remarks, length } = reading.findings();
  expect(remarks.every(({ span }) => !span || span.end <= length)).toBe(true);
  expect(reading.grid().rows).toEqual([]);
  for (const { from, to } of textParts(reading.text))
    expect(reading.text.slice(from, to).length).toBe(to - from);
});
