import type { Transaction } from '../machine/index.ts';
import { type AddedHardware, addHardware, type ByHand, updateByHand } from './newdev/by-hand.ts';
import type { DeviceInstall } from './newdev/hardware-first.ts';
import type { Program } from './session.ts';
import { EngineSetupApi } from './setup-api.ts';

/**
 * What a person does by hand in the wizards of Windows. They run as that person, whose desk answers which driver it
 * shall be (a question of the kind `driver`).
 */
export class WizardsByHand {
  readonly #start: () => ReturnType<typeof EngineSetupApi.session>;

  constructor(transaction: Transaction, program: Program) {
    this.#start = () => EngineSetupApi.session(transaction, program);
  }

  /** Add Hardware: one new device, or those that installers detected. */
  addHardware(of: AddedHardware): DeviceInstall[] {
    return addHardware(this.#start(), of);
  }

  /** Update Driver of Device Manager. */
  updateDriver(id: string, how: ByHand): DeviceInstall {
    return updateByHand(this.#start(), id, how);
  }
}
