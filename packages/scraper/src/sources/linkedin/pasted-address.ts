import { linkedInKey } from '@jobsearch/postings';
import { nameOfCode } from './filter-codes.js';

/** Parameters that say nothing of what is searched. */
const meaningless =
  /^(?:currentJobId|originalSubdomain|refresh|start|count|position|pageNum|sortBy|trk|trackingId|refId|lipi|spellCorrectionEnabled|origin\w*)$/i;

/**
 * The target of a pasted address: `…/jobs/search?keywords=…`, or one posting, `…/jobs/view/…`. Undefined for any other page. A filter
 * that this source does not know stays in the target under its own name, so that reading the target refuses it: left out in silence, it
 * would make another search.
 */
export function targetOf(url: URL): string | undefined {
  if (url.hostname !== 'linkedin.com' && !url.hostname.endsWith('.linkedin.com')) return undefined;
  const key = linkedInKey(url.href);
  if (key) return key;
  if (
    !/^\/jobs(?:-guest)?\/(?:search|search-results|collections|jobs\/api\/seeMoreJobPostings\/search)(?:\/|$)/.test(
      url.pathname,
    )
  )
    return undefined;
  const said = url.searchParams;
  if (said.get('keywords')?.trim() || said.get('f_C')) return searchTarget(said);
  const selected = said.get('currentJobId') ?? '';
  return /^\d+$/.test(selected) ? selected : undefined;
}

function searchTarget(said: URLSearchParams): string {
  const keywords = said.get('keywords')?.trim() ?? '';
  const location = said.get('location')?.trim() ?? '';
  const plain = !/[@?]/.test(keywords + location) && !/^\d+$/.test(keywords);
  const options = new URLSearchParams(plain ? {} : { keywords, location });
  for (const [name, value] of said) {
    if (name === 'keywords' || name === 'location' || value === '' || meaningless.test(name)) continue;
    // The place's number is for what its name may mean; where there is a name, it is the clearer one.
    if (name === 'geoId' && location) continue;
    const [option, text] = optionOf(name, value);
    options.set(option, text);
  }
  const written = options.toString().replaceAll('%2C', ',');
  const start = plain ? `${keywords}${location && `@${location}`}` : '';
  return written ? `${start}?${written}` : start;
}

function optionOf(name: string, value: string): [string, string] {
  if (name === 'f_TPR') return ['posted-within', value.replace(/^r/, '')];
  if (name === 'f_WT') return ['workplace', namesOf(name, value)];
  if (name === 'f_JT') return ['type', namesOf(name, value)];
  if (name === 'f_E') return ['experience', namesOf(name, value)];
  return [{ f_C: 'company', geoId: 'geo-id' }[name] ?? name, value];
}

function namesOf(name: 'f_WT' | 'f_JT' | 'f_E', value: string): string {
  return value
    .split(',')
    .map((code) => nameOfCode(name, code))
    .join(',');
}
