import type { Architecture } from '../../../base/index.ts';
import type { InfBrought, InfReply, InfRequest } from '../worker/inf-work.ts';
import { startWorker } from '../worker/start.ts';

/** Milliseconds after which it is quicker to begin with a new worker than to wait for what nobody wants any more. */
const LONG = 300;

/** Has INFs read in a worker of their own, so that a long one keeps nothing else waiting. */
export class InfWorker {
  readonly #told: (reply: InfReply) => void;
  #worker: Worker | undefined;
  #turn = 0;
  /** Since when it has been at the INF that was asked for; undefined when all was told of that. */
  #since: number | undefined;

  constructor(told: (reply: InfReply) => void) {
    this.#told = told;
  }

  open(inf: InfBrought, architecture: Architecture | undefined): void {
    if (this.#since !== undefined && performance.now() - this.#since > LONG) this.close();
    this.#turn++;
    this.#since ??= performance.now();
    this.#tell({ kind: 'open-inf', turn: this.#turn, inf, architecture });
  }

  /** Has the grid made for another architecture. */
  grid(architecture: Architecture): void {
    this.#tell({ kind: 'inf-grid', architecture });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#since = undefined;
  }

  #tell(request: InfRequest): void {
    this.#worker ??= startWorker<InfReply>(reply => this.#take(reply));
    this.#worker.postMessage(request);
  }

  #take(reply: InfReply): void {
    if (reply.turn !== this.#turn) return;
    if (reply.kind === 'inf-grid' || reply.kind === 'inf-failed') this.#since = undefined;
    this.#told(reply);
  }
}
