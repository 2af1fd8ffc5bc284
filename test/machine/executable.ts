/** The least executable with a version resource: one section that starts at its address. */
export function executable(version: readonly [number, number, number, number], language = 0x409): Uint8Array {
  const bytes = new Uint8Array(0x400);
  const view = new DataView(bytes.buffer);
  const u16 = (at: number, value: number) => view.setUint16(at, value, true);
  const u32 = (at: number, value: number) => view.setUint32(at, value, true);
  u16(0, 0x5a4d);
  u32(0x3c, 0x80);
  u32(0x80, 0x4550);
  u16(0x86, 1);
  u16(0x94, 240);
  u16(0x98, 0x20b);
  u32(0x98 + 112 + 16, 0x1000);
  const section = 0x98 + 240;
  u32(section + 12, 0x1000);
  u32(section + 16, 0x200);
  u32(section + 20, 0x200);
  for (const [at, type, child] of [
    [0x200, 16, 0x80000020],
    [0x220, 1, 0x80000040],
    [0x240, language, 0x60],
  ] as const) {
    u16(at + 14, 1);
    u32(at + 16, type);
    u32(at + 20, child);
  }
  u32(0x260, 0x1100);
  u32(0x264, 0x60);
  u32(0x300 + 40, 0xfeef04bd);
  u32(0x300 + 48, version[0] * 65536 + version[1]);
  u32(0x300 + 52, version[2] * 65536 + version[3]);
  return bytes;
}
