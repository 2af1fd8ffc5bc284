import { type Win32Error, win32 } from '../../base/index.ts';
import type { SectionKindName } from '../../inf/index.ts';
import { sameContent } from '../../machine/index.ts';
import {
  DI_NEEDREBOOT,
  DI_NOVCP,
  type FileCallback,
  type QueueHandle,
  SP_COPY_NOPRUNE,
  SPINST_FILES,
} from '../../setupapi/index.ts';
import { workOf } from '../file-queues.ts';
import { setFlags } from '../install-params.ts';
import { type FileOperation, type FileReceiver, performDeviceSection } from '../sections/index.ts';
import {
  type CopyOperation,
  FileQueue,
  joinPath,
  performQueue,
  queueOperation,
} from '../sections/queue/index.ts';
import { type DriverInstall, installationFor, sourceFolder } from './driver-install.ts';

/** Puts the files of a driver into a queue; each INF has its own folder. What has no queue is not installed. */
export class DriverFiles implements FileReceiver {
  readonly #install: DriverInstall;
  readonly #queue: FileQueue | undefined;
  /** The folder of each INF. */
  readonly #roots = new Map<string, string>();
  /** Further INFs that the package brings along, before Windows Vista. */
  readonly infs: string[] = [];

  constructor(install: DriverInstall, queue?: FileQueue) {
    this.#install = install;
    this.#queue = queue;
  }

  receive(operation: FileOperation): undefined {
    const { session, source } = this.#install;
    const from = 'inf' in operation ? operation.inf.name : source.name;
    const root = this.#roots.get(from) ?? sourceFolder(session, from);
    this.#roots.set(from, root);
    if (operation.kind === 'copy-inf') this.infs.push(`${root}\\${operation.file}`);
    else if (this.#queue) {
      const { architecture } = session.program;
      queueOperation(this.#queue, operation, { root, architecture, style: 0 });
    }
  }

  /** Queues are committed once all sections are through. */
  commit(): undefined {
    return undefined;
  }
}

/**
 * Installs the files that sections of a driver name: at once, or with DI_NOVCP into the queue of the caller.
 * Assumed: a queue that is none is ERROR_INVALID_HANDLE; settled by calling it so on Windows.
 */
export function installFiles(
  install: DriverInstall,
  kinds: readonly SectionKindName[],
): Win32Error | undefined {
  const { session, element } = install;
  const { flags, fileQueue } = element.params;
  const isCallers = (flags & DI_NOVCP) !== 0;
  const queue = isCallers ? session.queues.get(fileQueue as QueueHandle | null) : new FileQueue();
  if (!queue) return win32('ERROR_INVALID_HANDLE');
  const others = new Set(queue.copies);
  element.filesFrom ??= session.transaction.effects.length;
  const files = new DriverFiles(install, queue);
  const { source, section } = install;
  for (const kind of kinds) {
    const installation = installationFor(install, files);
    const { refusal } = performDeviceSection(installation, source, section.section, kind, SPINST_FILES);
    if (refusal !== undefined) return refusal;
  }
  prune(install, queue, others);
  return isCallers ? undefined : commit(install, queue);
}

/**
 * Takes out copies of files that are in their places already.
 * Observed: recordings 038 and 094 tell them.
 * Assumed: a file is in its place when it has the same content, where Windows looks whether it is signed; settled by a
 * log of a driver installed again.
 */
function prune({ session }: DriverInstall, queue: FileQueue, others: ReadonlySet<CopyOperation>): void {
  const { volume } = session.transaction;
  queue.dropCopies(copy => {
    const { medium, folder, source, target, style } = copy;
    const there = volume.file(target);
    const from = joinPath(medium.root, folder, source);
    const isSame = there && sameContent(there, volume.file(from));
    if (!isSame || others.has(copy) || style & SP_COPY_NOPRUNE) return false;
    const values = { file: target, from };
    session.telling.tell({ kind: 'entry', entry: 'file-pruned', category: 'flq', values });
    return true;
  });
}

function commit({ session, element }: DriverInstall, queue: FileQueue): Win32Error | undefined {
  const { installMsgHandler: told } = element.params;
  const callback = typeof told === 'function' ? (told as FileCallback) : undefined;
  const error = performQueue(workOf(session, callback), queue);
  if (queue.fileInUse || queue.bootFileCopied) setFlags(element, DI_NEEDREBOOT);
  return error;
}
