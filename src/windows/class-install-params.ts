import type { ClassInstallParams } from '../setupapi/index.ts';
import * as s from '../setupapi/index.ts';
import { readWide, writeWide } from './memory.ts';

/** SP_CLASSINSTALL_HEADER: size of itself, and the request. */
const HEADER = 8;

/** Where the texts of a structure begin, and how many characters they have. */
type Texts = readonly (readonly [name: string, offset: number, chars: number])[];

const SELECT_DEVICE: Texts = [
  ['title', 8, 60],
  ['instructions', 128, 256],
  ['listLabel', 640, 30],
  ['subTitle', 700, 256],
];
const TROUBLESHOOTER: Texts = [
  ['chmFile', 8, 260],
  ['htmlTroubleShooter', 528, 260],
];
const POWER_MESSAGE: Texts = [['message', 8, 512]];

/** Structures that are a header and numbers of 32 bits, or a header and texts; by the request. */
const NUMBERS: Readonly<Record<number, readonly string[]>> = {
  [s.DIF_PROPERTYCHANGE]: ['stateChange', 'scope', 'hwProfile'],
  [s.DIF_REMOVE]: ['scope', 'hwProfile'],
  [s.DIF_UNREMOVE]: ['scope', 'hwProfile'],
};
const TEXTS: Readonly<Record<number, readonly [bytes: number, texts: Texts]>> = {
  [s.DIF_SELECTDEVICE]: [1212, SELECT_DEVICE],
  [s.DIF_TROUBLESHOOTER]: [1048, TROUBLESHOOTER],
  [s.DIF_POWERMESSAGEWAKE]: [1032, POWER_MESSAGE],
};

/**
 * The structure of params; undefined for those that hold functions or property pages, which only whoever made them
 * can have Windows call.
 */
export function classInstallParamsBytes(params: ClassInstallParams): Buffer | undefined {
  const { cbSize, installFunction, ...members } = params;
  const values = members as Readonly<Record<string, unknown>>;
  const numbers = NUMBERS[installFunction];
  const [size = HEADER + 4 * (numbers?.length ?? 0), texts = []] = TEXTS[installFunction] ?? [];
  if (size === HEADER) return undefined;
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(cbSize ?? HEADER, 0);
  bytes.writeUInt32LE(installFunction, 4);
  for (const [index, name] of (numbers ?? []).entries()) {
    bytes.writeUInt32LE(Number(values[name]), HEADER + 4 * index);
  }
  for (const [name, offset, chars] of texts) writeWide(bytes, String(values[name]), offset, chars);
  return bytes;
}

/** Undefined for a structure that is not known or of which not all is there. */
export function readClassInstallParams(bytes: Buffer): ClassInstallParams | undefined {
  const installFunction = bytes.readUInt32LE(4);
  const numbers = NUMBERS[installFunction];
  const [size = HEADER + 4 * (numbers?.length ?? 0), texts = []] = TEXTS[installFunction] ?? [];
  if (size === HEADER || bytes.length < size) return undefined;
  const told = [
    ...(numbers ?? []).map((name, index) => [name, bytes.readUInt32LE(HEADER + 4 * index)]),
    ...texts.map(([name, offset, chars]) => [name, readWide(bytes, offset, offset + 2 * chars)]),
  ];
  return { installFunction, ...Object.fromEntries(told) } as ClassInstallParams;
}
