const trackingParameters = /^(?:utm_\w+|trk|trackingid|refid|ebp|gclid|fbclid|msclkid|mc_cid|mc_eid|igshid)$/i;

/**
 * An address without what was added to follow its reader (`utm_…`, `trk`, …) and without a fragment; LinkedIn's many addresses
 * of one posting become `https://www.linkedin.com/jobs/view/<id>`. What is no address comes back as it was: the schema says so.
 */
export function canonicalUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const key = linkedInKey(address);
  if (key) return `https://www.linkedin.com/jobs/view/${key}`;
  const url = new URL(address);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (trackingParameters.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** The number of a LinkedIn posting in any of its addresses: guest fragment, public page (with or without words before it), country host. */
export function linkedInKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  if (hostname !== 'linkedin.com' && !hostname.endsWith('.linkedin.com')) return undefined;
  return /^\/(?:jobs-guest\/jobs\/api\/jobPosting|jobs\/view)\/(?:[^/]*-)?(\d+)\/?$/.exec(pathname)?.[1];
}
