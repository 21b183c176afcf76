import type { ServerResponse } from 'node:http';
import { openSite, type Site } from '../../support/site.js';

/** A page of results in the form of LinkedIn's guest search. */
export function searchPage(ids: readonly number[]): string {
  const card = (id: number) => `<li>
    <div class="base-card base-search-card job-search-card" data-entity-urn="urn:li:jobPosting:${id}">
      <a class="base-card__full-link" href="https://www.linkedin.com/jobs/view/job-${id}?trk=x"></a>
      <h3 class="base-search-card__title">Job ${id}</h3>
      <h4 class="base-search-card__subtitle"><a href="https://www.linkedin.com/company/c${id}?trk=x">Company ${id}</a></h4>
      <span class="job-search-card__location">Zagreb, Croatia</span>
      <time class="job-search-card__listdate" datetime="2026-07-01">today</time>
    </div></li>`;
  return `<!DOCTYPE html>\n${ids.map(card).join('\n')}`;
}

/** A posting's fragment in the form of LinkedIn's guest pages. */
export function postingPage(
  id: number,
  { closed = false, description = `What job ${id} is about.`, inTopCard = '', extra = '' } = {},
): string {
  const mark = closed ? '<figure class="closed-job"><i class="closed-job__flavor--closed">Zatvoreno</i></figure>' : '';
  return `<section class="top-card-layout"><h2 class="topcard__title">Job ${id}</h2>
    <span class="topcard__flavor"><a class="topcard__org-name-link" href="https://www.linkedin.com/company/c${id}">Company ${id}</a></span>
    <span class="topcard__flavor topcard__flavor--bullet">Zagreb, Croatia</span>${mark}${inTopCard}</section>
    <section class="description"><div class="show-more-less-html__markup">${description}</div>${extra}</section>`;
}

/** What the stand-in for LinkedIn holds. */
export interface LinkedInStandIn {
  /** All results of a search. */
  readonly results: (
    keywords: string,
    location: string,
    remoteOnly: boolean,
    parameters: URLSearchParams,
  ) => readonly number[];
  /** Answers some requests in its own way: true when it did. */
  readonly instead?: (path: string, response: ServerResponse, before: number) => boolean;
  readonly posting?: (id: number) => string;
}

/** A server that answers the guest search and the guest fragments as LinkedIn does: ten cards a page, an empty comment after the last. */
export function openLinkedIn({ results, instead, posting = postingPage }: LinkedInStandIn): Promise<Site> {
  return openSite((path, response, before) => {
    if (instead?.(path, response, before)) return;
    const { pathname, searchParams } = new URL(path, 'http://stand-in');
    if (pathname === '/jobs-guest/jobs/api/seeMoreJobPostings/search') {
      const start = Number(searchParams.get('start'));
      const all = results(
        searchParams.get('keywords') ?? '',
        searchParams.get('location') ?? '',
        searchParams.get('f_WT') === '2',
        searchParams,
      );
      const ids = all.slice(start, start + 10);
      response.end(ids.length > 0 ? searchPage(ids) : '<!DOCTYPE html>\n<!---->');
      return;
    }
    const id = /^\/jobs-guest\/jobs\/api\/jobPosting\/(\d+)$/.exec(pathname)?.[1];
    response.writeHead(id ? 200 : 404).end(id ? posting(Number(id)) : '');
  });
}
