import { documented, eraOf } from '../../base/index.ts';
import type { Origin } from '../../machine/index.ts';
import {
  DI_FLAGSEX_SETFAILEDINSTALL,
  DIF_INSTALLDEVICE,
  DIF_REGISTER_COINSTALLERS,
} from '../../setupapi/index.ts';
import type { Subject } from '../asked-installers.ts';
import { instanceKey, softwareKey } from '../devices/index.ts';
import type { Session } from '../session.ts';
import { completed } from './telling.ts';

const ORIGIN: Origin = { call: 'SetupDiCallClassInstaller', because: documented('updating-driver-files') };

/**
 * What an earlier driver left goes before installers are asked: co-installers and property pages before
 * DIF_REGISTER_COINSTALLERS, filters before DIF_INSTALLDEVICE.
 * Observed: Windows 10 tells it inside DIF_REGISTER_COINSTALLERS, of a first installation too (recordings 001, 002).
 */
export function resetBefore(session: Session, { element, owner }: Subject, code: number): void {
  const { transaction } = session;
  if (!element?.selected || !eraOf(transaction.facts).updateResets) return;
  const isMarking = owner.params.flagsEx & DI_FLAGSEX_SETFAILEDINSTALL;
  if (code === DIF_INSTALLDEVICE && !isMarking) {
    removeValues(session, instanceKey(element.id), ['UpperFilters', 'LowerFilters']);
  }
  if (code !== DIF_REGISTER_COINSTALLERS) return;
  const key = softwareKey(transaction, element.id);
  const reset = (): void => {
    if (key !== undefined) removeValues(session, key, ['CoInstallers32', 'EnumPropPages32']);
  };
  if (eraOf(transaction.facts).configurablePackages) {
    completed(session, 'Resetting device configuration', reset, 'reset-device');
  } else reset();
}

function removeValues({ transaction }: Session, key: string, names: readonly string[]): void {
  if (!transaction.registry.has(key)) return;
  for (const name of names) transaction.change({ kind: 'value', key, name }, ORIGIN);
}
