import type { MachineReader } from '../../machine/index.ts';
import { type Rehearsal, readCircumstances, type Step } from '../../rehearsal/index.ts';

/** Something that a person can do at the computer now. */
export interface Action {
  readonly label: string;
  readonly step: Step;
}

/** What can be done, by what it is done with. */
export interface ActionGroup {
  readonly title: string;
  readonly actions: readonly Action[];
}

/** What a person can do with what the rehearsal file has, on the machine as it is. */
export function actionsOn(rehearsal: Rehearsal, machine: MachineReader): ActionGroup[] {
  const { powered, inserted } = readCircumstances(machine);
  const groups: ActionGroup[] = [
    {
      title: 'Hardware',
      actions: Object.entries(rehearsal.hardware).flatMap(([name, { behind }]): Action[] => {
        if (machine.buses.hardware(name)) return [{ label: `Unplug ${name}`, step: { unplug: name } }];
        const isReachable = behind === undefined || machine.buses.hardware(behind) !== undefined;
        return isReachable ? [{ label: `Plug in ${name}`, step: { plug: name } }] : [];
      }),
    },
    {
      title: 'Media',
      actions: Object.keys(rehearsal.media).map(
        (name): Action =>
          inserted.includes(name)
            ? { label: `Eject ${name}`, step: { eject: name } }
            : { label: `Insert ${name}`, step: { insert: name } },
      ),
    },
    {
      title: 'Driver packages',
      actions: powered
        ? Object.keys(rehearsal.packages).map(name => ({ label: `Stage ${name}`, step: { stage: name } }))
        : [],
    },
    { title: 'Computer', actions: powered ? RUNNING : [{ label: 'Switch on', step: { power: 'on' } }] },
  ];
  return groups.filter(({ actions }) => actions.length > 0);
}

const RUNNING: readonly Action[] = [
  { label: 'Scan for hardware changes', step: { scan: true } },
  { label: 'Run the software queue', step: { software: true } },
  { label: 'Wait a day', step: { advance: '1d' } },
  { label: 'Restart', step: { restart: true } },
  { label: 'Switch off', step: { power: 'off' } },
];
