import { once } from 'node:events';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import got, { type Request, type Response } from 'got';
import { sha256Of } from '../model-files.js';
import { extentIn, sha256In, validatorIn } from './answer-headers.js';
import { asHubError, HubError } from './hub-error.js';
import { completePart, dropPart, notePart, type PartFile, readPart } from './part-file.js';
import { retryDelayMs } from './retry-delay.js';

export interface FileDownloadOptions {
  /** A try is given up when the server says nothing for so long. */
  readonly stallMs: number;
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<unknown>;
  readonly signal?: AbortSignal | undefined;
  /** Called with every piece that is on the disk. */
  readonly onProgress: (bytes: number, total: number | undefined) => void;
}

const userAgent = 'jobsearch/0.1 (+https://github.com/jobsearch/jobsearch)';
/** For each of name look-up, connection and TLS. */
const connectMs = 10_000;

/**
 * Downloads a file. When it breaks off, what came in stays beside it as `….part`, and the next try, or the next call, asks for
 * the rest only, if the server still has the same file.
 *
 * @throws HubError when the server does not give the file; the file system's errors as they are; the signal's reason.
 */
export async function downloadFile(url: string, target: string, options: FileDownloadOptions): Promise<void> {
  const { signal, sleep } = options;
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    const failure = await tryDownload(url, target, options);
    if (failure === undefined) return;
    signal?.throwIfAborted();
    const delayMs = failure.isWorthAnotherTry
      ? retryDelayMs({ tries, retryAfter: failure.retryAfter }, Date.now())
      : undefined;
    if (delayMs === undefined) throw failure;
    await sleep(delayMs, signal);
  }
}

/** @returns what the server did wrong. */
async function tryDownload(url: string, target: string, options: FileDownloadOptions): Promise<HubError | undefined> {
  try {
    const part = await readPart(target);
    const answer = await ask(url, part, options);
    await receive(answer, part, { target, onProgress: options.onProgress });
    return undefined;
  } catch (error) {
    const failure = asHubError(error);
    if (failure instanceof HubError) return failure;
    throw failure;
  }
}

interface Answer {
  readonly stream: Request;
  readonly headers: Response['headers'];
  /** Of the file, where the server says it. */
  readonly sha256: string | undefined;
}

/** Asks for the file, or for what lacks of it. */
async function ask(url: string, part: PartFile, { stallMs, signal }: FileDownloadOptions): Promise<Answer> {
  const stream = got.stream(url, {
    headers: {
      'user-agent': userAgent,
      'accept-encoding': 'identity',
      ...(part.bytes > 0 && { range: `bytes=${part.bytes}-`, 'if-range': part.validator }),
    },
    timeout: { lookup: connectMs, connect: connectMs, secureConnect: connectMs, response: stallMs, socket: stallMs },
    decompress: false,
    retry: { limit: 0 },
    throwHttpErrors: false,
    signal,
  });
  stream.on('error', () => {}); // one between the head and the first read: the read reports it
  let sha256: string | undefined;
  stream.on('redirect', (_next: unknown, { headers }: Response) => {
    sha256 ??= sha256In(headers);
  });
  const [{ statusCode: status, headers }] = (await once(stream, 'response')) as [Response];
  if (status === 200 || (status === 206 && extentIn(headers).start === part.bytes)) {
    return { stream, headers, sha256: sha256 ?? sha256In(headers) };
  }
  stream.destroy();
  const isWrongRest = part.bytes > 0 && (status === 206 || status === 416);
  if (isWrongRest) await dropPart(part);
  throw new HubError(`HTTP status ${status}`, { status, retryAfter: headers['retry-after'], mayPass: isWrongRest });
}

async function receive(
  { stream, headers, sha256 }: Answer,
  part: PartFile,
  { target, onProgress }: { target: string; onProgress: FileDownloadOptions['onProgress'] },
): Promise<void> {
  const { start, total } = extentIn(headers);
  let bytes = start;
  await mkdir(dirname(target), { recursive: true });
  await notePart(part, validatorIn(headers));
  const file = await open(part.path, start > 0 ? 'a' : 'w');
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      await file.appendFile(chunk);
      bytes += chunk.length;
      onProgress(bytes, total);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (bytes !== (total ?? bytes)) throw new HubError(`broke off after ${bytes} of ${total} bytes`, { mayPass: true });
  if (sha256 !== undefined && (await sha256Of(part.path)) !== sha256) {
    await dropPart(part);
    throw new HubError(`what came is not the file with the SHA-256 ${sha256}`, { mayPass: true });
  }
  await completePart(part, target);
}
