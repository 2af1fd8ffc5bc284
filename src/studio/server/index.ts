/** Hands the studio's page and what it shows to the browser of the person at this computer, and to nobody else. */
export { type Assets, CONTENT_POLICY } from './assets.ts';
export { type Running, type StudioOptions, startStudio } from './serve.ts';
