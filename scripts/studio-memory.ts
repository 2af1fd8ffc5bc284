import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';

/** Memory while a log is read, in bytes. */
export interface LogBytes {
  /** JavaScript objects of the page, when the log is read. */
  readonly page: number;
  /** JavaScript objects of the worker and the buffers that they hold, at most. */
  readonly worker: number;
  /** What the process of the tab kept in memory at most: page, worker, their code, the browser's own; Linux only. */
  readonly process: number;
}

/** How often the worker is asked, in milliseconds: its peak is that of what was seen. */
const EVERY = 100;

/** Watches the memory of a page and of the worker that reads its log. */
export class LogMemory {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #workers: string[] = [];
  readonly #timer: NodeJS.Timeout;
  #most = 0;

  static async watch(page: Page): Promise<LogMemory> {
    const session = await page.context().newCDPSession(page);
    const memory = new LogMemory(page, session);
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    return memory;
  }

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.#workers.push(sessionId);
    });
    session.on('Target.receivedMessageFromTarget', ({ message }) => this.#take(message));
    this.#timer = setInterval(() => this.#ask(), EVERY);
  }

  async end(): Promise<LogBytes> {
    clearInterval(this.#timer);
    if (this.#most === 0) throw new Error('no worker told its memory');
    const page: number = await this.#page.evaluate('performance.memory.usedJSHeapSize');
    return { page, worker: this.#most, process: await this.#resident() };
  }

  #ask(): void {
    const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
    for (const sessionId of this.#workers)
      this.#session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
  }

  #take(message: string): void {
    const { result } = JSON.parse(message) as {
      result?: { usedSize: number; backingStorageSize: number };
    };
    if (result) this.#most = Math.max(this.#most, result.usedSize + result.backingStorageSize);
  }

  /** The largest of the browser's renderers is that of the tab. */
  async #resident(): Promise<number> {
    const browser = await this.#page.context().browser()!.newBrowserCDPSession();
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    return Math.max(...renderers.map(({ id }) => peakOf(id)));
  }
}

/** What a process kept in memory at most, as Linux tells it. */
function peakOf(id: number): number {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}
