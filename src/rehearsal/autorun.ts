import { compareVersions, eraOf, type Facts, foldCase, parseWindowsVersion } from '../base/index.ts';
import { decodeInf, openInf } from '../inf/index.ts';
import { numberOf, type Transaction } from '../machine/index.ts';
import { exportedSince } from '../setupapi/index.ts';
import type { MediumEntry } from './rehearsal.ts';
import type { Scene } from './scene.ts';

/** What the Autorun.inf of a medium says. */
export interface Autorun {
  /** The command of `open=`, with the drive before a name without one. */
  readonly open: string | undefined;
  /** The hardware IDs of [DeviceInstall] for which the wizard hands over to that command. */
  readonly hardwareIds: readonly string[];
}

/**
 * Reads the Autorun.inf of a medium; the section of the architecture comes first.
 * @see https://learn.microsoft.com/windows/win32/shell/autorun-cmds
 * @see inf-hardwareid-directive
 */
export function readAutorun({ volume, facts }: Transaction, drive: string): Autorun | undefined {
  const bytes = volume.file(`${drive}\\Autorun.inf`)?.bytes();
  if (!bytes) return undefined;
  const opened = openInf(`[Version]\r\nSignature="$CHICAGO$"\r\n${decodeInf(bytes).text}`);
  if (!opened.ok) return undefined;
  const { inf } = opened;
  const open = [`autorun.${facts.architecture}`, 'autorun']
    .flatMap(name => inf.section(name)?.line('open')?.field(1) ?? [])
    .find(Boolean);
  const lines = inf.section('DeviceInstall')?.lines ?? [];
  return {
    open: open === undefined || /^"?[a-z]:/i.test(open) ? open : `${drive}\\${open}`,
    hardwareIds: lines
      .filter(line => foldCase(line.key ?? '') === 'HARDWAREID')
      .flatMap(line => line.field(1) ?? []),
  };
}

/** What happens to a medium that is inserted. */
export type AutoPlay =
  | { readonly kind: 'starts'; readonly command: string }
  | { readonly kind: 'asks'; readonly command: string }
  | { readonly kind: 'nothing'; readonly why: string };

/**
 * Until 2003 AutoRun starts the program of a disc; since Vista AutoPlay asks; since 7 nothing starts from other
 * media than discs. A policy can forbid it. Windows 2000 does not start AutoRun while an installation is active,
 * and Vista's wizard holds it back.
 * @see https://learn.microsoft.com/windows/win32/shell/autoplay
 */
export function autoPlay(
  { transaction }: Scene,
  { drive, optical }: MediumEntry,
  { open }: Autorun,
): AutoPlay {
  const nothing = (why: string): AutoPlay => ({ kind: 'nothing', why });
  if (open === undefined) return nothing('its Autorun.inf names no program');
  if (isForbidden(transaction)) return nothing('a policy forbids AutoRun');
  const { facts } = transaction;
  if (isHeldBack(transaction)) return nothing('AutoRun is held back while a device is being installed');
  if (!asksFirst(facts)) {
    return optical ? { kind: 'starts', command: open } : nothing('AutoRun starts programs from discs only');
  }
  const onDiscsOnly = eraOf(facts).foundNewHardware === 'nobody';
  if (onDiscsOnly && !optical) return nothing(`AutoPlay offers no program of ${drive}, which is no disc`);
  return { kind: 'asks', command: open };
}

function asksFirst({ version }: Facts): boolean {
  return version.major >= 6;
}

/** Windows without CMP_WaitNoPendingInstallEvents, and the wizard that runs AutoRun itself. */
function isHeldBack({ facts, running }: Transaction): boolean {
  const { since } = exportedSince('CMP_WaitNoPendingInstallEvents');
  const isAsked = compareVersions(facts.version, parseWindowsVersion(since)!) >= 0;
  const holds = !isAsked || eraOf(facts).foundNewHardware === 'wizard-runs-autorun';
  return holds && running.list('pending').length > 0;
}

const EXPLORER = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer';

/** Bits of NoDriveTypeAutoRun, one for each type of drive. */
const ALL_DRIVES = 0xff;

function isForbidden({ registry }: Transaction): boolean {
  return ['HKLM', 'HKCU'].some(root => {
    const value = registry.value(`${root}\\${EXPLORER}`, 'NoDriveTypeAutoRun');
    return ((numberOf(value) ?? 0) & ALL_DRIVES) === ALL_DRIVES;
  });
}
