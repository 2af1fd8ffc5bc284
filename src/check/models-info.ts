import { type Architecture, printWindowsVersion } from '../base/index.ts';
import type { CheckOptions } from './options.ts';
import type { Source } from './source.ts';
import { readModelsSections } from './view/models.ts';

/** A device ID that an INF installs, for which architecture and from which Windows on. */
export interface InfoRow {
  readonly id: string;
  readonly architecture: Architecture;
  readonly from: string;
  /** The first Windows that does not use it any more. */
  readonly until?: string;
  readonly section: string;
}

/** The hardware and compatible IDs of an INF. @see running-infverif-from-the-command-line */
export function listIds({ opened }: Source, { target }: CheckOptions): InfoRow[] {
  if (!opened.ok) return [];
  return readModelsSections(opened.inf, target).flatMap(({ models, architecture, from, until, name }) =>
    models
      .flatMap(({ hardwareId, compatibleIds }) => [...(hardwareId ? [hardwareId] : []), ...compatibleIds])
      .map(({ value }) => ({
        id: value,
        architecture,
        from: printWindowsVersion(from),
        ...(until && { until: printWindowsVersion(until) }),
        section: name,
      })),
  );
}
