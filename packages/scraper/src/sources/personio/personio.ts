import { employmentTypesOf, JobSearchError, lineOf, linesOf, type Posting } from '@jobsearch/postings';
import { type Cheerio, load } from 'cheerio';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import type { BoardQuery } from '../json-board.js';

// biome-ignore lint/suspicious/noExplicitAny: cheerio's element type belongs to a package of its own
type Element = Cheerio<any>;

const seniorities: Readonly<Record<string, Posting['seniority']>> = {
  student: 'internship',
  'entry-level': 'entry',
  executive: 'executive',
};

/** The XML feed of a Personio careers page: https://developer.personio.de/docs/retrieving-open-job-positions */
export function createPersonioSource({
  baseUrl = 'https://{board}.jobs.personio.de',
}: SourceOptions = {}): Source<BoardQuery, BoardQuery> {
  return {
    id: 'personio',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 1000 },
    maxBytes: 50_000_000,
    start: ({ board }) => [
      {
        key: `personio:${board}`,
        url: `${baseUrl.replace('{board}', board)}/xml?language=en`,
        kind: 'list',
        context: { board },
      },
    ],
    parse(page, { context: { board } }, now) {
      const $ = load(page.body, { xml: true });
      const root = $('workzag-jobs');
      if (root.length === 0)
        throw new JobSearchError('LAYOUT_CHANGED', `no list of positions in ${page.body.length} characters`);
      const postings: Posting[] = [];
      const problems: string[] = [];
      root.children('position').each((index, element) => {
        try {
          postings.push(readPosition($(element), { board, page: new URL('/', page.url).href, now }));
        } catch (error) {
          problems.push(`position ${index + 1} cannot be read: ${(error as Error).message}`);
        }
      });
      return { outcome: postings.length + problems.length === 0 ? 'empty' : 'ok', postings, problems };
    },
    covers: ({ board }) => `personio:${board}/`,
  };
}

function readPosition(position: Element, { board, page, now }: { board: string; page: string; now: string }): Posting {
  const text = (name: string): string | undefined => lineOf(position.children(name).first().text());
  const texts = (path: string): string[] =>
    position
      .find(path)
      .toArray()
      .map((element) => position.find(element).text());
  const parts = position
    .find('jobDescriptions > jobDescription')
    .toArray()
    .map((element) => {
      const part = position.find(element);
      return `<h3>${part.children('name').text()}</h3>${part.children('value').text()}`;
    });
  return boardPosting(
    {
      id: `personio:${board}/${text('id') ?? ''}`,
      source: 'personio',
      url: `${page}job/${text('id') ?? ''}`,
      title: text('name') ?? '',
      company: text('subcompany') ?? board,
      location: linesOf([text('office'), ...texts('additionalOffices > office')]).join('; '),
      description: parts,
      employmentType: typesOf(text('schedule'), text('employmentType')),
      seniority: seniorities[text('seniority') ?? ''],
      experienceYears: yearsOf(text('yearsOfExperience')),
      categories: [text('department'), text('occupationCategory')],
      postedAt: text('createdAt'),
    },
    now,
  );
}

/** "permanent" says nothing of the hours; "full-or-part-time" offers both. */
function typesOf(schedule: string | undefined, type: string | undefined) {
  const hours = schedule === 'full-or-part-time' ? ['full-time', 'part-time'] : [schedule];
  return employmentTypesOf([...hours, type]);
}

/** "2-5" asks for 2; "lt-1" for none; "gt-15" for 15. */
function yearsOf(range: string | undefined): number | undefined {
  if (range?.startsWith('lt')) return undefined;
  const years = /\d+/.exec(range ?? '')?.[0];
  return years === undefined ? undefined : Number(years);
}
