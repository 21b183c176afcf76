import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import got, { type Response } from 'got';
import { createHostPace, type HostPace } from './host-pace.js';
import { type Outcome, outcomeOfStatus } from './outcome.js';
import { retryDelayMs } from './retry-delay.js';
import type { Page, PageRequest } from './source.js';

/** Longest time for each part of an answer. */
export interface FetchTimeouts {
  /** Name look-up, connection and TLS, each. */
  readonly connectMs: number;
  /** From the request sent to the first byte of the answer. */
  readonly responseMs: number;
  /** From the first to the last byte of the answer. */
  readonly bodyMs: number;
}

/** A failed try that is about to be repeated. */
export interface RetryNotice {
  readonly url: string;
  readonly delayMs: number;
  readonly tries: number;
  readonly message: string;
  readonly outcome: Outcome;
}

/** All have defaults; undefined means the default. */
export interface FetchOptions {
  /** Names the program and a contact, as a polite client does. */
  readonly userAgent?: string | undefined;
  /** Requests to a host under way at the same time, waits between tries included. */
  readonly maxConcurrent?: number | undefined;
  /** Least time between the starts of two requests to a host. */
  readonly minTimeMs?: number | undefined;
  readonly maxTries?: number | undefined;
  readonly timeouts?: FetchTimeouts | undefined;
  /** Largest body, after decompression. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly sleep?: ((delayMs: number, signal?: AbortSignal) => Promise<unknown>) | undefined;
  readonly random?: (() => number) | undefined;
  readonly now?: (() => Date) | undefined;
  readonly onRetry?: ((notice: RetryNotice) => void) | undefined;
}

/** A page, or why there is none. `tries` counts the requests made. */
type FetchedPage =
  | { readonly outcome: 'ok'; readonly page: Page; readonly tries: number }
  | (Failure & { readonly tries: number });

interface Failure {
  readonly outcome: Exclude<Outcome, 'ok'>;
  readonly status?: number;
  readonly message: string;
  readonly retryAfter?: string | undefined;
}

/** What is asked for: a page, or an answer to JSON that is sent. */
export type FetchRequest = Pick<PageRequest<unknown>, 'url' | 'json' | 'headers'>;

/** Why a page may not be fetched; undefined when it may. */
export type MayFetch = (url: string) => Promise<string | undefined>;

/** Fetches pages, each host at its own pace. */
export interface PageFetcher {
  /**
   * Rejects only when the signal aborts.
   *
   * @param mayFollow asked of each page that the site sends us on to
   */
  (request: FetchRequest, mayFollow?: MayFetch): Promise<FetchedPage>;
  /** Keeps to at least this time between two requests to the host of the URL. */
  slowTo(url: string, minTimeMs: number): void;
}

/** The program and where to read about it; its part before the slash is what a robots.txt calls it. */
export const defaultUserAgent = 'jobsearch/0.1 (+https://github.com/jobsearch/jobsearch)';

const maxRedirects = 5;
/** Where sites send visitors whom they do not want to serve without an account, or before they agreed to something. */
const gatePath =
  /^\/(?:authwall|signup|log-?in|sign-?in|uas|checkpoint|(?:cookie-?)?consent|collectconsent)(?:[/.]|$)/i;
const gateHost = /^(?:login|signin|accounts?|consent)\./i;

/**
 * The only door to the network: pace, tries, time-outs and bounds of every request.
 *
 * A request that waits for its next try keeps its place among the `maxConcurrent`: the more often a site refuses, the less it is asked. Second
 * tries and redirects wait for their turn like first requests.
 *
 * @param paces of the hosts, by host: fetchers that share them keep one pace, the slowest that any of them asks for
 */
export function createPageFetcher(options: FetchOptions = {}, paces: Map<string, HostPace> = new Map()): PageFetcher {
  const settings = withDefaults(options);
  const paceOf = (url: string): HostPace => {
    const host = URL.canParse(url) ? new URL(url).host : '';
    const known = paces.get(host);
    const pace = known ?? createHostPace(settings);
    if (known) known.atLeast(settings.minTimeMs);
    else paces.set(host, pace);
    return pace;
  };
  const fetchPage = (request: FetchRequest, mayFollow?: MayFetch): Promise<FetchedPage> =>
    paceOf(request.url).run(() => fetchPatiently(request, { settings, paceOf, mayFollow }));
  return Object.assign(fetchPage, { slowTo: (url: string, minTimeMs: number) => paceOf(url).atLeast(minTimeMs) });
}

type Settings = ReturnType<typeof withDefaults>;

function withDefaults(options: FetchOptions) {
  return {
    userAgent: options.userAgent ?? defaultUserAgent,
    maxConcurrent: options.maxConcurrent ?? 3,
    minTimeMs: options.minTimeMs ?? 0,
    maxTries: options.maxTries ?? 5,
    timeouts: options.timeouts ?? { connectMs: 10_000, responseMs: 20_000, bodyMs: 30_000 },
    maxBytes: options.maxBytes ?? 5_000_000,
    signal: options.signal,
    sleep: options.sleep ?? ((delayMs, signal) => wait(delayMs, undefined, { signal })),
    random: options.random ?? Math.random,
    now: options.now ?? (() => new Date()),
    onRetry: options.onRetry,
  } satisfies FetchOptions;
}

interface Door {
  readonly settings: Settings;
  readonly paceOf: (url: string) => HostPace;
  readonly mayFollow: MayFetch | undefined;
}

async function fetchPatiently(request: FetchRequest, door: Door): Promise<FetchedPage> {
  const { settings } = door;
  const pace = door.paceOf(request.url);
  for (let tries = 1; ; tries++) {
    settings.signal?.throwIfAborted();
    const answer = await fetchFollowingRedirects(request, door);
    settings.signal?.throwIfAborted();
    if (answer.outcome === 'throttled') pace.slowDown();
    else pace.speedUp();
    if (answer.outcome === 'ok') return { ...answer, tries };
    const surroundings = {
      maxTries: settings.maxTries,
      random: settings.random(),
      nowMs: settings.now().getTime(),
    };
    const delayMs = retryDelayMs({ ...answer, tries }, surroundings);
    if (delayMs === undefined) return { ...answer, tries };
    settings.onRetry?.({ url: request.url, delayMs, outcome: answer.outcome, tries, message: answer.message });
    await settings.sleep(delayMs, settings.signal);
    await pace.turn();
  }
}

type Answer = { readonly outcome: 'ok'; readonly page: Page } | Failure;

async function fetchFollowingRedirects(request: FetchRequest, { settings, paceOf, mayFollow }: Door): Promise<Answer> {
  if (!isHttp(request.url)) return notHttp(request.url);
  let at = request;
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const answer = await fetchOnce(at, settings);
    if (!('redirect' in answer)) return answer;
    const { redirect, keepsMethod } = answer;
    if (!URL.canParse(redirect, at.url))
      return { outcome: 'layout_changed', message: `redirects to no address: ${redirect}` };
    const target = new URL(redirect, at.url);
    if (!isHttp(target.href)) return notHttp(target.href);
    if (gatePath.test(target.pathname) || gateHost.test(target.hostname))
      return {
        outcome: 'blocked',
        message: `redirects to a page for logging in or consenting: ${target.host}${target.pathname}`,
      };
    const refusal = await mayFollow?.(target.href);
    if (refusal) return { outcome: 'blocked', message: `redirects to ${target.href}: ${refusal}` };
    const { json, ...withoutBody } = at;
    at = { ...(keepsMethod ? at : withoutBody), url: target.href };
    await paceOf(at.url).turn();
  }
  return { outcome: 'blocked', message: `redirects more than ${maxRedirects} times` };
}

const notHttp = (url: string): Failure => ({
  outcome: 'layout_changed',
  message: `only http and https pages are fetched, not ${url}`,
});

/** Where the site sends us on to, and whether what was sent is to be sent there too. */
interface Redirect {
  readonly redirect: string;
  readonly keepsMethod: boolean;
}

async function fetchOnce(request: FetchRequest, settings: Settings): Promise<Answer | Redirect> {
  const own = ownSignal(settings.signal);
  try {
    const stream = got.stream(request.url, requestOptions(request, settings, own.signal));
    // An error between the answer's head and the first read of its body would otherwise end the process; the read reports it.
    stream.on('error', () => {});
    const [response] = (await once(stream, 'response')) as [Response];
    const { statusCode: status, headers } = response;
    const outcome = outcomeOfStatus(status);
    if (outcome === 'ok') return await readBody(stream, { url: request.url, status, maxBytes: settings.maxBytes });
    stream.destroy();
    if (status >= 300 && status < 400 && headers.location)
      // As browsers do it: only 307 and 308 say that the method stays.
      return { redirect: headers.location, keepsMethod: status === 307 || status === 308 };
    if (headers['cf-mitigated'] === 'challenge')
      return { outcome: 'blocked', status, message: `answered ${status} with a challenge for people` };
    return { outcome, status, message: `answered ${status}`, retryAfter: headers['retry-after'] };
  } catch (error) {
    return { outcome: 'network', message: describe(error) };
  } finally {
    own.release();
  }
}

/**
 * A signal for one request that aborts with the crawl's. got leaves its listener on the signal it is given, and one that
 * `AbortSignal.any` makes is kept as long as the crawl's is: a hundred thousand requests would hold gigabytes.
 */
function ownSignal(signal: AbortSignal | undefined): { readonly signal: AbortSignal; release(): void } {
  const own = new AbortController();
  const abort = (): void => own.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  return { signal: own.signal, release: () => signal?.removeEventListener('abort', abort) };
}

function requestOptions({ json, headers }: FetchRequest, { userAgent, timeouts }: Settings, signal: AbortSignal) {
  const { connectMs, responseMs, bodyMs } = timeouts;
  return {
    headers: {
      'accept-language': 'en-US,en;q=0.9',
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
      'user-agent': userAgent,
    },
    ...(json !== undefined && { method: 'POST' as const, body: JSON.stringify(json) }),
    timeout: { lookup: connectMs, connect: connectMs, secureConnect: connectMs, response: responseMs, read: bodyMs },
    // Both are decided here: tries by retry-delay.ts, redirects one by one.
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    signal,
  };
}

async function readBody(
  stream: AsyncIterable<Uint8Array>,
  { url, status, maxBytes }: { url: string; status: number; maxBytes: number },
): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > maxBytes) return { outcome: 'layout_changed', status, message: `is larger than ${maxBytes} bytes` };
    chunks.push(chunk);
  }
  return { outcome: 'ok', page: { url, status, body: Buffer.concat(chunks).toString('utf8') } };
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? `${String(error.code)}: ` : '';
  return `${code}${error.message}`;
}
