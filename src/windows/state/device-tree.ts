import { type Bound, place, readWide, type Windows, writtenDword } from '../index.ts';
import type { RawDevnode } from './sources.ts';

const EXPORTS = {
  CM_Locate_DevNodeW: 'CONFIGRET (PVOID, PCWSTR, DWORD)',
  CM_Get_Child: 'CONFIGRET (PVOID, DWORD, DWORD)',
  CM_Get_Sibling: 'CONFIGRET (PVOID, DWORD, DWORD)',
  CM_Get_Device_IDW: 'CONFIGRET (DWORD, PVOID, DWORD, DWORD)',
  CM_Get_DevNode_Status: 'CONFIGRET (PVOID, PVOID, DWORD, DWORD)',
} as const;

/** Characters with the terminator. @see device-instance-ids */
const LONGEST_ID = 201;
const CR_SUCCESS = 0;

/**
 * The device tree from its root, parents first. A devnode that goes while it is read is left out with all below it.
 * Undefined where the root cannot be found.
 * Observed: Wine 8.0 answers CM_Locate_DevNode with CR_FAILURE.
 */
export function deviceTree(windows: Pick<Windows, 'bind'>): readonly RawDevnode[] | undefined {
  const tree = new Tree(windows);
  const root = tree.root();
  return root === undefined ? undefined : tree.below(root, undefined);
}

class Tree {
  readonly #cfgmgr: Bound<keyof typeof EXPORTS>;

  constructor(windows: Pick<Windows, 'bind'>) {
    this.#cfgmgr = windows.bind('cfgmgr32.dll', EXPORTS);
  }

  root(): number | undefined {
    return given(to => this.#cfgmgr.CM_Locate_DevNodeW(to, null, 0));
  }

  below(node: number, parent: string | undefined): RawDevnode[] {
    const own = this.#read(node, parent);
    if (!own) return [];
    const found = [own];
    let child = given(to => this.#cfgmgr.CM_Get_Child(to, node, 0));
    while (child !== undefined) {
      const before: number = child;
      found.push(...this.below(before, own.id));
      child = given(to => this.#cfgmgr.CM_Get_Sibling(to, before, 0));
    }
    return found;
  }

  #read(node: number, parent: string | undefined): RawDevnode | undefined {
    const id = place(2 * LONGEST_ID);
    if (this.#cfgmgr.CM_Get_Device_IDW(node, id, LONGEST_ID, 0).value !== CR_SUCCESS) return undefined;
    const [status, problem] = [place(4), place(4)];
    if (this.#cfgmgr.CM_Get_DevNode_Status(status, problem, node, 0).value !== CR_SUCCESS) return undefined;
    const code = writtenDword(status);
    if (code === undefined) return undefined;
    return { id: readWide(id), parent, status: code, problem: writtenDword(problem) ?? 0 };
  }
}

/** The number that a function wrote, where it succeeded. */
function given(call: (to: Buffer) => { readonly value: number }): number | undefined {
  const to = place(4);
  return call(to).value === CR_SUCCESS ? writtenDword(to) : undefined;
}
