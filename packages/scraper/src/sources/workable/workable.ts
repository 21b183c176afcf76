import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import type { BoardQuery } from '../json-board.js';
import { careersListRequest, parseCareersList, parseCareersPosting, type WorkableContext } from './careers-page.js';
import { workableWidget } from './widget.js';

/** A Workable account: by its widget, which has everything in one answer; where there is none, by what its careers page asks for. */
export function createWorkableSource({
  baseUrl = 'https://apply.workable.com',
}: SourceOptions = {}): Source<BoardQuery, WorkableContext> {
  const widget = workableWidget(baseUrl);
  return {
    ...widget,
    parse(page, request, now) {
      const { context } = request;
      if (context.step === 'list') return parseCareersList(page, context, baseUrl);
      if (context.step === undefined) return widget.parse(page, { ...request, context }, now);
      return { outcome: 'ok', postings: [parseCareersPosting(page, context.board, baseUrl, now)] };
    },
    // Only where the account has no widget: a site that refuses a page is not asked for another, and the careers page says less.
    instead: ({ context: { board, step } }, outcome) =>
      step === undefined && outcome === 'gone' ? [careersListRequest(baseUrl, board)] : undefined,
  };
}
