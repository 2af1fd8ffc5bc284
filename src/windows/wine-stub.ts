/** Reads bytes of this program's own memory. */
export type ReadMemory = (address: bigint, bytes: number) => Buffer;

/** Bytes of a stub, up to where it calls. */
const STUB = 24;

/**
 * Whether an export is a stub of Wine: it is there, and calling it ends the process. On x64 such a stub hands the
 * name of its DLL and its own name to the function that ends the process, and nothing else: both names are read
 * where its code says that they are.
 *
 * Observed: `sub rsp,28h; lea rcx,[name of the DLL]; lea rdx,[own name]; call` in the DLLs of Wine 8.0.
 */
export function isWineStub(read: ReadMemory, address: bigint, name: string): boolean {
  const code = read(address, STUB);
  const isCode =
    code.readUInt32BE(0) === 0x4883ec28 &&
    code.readUIntBE(4, 3) === 0x488d0d &&
    code.readUIntBE(11, 3) === 0x488d15 &&
    code[18] === 0xe8;
  if (!isCode) return false;
  const ownName = address + 18n + BigInt(code.readInt32LE(14));
  return read(ownName, name.length + 1).toString('latin1') === `${name}\0`;
}
