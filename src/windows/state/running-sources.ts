import { readdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Windows } from '../index.ts';
import { deviceTree } from './device-tree.ts';
import { registryKeys } from './registry-keys.ts';
import type { RawFile, StateSources } from './sources.ts';
import { systemFacts } from './system-facts.ts';

/** What the functions and folders of the running Windows tell. */
export function runningSources(windows: Pick<Windows, 'bind'>): StateSources {
  return {
    key: registryKeys(windows),
    folder: filesIn,
    file: path => optional(() => readFileSync(path)),
    tree: () => deviceTree(windows),
    facts: () => systemFacts(windows, process.arch === 'arm64' ? 'arm64' : 'amd64'),
    isAdministrator: () => isAdministrator(windows),
    user: userInfo().username,
    windows: process.env.SystemRoot ?? 'C:\\Windows',
    clock: Date.now(),
  };
}

/** @see https://learn.microsoft.com/windows/win32/api/shlobj_core/nf-shlobj_core-isuseranadmin */
export function isAdministrator(windows: Pick<Windows, 'bind'>): boolean {
  return windows.bind('shell32.dll', { IsUserAnAdmin: 'BOOL ()' }).IsUserAnAdmin().value !== 0;
}

function filesIn(path: string): ReturnType<StateSources['folder']> {
  try {
    return readdirSync(path, { withFileTypes: true }).map(one => fileOf(path, one));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'denied';
  }
}

/** A link that leads nowhere has no size. */
function fileOf(folder: string, one: { readonly name: string; isDirectory(): boolean }): RawFile {
  const { name } = one;
  if (one.isDirectory()) return { name, size: undefined };
  return { name, size: optional(() => statSync(join(folder, name)).size) ?? 0 };
}

function optional<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
