import type { Win32Error } from '../base/index.ts';
import type { FileOperation, FileReceiver } from './sections/index.ts';
import {
  type FileQueue,
  performQueue,
  type QueueWork,
  queueOperation,
  type SourceOfSection,
} from './sections/queue/index.ts';

/** Queues what sections want done with files, for whoever commits the queue. */
export class QueueReceiver implements FileReceiver {
  readonly #queue: FileQueue;
  readonly #from: SourceOfSection;

  constructor(queue: FileQueue, from: SourceOfSection) {
    this.#queue = queue;
    this.#from = from;
  }

  /** An INF that a package brings along before Vista is the driver store's business. */
  receive(operation: FileOperation): undefined {
    if (operation.kind !== 'copy-inf') queueOperation(this.#queue, operation, this.#from);
  }

  commit(): Win32Error | undefined {
    return undefined;
  }
}

/** Queues what sections want done with files, and does it. */
export class CommittingReceiver extends QueueReceiver {
  readonly #work: QueueWork;
  readonly #filled: FileQueue;

  constructor(work: QueueWork, queue: FileQueue, from: SourceOfSection) {
    super(queue, from);
    this.#work = work;
    this.#filled = queue;
  }

  override commit(): Win32Error | undefined {
    return performQueue(this.#work, this.#filled);
  }
}
