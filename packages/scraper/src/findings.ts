import type { Posting } from '@jobsearch/postings';
import type { Outcome } from './outcome.js';
import { type CrawlProblem, noOutcomes } from './report.js';
import type { PageRequest, ParsedPage, PostingDraft } from './source.js';

/** What a crawl gathers on its way. The one mutable thing of a crawl besides its queue. */
export interface Findings {
  requests: number;
  readonly done: number;
  readonly capped: boolean;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly postings: ReadonlyMap<string, Posting>;
  readonly drafts: readonly PostingDraft[];
  readonly gone: readonly string[];
  readonly problems: readonly CrawlProblem[];
  /** Takes in a page that was read. */
  read(request: PageRequest<unknown>, parsed: ParsedPage<unknown>): Outcome;
  /** Takes in a page without content: not all of them are losses. */
  failed(request: PageRequest<unknown>, outcome: Outcome, message: string): Outcome;
  /** Takes in the pages that are not going to be fetched. */
  abandon(requests: readonly PageRequest<unknown>[], why: { url: string; message: string }): void;
}

/** Nothing found yet. */
export function createFindings(): Findings {
  const outcomes = noOutcomes();
  const postings = new Map<string, Posting>();
  const drafts: PostingDraft[] = [];
  const gone: string[] = [];
  const problems: CrawlProblem[] = [];
  let capped = false;
  let done = 0;
  let lastLoss: Outcome = 'network';

  function count(outcome: Outcome): Outcome {
    outcomes[outcome]++;
    done++;
    return outcome;
  }

  return {
    requests: 0,
    outcomes,
    postings,
    drafts,
    gone,
    problems,
    get done() {
      return done;
    },
    get capped() {
      return capped;
    },
    read(request, parsed) {
      for (const posting of parsed.postings ?? []) postings.set(posting.id, posting);
      for (const message of parsed.problems ?? [])
        problems.push({ url: request.url, outcome: 'layout_changed', message });
      capped ||= parsed.capped ?? false;
      return count(parsed.outcome);
    },
    failed(request, outcome, message) {
      if (outcome === 'gone' && request.kind === 'posting') {
        if (request.draft) gone.push(request.draft.id);
      } else if (outcome !== 'end' && outcome !== 'empty') {
        lastLoss = outcome;
        problems.push({ url: request.url, outcome, message });
        if (request.draft) drafts.push(request.draft);
      }
      return count(outcome);
    },
    abandon(requests, { url, message }) {
      problems.push({ url, outcome: lastLoss, message });
      for (const { draft } of requests) if (draft) drafts.push(draft);
    },
  };
}
