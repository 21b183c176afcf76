import { describe, expect, test } from '@jest/globals';
import type { Posting } from '@jobsearch/postings';
import type { PageRequest, ParsedPage } from '../../src/source.js';
import type { AnySourceEntry } from '../../src/sources/index.js';

/** What a source is shown, and what it must make of it. Pages are written by hand after real ones, with invented names. */
export interface SourceCase {
  readonly entry: AnySourceEntry;
  /** What stands behind the source's name. */
  readonly target: string;
  /** The site: bodies by address. */
  readonly site: Readonly<Record<string, unknown>>;
  /** What a walk over the site finds, in order. */
  readonly postings: readonly Partial<Posting>[];
  /** An answer to the first request that says that there is nothing; undefined for a source that has none. */
  readonly empty: unknown;
  /** An answer to the first request in which one item cannot be read, and how many can. */
  readonly odd: { readonly body: unknown; readonly readable: number };
  /** Answers to the first request that are built in another way. */
  readonly changed: readonly unknown[];
  /** Targets of pasted addresses. */
  readonly addresses: Readonly<Record<string, string | undefined>>;
  readonly badTargets: readonly string[];
  /** The beginning of the ids of all its postings, for a source that names them all. */
  readonly covers?: string;
}

export const now = '2026-11-26T06:00:00.000Z';

type Request = PageRequest<unknown>;

const text = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

/** The tests that every source passes: a list, a posting, an empty answer, a changed page; and what people type and paste. */
export function testSource(name: string, one: SourceCase): void {
  const { entry } = one;
  const source = entry.create();
  const read = (request: Request, body: unknown): ParsedPage<unknown> =>
    source.parse({ url: request.url, status: 200, body: text(body) }, request, now);
  const start = (): Request => source.start(entry.parseTarget(one.target))[0] as Request;

  describe(name, () => {
    test('reads its postings from page to page', () => {
      const found: Posting[] = [];
      const waiting = [...source.start(entry.parseTarget(one.target))] as Request[];
      const asked = new Set<string>();
      for (let request = waiting.shift(); request; request = waiting.shift()) {
        const key = request.json === undefined ? request.url : `${request.url} ${JSON.stringify(request.json)}`;
        expect(Object.keys(one.site)).toContain(key);
        expect(asked).not.toContain(request.key);
        asked.add(request.key);
        const { postings = [], requests = [], problems = [] } = read(request, one.site[key]);
        expect(problems).toEqual([]);
        found.push(...postings);
        waiting.push(...requests);
      }

      expect(asked.size).toBe(Object.keys(one.site).length);
      expect(found).toMatchObject(one.postings);
      expect(found).toHaveLength(one.postings.length);
      for (const { id, source: from, firstSeenAt } of found) {
        expect([from, firstSeenAt]).toEqual([entry.id, now]);
        expect(id.startsWith(one.covers ?? `${entry.id}:`)).toBe(true);
      }
    });

    test('says that there is nothing only where the site says so', () => {
      if (one.empty !== undefined) expect(read(start(), one.empty)).toMatchObject({ outcome: 'empty' });
    });

    test('reads what stands around an item that it cannot read, and names that', () => {
      const { postings = [], requests = [], problems } = read(start(), one.odd.body);

      expect(postings.length + requests.filter(({ kind }) => kind === 'posting').length).toBe(one.odd.readable);
      if (one.odd.readable > 0) expect(problems).toHaveLength(1);
    });

    test.each(['<!doctype html><title>Welcome</title><p>Hello', ...one.changed].map(text))(
      'does not take a page built in another way for an empty one: %s',
      (body) => {
        expect(() => read(start(), body)).toThrow(expect.objectContaining({ code: 'LAYOUT_CHANGED' }));
      },
    );

    test('knows its addresses when they are pasted', () => {
      const found = Object.keys(one.addresses).map((address) => [address, entry.recognise?.(new URL(address))]);

      expect(Object.fromEntries(found)).toEqual(one.addresses);
    });

    test('refuses targets that can be none', () => {
      for (const target of one.badTargets)
        expect(() => entry.parseTarget(target)).toThrow(expect.objectContaining({ code: 'USAGE' }));
    });

    test('says what a complete crawl of it covers', () => {
      expect(source.covers?.(entry.parseTarget(one.target))).toBe(one.covers);
    });

    test('asks its own site by default, over https, and another one when told to', () => {
      expect(new URL(start().url).protocol).toBe('https:');
      if (entry.home === '') return;
      const [request] = entry.create({ baseUrl: 'http://127.0.0.1:9' }).start(entry.parseTarget(one.target));
      expect(request?.url.startsWith('http://127.0.0.1:9/')).toBe(true);
    });
  });
}
