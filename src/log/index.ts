/** Logs of real machines as stories, and stories as logs. */
export * from './any.ts';

export { LineReader } from './bytes.ts';
export { fileName } from './driver-node.ts';
export * from './dxdiag.ts';
export * from './explain/index.ts';
export * from './kernel-pnp.ts';
export { type LogLine, readLine } from './line.ts';
export { type Message, readFields, readMessage, readOldMessage } from './message.ts';
export * from './pnputil.ts';
export * from './record.ts';
export * from './story-reader.ts';
export * from './strong-name.ts';
export * from './write/index.ts';
