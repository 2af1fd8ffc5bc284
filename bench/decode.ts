import { type CodePage, decodeInf } from '../src/inf/index.ts';
import { printRate } from './measure.ts';

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

/** How fast the bytes of an INF become text, 16 MB of each kind. */
export function benchDecode(): void {
  for (const [title, bytes, page] of CASES) {
    printRate(`decode ${title}`, bytes.length, () => decodeInf(bytes, page));
  }
}

function repeated(part: Buffer, mark: readonly number[] = []): Uint8Array {
  const times = Math.ceil((16 * MEGABYTE) / part.length);
  return new Uint8Array(Buffer.concat([Buffer.from(mark), ...Array.from({ length: times }, () => part)]));
}
