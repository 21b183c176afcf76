/** Names in front of a domain under which its makers speak of themselves. */
const ownNames = new Set(['www', 'api', 'app', 'blog', 'developers', 'docs', 'help', 'jobs', 'resources', 'support']);

/** The company that a host is named after, `acme` of `acme.board.example`; undefined when it is none's, or the board's own. */
export function companyOfHost(hostname: string, domain: string): string | undefined {
  if (!hostname.endsWith(`.${domain}`)) return undefined;
  const name = hostname.slice(0, -domain.length - 1);
  return /^[\w-]+$/.test(name) && !ownNames.has(name) ? name : undefined;
}
