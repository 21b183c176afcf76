import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import type { BoardQuery } from '../json-board.js';
import { type CareersContext, careersListRequest, parseCareersList, parseCareersPosting } from './careers-page.js';
import { workableWidget } from './widget.js';

/** A Workable account: by its widget, which has everything in one answer; where there is none, by what its careers page asks for. */
export function createWorkableSource({
  baseUrl = 'https://apply.workable.com',
}: SourceOptions = {}): Source<BoardQuery, CareersContext> {
  const widget = workableWidget(baseUrl);
  return {
    ...widget,
    parse(page, request, now) {
      const { context, kind } = request;
      if (kind === 'posting') {
        return { outcome: 'ok', postings: [parseCareersPosting(page, context, baseUrl, now)] };
      }
      return context.seen === undefined ? widget.parse(page, request, now) : parseCareersList(page, context, baseUrl);
    },
    // A site that refuses one of its pages is not asked for another.
    instead: ({ context: { board, seen } }, outcome) =>
      seen === undefined && outcome !== 'blocked' ? [careersListRequest(baseUrl, { board })] : undefined,
  };
}
