import type { Engine } from '@jobsearch/search';
import { HttpProblem } from './problem.js';

/**
 * Holds the engine that answers: none while the server starts, and one that still answers but no longer counts as
 * ready while it closes, so that a load balancer turns away before the last request is done.
 */
export class EngineSlot {
  #engine: Engine | undefined;
  #isClosing = false;

  /** @param engine the engine in service, when it is open already. */
  constructor(engine?: Engine) {
    this.#engine = engine;
  }

  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Puts an engine into service. */
  fill(engine: Engine): void {
    this.#engine = engine;
  }

  /** From now on the server does not count as ready. */
  startClosing(): void {
    this.#isClosing = true;
  }

  /** @throws HttpProblem 503 `NOT_READY` while there is none. */
  get(): Engine {
    if (this.#engine) return this.#engine;
    throw new HttpProblem(503, 'NOT_READY', 'The server is still loading its postings: try again in a few seconds.');
  }

  /**
   * The engine, when new requests may be sent here.
   *
   * @throws HttpProblem 503 `NOT_READY` while there is none, and when the server is closing.
   */
  getReady(): Engine {
    if (this.#isClosing) throw new HttpProblem(503, 'NOT_READY', 'The server is closing: ask another one.');
    return this.get();
  }

  /** Closes the engine, if there is one. */
  async close(): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    await engine?.close();
  }
}
