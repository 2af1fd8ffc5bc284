import { describe, expect, it } from 'vitest';
import { isWineStub } from '../../src/windows/wine-stub.ts';

const AT = 0x1000n;

/** A stub as Wine 8.0 has it, `name` being behind the code. */
function memoryWith(name: string): Buffer {
  const code = Buffer.from('4883ec28488d0d00000000488d1500000000e80000000090', 'hex');
  code.writeInt32LE(6, 14);
  return Buffer.concat([code, Buffer.from(`${name}\0`)]);
}

describe('stubs of Wine', () => {
  const read = (memory: Buffer) => (address: bigint, bytes: number) =>
    memory.subarray(Number(address - AT), Number(address - AT) + bytes);

  it('are known by the name that their code hands over', () => {
    expect(isWineStub(read(memoryWith('CM_Disable_DevNode')), AT, 'CM_Disable_DevNode')).toBe(true);
  });

  it('are no functions that hand over something else, or begin otherwise', () => {
    expect(isWineStub(read(memoryWith('another')), AT, 'CM_Disable_DevNode')).toBe(false);
    const other = memoryWith('CM_Disable_DevNode');
    other[0] = 0x55;
    expect(isWineStub(read(other), AT, 'CM_Disable_DevNode')).toBe(false);
  });
});
