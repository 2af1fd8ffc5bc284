import { useRef, useState } from 'react';
import type { LogSource } from '../../../log/index.ts';
import type { LogSection, ReadSection } from '../../model/index.ts';
import type { LogReply, LogRequest } from '../worker/log-work.ts';
import { startWorker } from '../worker/start.ts';

/** A log as far as it was read. */
export interface OpenLog {
  readonly name: string;
  readonly file: Blob;
  readonly bytes: number;
  readonly done: boolean;
  /** What it is; undefined until that is known. */
  readonly source: LogSource | undefined;
  /** Why it cannot be read, in words that follow its name. */
  readonly refused: string | undefined;
  readonly sections: readonly LogSection[];
  /** The section that is shown, and what was read of it. */
  readonly chosen: LogSection | undefined;
  readonly read: ReadSection | undefined;
}

const NOTHING_READ: Omit<OpenLog, 'name' | 'file'> = {
  bytes: 0,
  done: false,
  source: undefined,
  refused: undefined,
  sections: [],
  chosen: undefined,
  read: undefined,
};

export interface Log {
  readonly log: OpenLog | undefined;
  readonly open: (file: Blob, name: string) => void;
  readonly choose: (section: LogSection) => void;
}

/** A log that a worker reads, so that the page never waits for it. Nothing of it leaves the computer. */
export function useLog(): Log {
  const worker = useRef<Worker>(undefined);
  const [log, set] = useState<OpenLog>();
  const tell = (request: LogRequest): void => worker.current?.postMessage(request);
  const open = (file: Blob, name: string): void => {
    worker.current?.terminate();
    worker.current = startWorker<LogReply>(reply => set(before => before && taken(before, reply)));
    set({ ...NOTHING_READ, name, file });
    tell({ kind: 'open-log', log: file });
  };
  const choose = (section: LogSection): void => {
    set(before => before && { ...before, chosen: section, read: undefined });
    tell({ kind: 'section', section });
  };
  return { log, open, choose };
}

function taken(log: OpenLog, reply: LogReply): OpenLog {
  if (reply.kind === 'section')
    return reply.number === log.chosen?.number ? { ...log, read: reply.read } : log;
  if (reply.kind === 'refused') return { ...log, refused: reply.why };
  const { bytes, done, source, sections } = reply;
  // A long log comes in hundreds of pieces; most have few sections.
  return {
    ...log,
    bytes,
    done,
    source,
    sections: sections.length > 0 ? log.sections.concat(sections) : log.sections,
  };
}
