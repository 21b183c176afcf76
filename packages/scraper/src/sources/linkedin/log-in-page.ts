import { JobSearchError } from '@jobsearch/postings';
import type { CheerioAPI } from 'cheerio';

/** @throws JobSearchError `BLOCKED` when the page is the "authwall": a log-in page served instead of what was asked for, with status 200. */
export function refuseLogInPage($: CheerioAPI): void {
  const pageKey = $('meta[name="pageKey"]').attr('content') ?? '';
  if (/^auth_?wall/i.test(pageKey) || $('[class*="authwall-"]').length > 0)
    throw new JobSearchError('BLOCKED', 'LinkedIn asks for a log-in (authwall): try again later, and less often');
}
