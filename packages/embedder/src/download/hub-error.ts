import { RequestError, TimeoutError } from 'got';

interface HubErrorOptions extends ErrorOptions {
  /** Of the answer, if there was one. */
  readonly status?: number;
  readonly retryAfter?: string | undefined;
  /** The same request may succeed in a moment. */
  readonly mayPass?: boolean;
}

/** What the server of a model, or the way to it, did wrong. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly isWorthAnotherTry: boolean;
  /** The server has no such file, or not for us. */
  readonly isRefusal: boolean;
  readonly retryAfter: string | undefined;

  constructor(message: string, { status = 0, retryAfter, mayPass = false, cause }: HubErrorOptions = {}) {
    super(message, { cause });
    this.isWorthAnotherTry = mayPass || status === 408 || status === 429 || status >= 500;
    this.isRefusal = status >= 400 && !this.isWorthAnotherTry;
    this.retryAfter = retryAfter;
  }
}

const passing = new Set(['ETIMEDOUT', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'ERR_STREAM_PREMATURE_CLOSE']);
const connecting = new Set(['lookup', 'connect', 'secureConnect']);

/** A failure of the network as a HubError; what is none as it is. */
export function asHubError(error: unknown): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (!(error instanceof RequestError) && code !== 'ERR_STREAM_PREMATURE_CLOSE') return error;
  // A host that cannot be reached at all is not waited for a second time.
  const isUnreachable = error instanceof TimeoutError && connecting.has(error.event);
  return new HubError(message, { mayPass: passing.has(code) && !isUnreachable, cause: error });
}
