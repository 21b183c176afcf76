/** The page of a company without what follows its reader, on the one host that all of LinkedIn's country hosts mirror. */
export function companyUrlOf(href: string | undefined): { companyUrl?: string } {
  if (!href || !URL.canParse(href)) return {};
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol)) return {};
  if (url.hostname.endsWith('.linkedin.com')) url.hostname = 'www.linkedin.com';
  url.search = '';
  url.hash = '';
  return { companyUrl: url.href };
}
