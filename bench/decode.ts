import { type CodePage, decodeInf } from '../src/inf/text/index.ts';

const MEGABYTE = 1e6;
const BLOCK =
  '[Version]\r\nSignature = "$Windows NT$"\r\n%Acme.Desc% = Install, PCI\\VEN_1234&DEV_5678 ; model\r\n';
const ASCII = BLOCK.repeat(50);

/** What is decoded: ASCII with now and then other text, as INF files have it in [Strings]. */
const CASES: readonly (readonly [string, Uint8Array, CodePage])[] = [
  ['ASCII', repeated(Buffer.from(ASCII)), 1252],
  ['UTF-16LE, ASCII only', repeated(Buffer.from(ASCII, 'utf16le'), [0xff, 0xfe]), 1252],
  ['UTF-16LE', repeated(Buffer.from(`${ASCII}"Gerät 装置"`, 'utf16le'), [0xff, 0xfe]), 1252],
  ['code page 1252', repeated(Buffer.from(`${ASCII}"Gerät"`, 'latin1')), 1252],
  ['code page 932', repeated(Buffer.concat([Buffer.from(ASCII), Buffer.from('8f919275', 'hex')])), 932],
];

/** Prints how many megabytes of file are decoded in a second: the median of nine runs over 16 MB each. */
export function benchDecode(): void {
  for (const [title, bytes, page] of CASES) {
    const rates = Array.from({ length: 9 }, () => {
      const started = performance.now();
      decodeInf(bytes, page);
      return bytes.length / MEGABYTE / ((performance.now() - started) / 1000);
    });
    rates.sort((a, b) => a - b);
    console.log(`decode ${title}: ${Math.round(rates[4] ?? 0)} MB/s`);
  }
}

function repeated(part: Buffer, mark: readonly number[] = []): Uint8Array {
  const times = Math.ceil((16 * MEGABYTE) / part.length);
  return new Uint8Array(Buffer.concat([Buffer.from(mark), ...Array.from({ length: times }, () => part)]));
}
