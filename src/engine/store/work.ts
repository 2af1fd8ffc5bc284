import { type Citation, type Era, eraOf } from '../../base/index.ts';
import type { Directories } from '../../inf/index.ts';
import type { Transaction, Wanted } from '../../machine/index.ts';
import type { StoryEvent } from '../../story/index.ts';
import { Teller } from './teller.ts';

/** What an operation on the store is given. */
export interface StoreRequest {
  readonly transaction: Transaction;
  readonly directories: Directories;
  /** The call that asks: where every effect comes from. */
  readonly call: string;
  readonly tell: (event: StoryEvent) => void;
}

/** The subdirectory of catalogs that driver packages bring. @see catalog-files */
const DRIVER_CATALOGS = '{F750E6C3-38EE-11D1-85E5-00C04FC295EE}';

/** An operation on the driver store under way: what it reads, changes and tells. */
export class StoreWork {
  readonly transaction: Transaction;
  readonly directories: Directories;
  readonly era: Era;
  readonly tell: Teller;
  /** The published INFs. */
  readonly infFolder: string;
  readonly storeFolder: string;
  readonly repository: string;
  readonly catalogs: string;
  readonly #call: string;

  constructor({ transaction, directories, call, tell }: StoreRequest) {
    this.transaction = transaction;
    this.directories = directories;
    this.era = eraOf(transaction.facts);
    this.tell = new Teller(tell);
    this.infFolder = `${directories.windows}\\INF`;
    this.storeFolder = `${directories.system}\\DriverStore`;
    this.repository = `${this.storeFolder}\\FileRepository`;
    this.catalogs = `${directories.system}\\CatRoot\\${DRIVER_CATALOGS}`;
    this.#call = call;
  }

  change(wanted: Wanted, because: Citation): void {
    this.transaction.change(wanted, { call: this.#call, because });
  }
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1);
}

/** A path without its last part. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('\\')));
}
