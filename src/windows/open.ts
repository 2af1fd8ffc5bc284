import { type Win32Error, win32 } from '../base/index.ts';
import { Windows } from './windows.ts';

/** Why the Windows functions cannot be called from this program, with what to do. */
export interface NoWindows {
  readonly reason: 'no Windows' | '32 bits' | 'no FFI' | 'Wine on ARM64';
  readonly err: Win32Error;
  readonly text: string;
}

/** What runs this program; `process` has it. */
interface Platform {
  readonly platform: string;
  readonly arch: string;
}

/** The running Windows, or why it cannot be reached. koffi is loaded here and nowhere else. */
export async function openWindows(on: Platform = process): Promise<Windows | NoWindows> {
  const none = noWindows(on);
  if (none) return none;
  const koffi = await import('koffi').then(
    loaded => loaded.default,
    () => undefined,
  );
  if (!koffi) return REFUSALS['no FFI'];
  const windows = new Windows(koffi);
  return windows.wine !== undefined && on.arch !== 'x64' ? REFUSALS['Wine on ARM64'] : windows;
}

const REFUSALS: Readonly<Record<NoWindows['reason'], NoWindows>> = {
  'no Windows': refusal(
    'no Windows',
    'ERROR_CALL_NOT_IMPLEMENTED',
    'This is not Windows: its functions cannot be called here.',
  ),
  '32 bits': refusal(
    '32 bits',
    'ERROR_IN_WOW64',
    'This Node.js has 32 bits, and Windows installs devices for programs of 64 bits only. Run a Node.js of 64 bits.',
  ),
  'no FFI': refusal(
    'no FFI',
    'ERROR_MOD_NOT_FOUND',
    'The package koffi is not installed or does not load: npm install koffi@3.3.4 puts it there.',
  ),
  'Wine on ARM64': refusal(
    'Wine on ARM64',
    'ERROR_CALL_NOT_IMPLEMENTED',
    'Which functions Wine lacks is known on x64 only, and calling one of them ends the program.',
  ),
};

function refusal(reason: NoWindows['reason'], error: string, text: string): NoWindows {
  return { reason, err: win32(error), text };
}

/** 32 bits on Windows of 64 bits is what ERROR_IN_WOW64 names; there is no Windows 11 of 32 bits, and no layout here. */
function noWindows({ platform, arch }: Platform): NoWindows | undefined {
  if (platform !== 'win32') return REFUSALS['no Windows'];
  return arch === 'x64' || arch === 'arm64' ? undefined : REFUSALS['32 bits'];
}
