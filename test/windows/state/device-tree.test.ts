import { describe, expect, it } from 'vitest';
import { win32 } from '../../../src/base/index.ts';
import { type Windows, wide } from '../../../src/windows/index.ts';
import { runningSources } from '../../../src/windows/state/index.ts';

interface Node {
  readonly id: string;
  readonly children: readonly number[];
  readonly status?: number;
  readonly problem?: number;
}

const GONE = 13;

/** A device tree as the configuration manager tells it; of a number that no node has it says that it is gone. */
function windowsWith(nodes: readonly (Node | undefined)[], root = 0): Pick<Windows, 'bind'> {
  const answer = (value: number): { value: number; err: ReturnType<typeof win32> } => ({
    value,
    err: win32('ERROR_SUCCESS'),
  });
  const given = (to: unknown, number: number | undefined): ReturnType<typeof answer> => {
    if (number === undefined || number < 0) return answer(GONE);
    (to as Buffer).writeUInt32LE(number, 0);
    return answer(0);
  };
  const siblings = (node: number): readonly number[] =>
    nodes.find(one => one?.children.includes(node))?.children ?? [];
  const functions = {
    CM_Locate_DevNodeW: (to: unknown) => given(to, root),
    CM_Get_Child: (to: unknown, node: number) => given(to, nodes[node]?.children[0]),
    CM_Get_Sibling: (to: unknown, node: number) =>
      given(to, siblings(node)[siblings(node).indexOf(node) + 1]),
    CM_Get_Device_IDW: (node: number, to: Buffer) => {
      const id = nodes[node]?.id;
      if (id === undefined) return answer(GONE);
      wide(id).copy(to);
      return answer(0);
    },
    CM_Get_DevNode_Status: (status: Buffer, problem: Buffer, node: number) => {
      const of = nodes[node];
      if (!of) return answer(GONE);
      problem.writeUInt32LE(of.problem ?? 0, 0);
      return given(status, of.status ?? 8);
    },
  };
  return { bind: () => functions as never };
}

const tree = (nodes: readonly (Node | undefined)[], root?: number): unknown =>
  runningSources(windowsWith(nodes, root))
    .tree()
    ?.map(({ id, parent, problem }) => [id, parent, problem]);

const ROOT = 'HTREE\\ROOT\\0';

describe('the device tree', () => {
  it('is read from its root, parents first', () => {
    const nodes = [
      { id: ROOT, children: [1, 3] },
      { id: 'PCI\\A\\1', children: [2] },
      { id: 'USB\\B\\2', children: [], problem: 28 },
      { id: 'ACPI\\C\\3', children: [] },
    ];
    expect(tree(nodes)).toEqual([
      [ROOT, undefined, 0],
      ['PCI\\A\\1', ROOT, 0],
      ['USB\\B\\2', 'PCI\\A\\1', 28],
      ['ACPI\\C\\3', ROOT, 0],
    ]);
  });

  it('a device that goes while it is read is left out, and those beside it are not', () => {
    const nodes = [{ id: ROOT, children: [1, 2] }, undefined, { id: 'USB\\B\\2', children: [] }];
    expect(tree(nodes)).toEqual([
      [ROOT, undefined, 0],
      ['USB\\B\\2', ROOT, 0],
    ]);
  });

  it('is not known where the root cannot be found', () => {
    expect(tree([], -1)).toBeUndefined();
  });
});
