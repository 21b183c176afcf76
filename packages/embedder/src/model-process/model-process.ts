import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { JobSearchError } from '@jobsearch/postings';
import type { EncodeRequest, ModelMessage, ModelProcessOptions, ModelShape } from './messages.js';

/** The program: the built one, also when the tests run this file from src. */
const program = fileURLToPath(new URL('../../dist/model-process/main.js', import.meta.url));
/** So much of what a process said last is quoted when it ends. */
const quotedCharacters = 500;

interface Waiting {
  resolve(vectors: Float32Array): void;
  reject(error: Error): void;
}

/**
 * A model in a process of its own.
 *
 * Not a worker thread: onnxruntime-node 1.14 computes synchronously, cannot be loaded by two threads ("Module did not
 * self-register"), and a thread that is ended while it computes takes the whole program down. A process gives its memory back.
 */
export class ModelProcess {
  readonly #child: ChildProcess;
  readonly #model: string;
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  #lastWords = '';
  #ended: Error | undefined;

  /** Starts the process; {@link shape} tells when it has loaded the model. */
  constructor(options: ModelProcessOptions) {
    this.#model = options.model;
    this.#child = fork(program, [JSON.stringify(options)], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.#lastWords = (this.#lastWords + chunk).slice(-quotedCharacters);
    });
    this.#child.on('message', (message: ModelMessage) => this.#hear(message));
    this.#child.once('error', (error) => this.#end(error.message));
    this.#child.once('close', (code, signal) => this.#end(signal ?? `exit code ${code}`));
    this.shape = new Promise((resolve, reject) => {
      this.#shape = { resolve, reject };
    });
  }

  /** Rejects with a JobSearchError `MODEL_UNAVAILABLE` when the model cannot be loaded. */
  readonly shape: Promise<ModelShape>;
  #shape!: { resolve(shape: ModelShape): void; reject(error: Error): void };

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** False once the process has ended, for whatever reason. */
  get isRunning(): boolean {
    return this.#ended === undefined;
  }

  /**
   * The vectors of the texts, one behind the other: of unit length, zeros for a blank text.
   *
   * @throws JobSearchError `MODEL_UNAVAILABLE` when the process ends before it answers, or the model fails.
   */
  encode(texts: readonly string[]): Promise<Float32Array> {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw this.#ended;
      const id = this.#requests++;
      this.#waiting.set(id, { resolve, reject });
      this.#holdProgram(true);
      // What goes wrong shows as the end of the process.
      this.#child.send({ id, texts } satisfies EncodeRequest, () => {});
    });
  }

  /** Ends the process; calls under way fail. */
  async kill(): Promise<void> {
    if (this.#ended) return;
    this.#holdProgram(true);
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await closed;
  }

  #hear(message: ModelMessage): void {
    if (message.kind === 'ready') this.#shape.resolve(message.shape);
    else if (message.kind === 'failed') this.#shape.reject(this.#error(`cannot be loaded: ${message.reason}`));
    else this.#answer(message);
    if (this.#waiting.size === 0) this.#holdProgram(false);
  }

  #answer(message: Extract<ModelMessage, { id: number }>): void {
    const call = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'vectors') call?.resolve(message.vectors);
    else call?.reject(this.#error(`failed: ${message.reason}`));
  }

  #end(how: string): void {
    const words = this.#lastWords.trim();
    this.#ended ??= this.#error(`has lost its process (${how})${words && `: ${words}`}`);
    this.#shape.reject(this.#ended);
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }

  #error(what: string): JobSearchError {
    return new JobSearchError('MODEL_UNAVAILABLE', `the model "${this.#model}" ${what}`);
  }

  /** An idle model does not keep the program from ending; the process ends with it. */
  #holdProgram(hold: boolean): void {
    const handles = [this.#child, this.#child.channel, this.#child.stderr as Socket | null];
    for (const handle of handles) hold ? handle?.ref() : handle?.unref();
  }
}
