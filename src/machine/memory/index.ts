/** A machine held in memory: forks are cheap, nothing is durable. */
export { MemoryMachine, type MemoryMachineOptions } from './memory.ts';
