import type { IncomingMessage, ServerResponse } from 'node:http';
import { openSite, type Site } from './site.js';

/** Shares of answers, 0 to 1, that go wrong. */
export interface Faults {
  readonly throttled?: number;
  readonly failed?: number;
  /** The connection ends in the middle of the body. */
  readonly cut?: number;
  /** A page for logging in. */
  readonly authwall?: number;
  /** No answer at all. */
  readonly hanging?: number;
}

const pageSize = 100;

/** Smaller than a real one, with the same form. */
const item = (id: number) => ({ id: String(id), name: `Baker ${id}`, releasedDate: '2026-11-02T10:00:11.853Z' });

const detail = (id: number) => ({
  ...item(id),
  company: { name: 'Korica' },
  jobAd: { sections: { jobDescription: { text: `<p>Posting ${id}</p>` } } },
});

/** A board of SmartRecruiters with so many postings, some of whose answers go wrong. `random` decides which: 0 ≤ random < 1. */
export function openFaultyBoard(postings: number, faults: Faults = {}, random: () => number = () => 1): Promise<Site> {
  const { throttled = 0, failed = 0, cut = 0, authwall = 0, hanging = 0 } = faults;
  return openSite((path, response, _before, request) => {
    if (path === '/robots.txt') return void response.writeHead(404).end();
    let luck = random();
    const falls = (share: number): boolean => {
      luck -= share;
      return luck < 0;
    };
    if (falls(throttled)) return void response.writeHead(429).end();
    if (falls(failed)) return void response.writeHead(500).end();
    if (falls(cut)) return cutShort(response, request);
    if (falls(authwall)) return void response.writeHead(302, { location: '/authwall?trk=x' }).end();
    if (falls(hanging)) return undefined;
    return answer(path, postings, response);
  });
}

function answer(path: string, postings: number, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(path, 'http://board');
  const id = /\/postings\/(\d+)$/.exec(pathname)?.[1];
  if (id) return void response.end(JSON.stringify(detail(Number(id))));
  const offset = Number(searchParams.get('offset'));
  const count = Math.max(0, Math.min(pageSize, postings - offset));
  const content = Array.from({ length: count }, (_, i) => item(offset + i + 1));
  return void response.end(JSON.stringify({ totalFound: postings, content }));
}

function cutShort(response: ServerResponse, request: IncomingMessage): void {
  response.writeHead(200, { 'content-length': '5000' });
  response.write('{"totalFound":');
  setImmediate(() => request.socket.destroy());
}

/** Numbers in [0, 1) that depend on the seed alone: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
