import { type Architecture, type Win32Error, win32 } from '../base/index.ts';
import { sourceDisk, sourceFile } from '../inf/index.ts';
import type { Transaction } from '../machine/index.ts';
import type { FileOperation, FileReceiver } from './sections/index.ts';

type Copy = Extract<FileOperation, { kind: 'copy' }>;
const ORDER: readonly FileOperation['kind'][] = ['delete', 'rename', 'copy', 'copy-inf'];

/** Does what sections want done with files: plain files, nobody asked, no flag looked at. */
export class PlainFiles implements FileReceiver {
  readonly #transaction: Transaction;
  readonly #sourceRoot: string;
  readonly #architecture: Architecture;
  #waiting: FileOperation[] = [];

  constructor(transaction: Transaction, sourceRoot: string, architecture: Architecture) {
    this.#transaction = transaction;
    this.#sourceRoot = sourceRoot;
    this.#architecture = architecture;
  }

  receive(operation: FileOperation): undefined {
    this.#waiting.push(operation);
  }

  commit(): Win32Error | undefined {
    const waiting = ORDER.flatMap(kind => this.#waiting.filter(one => one.kind === kind));
    this.#waiting = [];
    for (const operation of waiting) {
      const refusal = this.#perform(operation);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  #perform(operation: FileOperation): Win32Error | undefined {
    const { origin } = operation;
    switch (operation.kind) {
      case 'copy':
        return this.#copy(operation);
      case 'delete':
        this.#put(operation.target, undefined, origin);
        return undefined;
      case 'rename': {
        const content = this.#transaction.volume.file(operation.from);
        if (!content) return undefined;
        this.#put(operation.to, content, origin);
        this.#put(operation.from, undefined, origin);
        return undefined;
      }
      case 'copy-inf':
        return undefined;
    }
  }

  #copy({ inf, source, target, origin }: Copy): Win32Error | undefined {
    const found = sourceFile(inf.inf, source, this.#architecture);
    const disk = found && sourceDisk(inf.inf, found.diskId, this.#architecture);
    const parts = [this.#sourceRoot, disk?.path, found?.subdirectory, source];
    const path = parts.flatMap(part => part?.replace(/^\\+|\\+$/g, '') || []).join('\\');
    const content = this.#transaction.volume.file(path);
    if (!content) return win32('ERROR_FILE_NOT_FOUND');
    this.#put(target, content, origin);
    return undefined;
  }

  #put(
    path: string,
    content: ReturnType<Transaction['volume']['file']>,
    origin: FileOperation['origin'],
  ): void {
    const { volume } = this.#transaction;
    if (volume.resolve(path) === undefined || volume.directory(path)) return;
    this.#transaction.change({ kind: 'file', path, ...(content && { after: content }) }, origin);
  }
}
