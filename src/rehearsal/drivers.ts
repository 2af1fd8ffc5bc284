import type { DriverModels } from '../engine/pnp/index.ts';
import type { DriverEntry } from './rehearsal.ts';

/** How the drivers of a rehearsal behave, by the name of their service. */
export function driverModels(entries: Readonly<Record<string, DriverEntry>>): DriverModels {
  return Object.fromEntries(
    Object.entries(entries).map(([service, { fails, problem, vetoesRemoval }]) => [
      service,
      {
        ...(fails && { fails: { routine: fails, ...(problem !== undefined && { problem }) } }),
        ...(vetoesRemoval !== undefined && { vetoesRemoval }),
      },
    ]),
  );
}
