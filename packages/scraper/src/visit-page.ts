import { JobSearchError } from '@jobsearch/postings';
import type { MayFetch, PageFetcher } from './fetch-page.js';
import { isLost } from './findings.js';
import type { FinishedPage } from './journal.js';
import type { Outcome } from './outcome.js';
import type { PageRequest, ParsedPage, Source } from './source.js';

/** What a crawl lends to those who read its pages. */
export interface VisitTools<Context> {
  readonly source: Source<never, Context>;
  readonly fetchPage: PageFetcher;
  readonly mayFetch: MayFetch | undefined;
  /** Whether the crawl has had a page already. */
  readonly wasTaken: (key: string) => boolean;
  readonly signal: AbortSignal | undefined;
  /** ISO 8601 time of the crawl. */
  readonly now: string;
}

/** What became of a page, and whether another try, later, may have more luck. */
type Visit = FinishedPage & { readonly isWorthAnotherTry?: boolean };

/** Fetches a page and reads it; where it is lost for good, gives what the source has instead. Never rejects. */
export async function visitPage<Context>(request: PageRequest<Context>, tools: VisitTools<Context>): Promise<Visit> {
  const page = await readPage(request, tools);
  return page.isWorthAnotherTry || !isLost(page) ? page : orInstead({ ...page, request }, tools);
}

async function readPage<Context>(request: PageRequest<Context>, tools: VisitTools<Context>): Promise<Visit> {
  const { source, mayFetch, fetchPage, signal, now } = tools;
  let tries = 0;
  try {
    const refusal = await mayFetch?.(request.url);
    if (refusal) return { request, outcome: 'blocked', tries, message: refusal };
    const fetched = await fetchPage(request, mayFetch);
    tries = fetched.tries;
    if (fetched.outcome === 'ok') {
      const parsed = source.parse(fetched.page, request, now);
      checkIsAsked(parsed, request);
      return { request, tries, ...parsed };
    }
    const outcome = readStatus(source, request, fetched.status) ?? fetched.outcome;
    const isWorthAnotherTry = mayBeAMood(outcome, fetched.status);
    return { request, outcome, tries, message: fetched.message, isWorthAnotherTry };
  } catch (error) {
    if (signal?.aborted) return { request, outcome: 'network', tries, message: 'interrupted' };
    return { request, outcome: outcomeOf(error), tries, message: messageOf(error) };
  }
}

/** The page of a posting must be about it: a board that answers with another one has lost this one, or has it no more without saying so. */
function checkIsAsked(
  { outcome, postings = [], leftOut = 0 }: ParsedPage<unknown>,
  { kind, draft }: PageRequest<unknown>,
) {
  if (kind !== 'posting' || !draft || outcome !== 'ok' || leftOut > 0) return;
  if (postings.some(({ id }) => id === draft.id)) return;
  const named = postings.map(({ id }) => id).join(', ') || 'no posting';
  throw new JobSearchError('LAYOUT_CHANGED', `${draft.id} was asked for, and the page is about ${named}`);
}

/** What is lost for good, or what the source has instead. */
function orInstead<Context>(
  lost: FinishedPage & { request: PageRequest<Context> },
  { source, wasTaken }: VisitTools<Context>,
): FinishedPage {
  const { request, outcome, message } = lost;
  if (request.kind !== 'list' || outcome === 'network' || outcome === 'throttled') return lost;
  try {
    const requests = source.instead?.(request, outcome)?.filter(({ key }) => !wasTaken(key)) ?? [];
    if (requests.length === 0) return lost;
    const urls = requests.map(({ url }) => url).join(', ');
    return {
      ...lost,
      replaced: true,
      requests,
      notes: [`${request.url} could not be read (${message}): ${urls} was read instead`],
    };
  } catch (error) {
    return { ...lost, message: `${message}; ${messageOf(error)}` };
  }
}

/** A status such as 403 is an answer; a detour to a log-in page is a mood. */
function mayBeAMood(outcome: Outcome, status: number | undefined): boolean {
  return outcome === 'throttled' || outcome === 'network' || (outcome === 'blocked' && status === undefined);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function readStatus<Context>(
  source: Source<never, Context>,
  request: PageRequest<Context>,
  status: number | undefined,
): Outcome | undefined {
  return status === undefined ? undefined : source.readStatus?.(status, request);
}

/** A parser that throws has met a page that it does not know, whatever it throws: one page never ends the crawl. */
function outcomeOf(error: unknown): Outcome {
  return error instanceof JobSearchError && error.code === 'BLOCKED' ? 'blocked' : 'layout_changed';
}
