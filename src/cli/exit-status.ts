/** An exit code as this system has it: 32 bits on Windows, elsewhere eight, and never 0 for what is not 0. */
export function exitStatus(code: number): number {
  if (process.platform === 'win32') return code >>> 0;
  return code & 0xff || Number(code !== 0);
}
