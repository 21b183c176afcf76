import type { CrawlProgress, CrawlTarget, RetryNotice } from '@jobsearch/scraper';
import { SingleBar } from 'cli-progress';
import type { Console } from '../console.js';

/** Tells how far crawls are: a bar with the time left on a terminal, a line for each page elsewhere. */
export interface CrawlProgressView {
  page(target: CrawlTarget, progress: CrawlProgress): void;
  retry(target: CrawlTarget, notice: RetryNotice): void;
  end(): void;
}

export function createCrawlProgress({ stderr }: Console): CrawlProgressView {
  return stderr.isTTY ? barView(stderr) : lineView(stderr);
}

function lineView(stderr: NodeJS.WritableStream): CrawlProgressView {
  return {
    page: (_, { done, waiting, outcome, url }) =>
      void stderr.write(`${done} of ${done + waiting} pages: ${outcome} – ${url}\n`),
    retry: (_, { url, delayMs, message }) =>
      void stderr.write(`${message}: trying again in ${(delayMs / 1000).toFixed(1)} s – ${url}\n`),
    end: () => {},
  };
}

function barView(stream: NodeJS.WritableStream): CrawlProgressView {
  const bar = new SingleBar({
    stream,
    format: '{bar} {value} of {total} pages, {postings} postings, {eta_formatted} left{note}',
    hideCursor: true,
  });
  const latest = new Map<CrawlTarget, CrawlProgress>();
  let started = false;

  function show(note: string): void {
    const all = [...latest.values()];
    const sum = (of: (progress: CrawlProgress) => number): number => all.reduce((total, one) => total + of(one), 0);
    const payload = { postings: sum(({ postings }) => postings), note };
    const done = sum((one) => one.done);
    const total = sum((one) => one.done + one.waiting);
    if (!started) bar.start(total, done, payload);
    started = true;
    bar.setTotal(total);
    bar.update(done, payload);
  }

  return {
    page(target, progress) {
      latest.set(target, progress);
      show('');
    },
    retry: (_, { message, delayMs }) => show(` – ${message}, waiting ${Math.round(delayMs / 1000)} s`),
    end: () => bar.stop(),
  };
}
