/** A file that is to be copied or deleted. */
export interface SpaceOperation {
  readonly target: string;
  /** In bytes; 0 for a deletion. */
  readonly size: number;
  readonly operation: number;
}

/** A disk space list: the last operation of each kind by its target. */
export class SpaceList {
  readonly flags: number;
  readonly operations: Map<string, SpaceOperation>;

  constructor(flags: number, operations: ReadonlyMap<string, SpaceOperation> = new Map()) {
    this.flags = flags;
    this.operations = new Map(operations);
  }
}
