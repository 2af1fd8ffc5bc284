import { foldCase } from '../../base/index.ts';

/** A routine of a driver that may fail, in the order in which they are called. */
export type DriverRoutine = 'DriverEntry' | 'AddDevice' | 'START';

/** How a driver behaves that is somebody else's. What is left out goes well. */
export interface DriverModel {
  /** The first routine that fails. */
  readonly fails?: {
    readonly routine: DriverRoutine;
    /** CM_PROB_ code; without it the one that belongs to the routine. */
    readonly problem?: number;
    /** NTSTATUS that the routine returns. */
    readonly status?: number;
  };
  /** It fails every query-remove. */
  readonly vetoesRemoval?: boolean;
  /** It says that its devices must not be disabled. */
  readonly notDisableable?: boolean;
  /**
   * The interfaces that it registers and switches on when a device starts. Without them it switches on those
   * that are registered already, as its INF may have done.
   */
  readonly interfaces?: readonly { readonly classGuid: string; readonly reference?: string }[];
}

/** Drivers by the name of their service; of one that is not here nothing is known, and it just starts. */
export type DriverModels = Readonly<Record<string, DriverModel>>;

export function driverModel(models: DriverModels, service: string): DriverModel {
  const name = Object.keys(models).find(key => foldCase(key) === foldCase(service));
  return name === undefined ? {} : models[name]!;
}
