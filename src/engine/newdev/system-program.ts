import type { Program, Session } from '../session.ts';

/**
 * Starts a process of the system, in which devices are installed: of the machine's own architecture, with all
 * rights, and nobody sits before it. It tells into the story of whoever needs it.
 * @see co-installer-operation
 */
export function startSystem({ start, program, transaction, directories, telling }: Session): Session {
  const system: Program = {
    ...program,
    attended: false,
    architecture: transaction.facts.architecture,
    currentDirectory: directories.system,
    administrator: true,
    ...(telling.isHeard && { tell: event => telling.tell(event) }),
  };
  return start(system);
}
