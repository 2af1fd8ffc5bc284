/** Installing a device: who is asked what, in which order, and what follows from each answer. */
export * from './configurability.ts';
export * from './dif-code.ts';
export * from './dif-codes.ts';
export { dispatch } from './dispatch.ts';
export * from './first-time-setup.ts';
export * from './install-device.ts';
export * from './installer.ts';
export * from './installer-list.ts';
export * from './models.ts';
export * from './registration.ts';
export * from './restrictions.ts';
export * from './sequences.ts';
export { Telling } from './telling.ts';
