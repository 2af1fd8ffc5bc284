/**
 * The running Windows: its DLLs behind the edge, and what else of it is called.
 *
 * `const windows = await openWindows()` is Windows, or says why it cannot be reached; `windowsSetupApi(windows)` is
 * the edge. To call another export, declare it as its header does:
 * `windows.bind('advapi32.dll', { RegCloseKey: 'LSTATUS (HANDLE)' }).RegCloseKey(key)` gives `{ value, err }`. What
 * is missing fails as such a function fails; `windows.lacks(dll, names)` tells beforehand. Places for answers, texts
 * and GUIDs are bytes: `place`, `wide`, `readWide`, `guidBytes` and others.
 */
export * from './memory.ts';
export * from './open.ts';
export * from './windows.ts';
export * from './windows-keys.ts';
export * from './windows-setup-api.ts';
