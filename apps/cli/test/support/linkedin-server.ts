import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const card = (id: string) =>
  `<li><div class="base-card base-search-card job-search-card" data-entity-urn="urn:li:jobPosting:${id}">
    <a class="base-card__full-link" href="https://www.linkedin.com/jobs/view/baker-at-korica-${id}?trk=x"><span class="sr-only">Baker ${id}</span></a>
    <div class="base-search-card__info"><h3 class="base-search-card__title">Baker ${id}</h3>
    <h4 class="base-search-card__subtitle"><a class="hidden-nested-link" href="https://www.linkedin.com/company/korica?trk=x">Korica</a></h4>
    <span class="job-search-card__location">Split, Croatia</span><time class="job-search-card__listdate" datetime="2026-11-20">3 days ago</time></div></div></li>`;

const posting = (id: string) =>
  `<section class="top-card-layout"><h2 class="top-card-layout__title topcard__title">Baker ${id}</h2>
    <a class="topcard__org-name-link" href="https://www.linkedin.com/company/korica">Korica</a>
    <span class="topcard__flavor topcard__flavor--bullet">Split, Croatia</span></section>
   <div class="description__text"><section class="show-more-less-html"><div class="show-more-less-html__markup"><p>You bake bread number ${id}.</p></div>
   <button>Show more</button></section></div>`;

/** A small site with LinkedIn's guest pages: one page of results, then none; ids of `gone` answer 404, those of `refused` 403. */
export async function startLinkedIn(
  ids: readonly string[],
  gone: readonly string[] = [],
  refused: readonly string[] = [],
): Promise<Server & { url: string }> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const id = /jobPosting\/(\d+)$/.exec(pathname)?.[1];
    if (id && refused.includes(id)) response.writeHead(403).end();
    else if (id && gone.includes(id)) response.writeHead(404).end('gone');
    else if (id) response.end(posting(id));
    else if (searchParams.get('start') === '0') response.end(`<!DOCTYPE html>${ids.map(card).join('')}`);
    else response.end('<!---->');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(server, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
