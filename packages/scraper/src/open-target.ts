import { JobSearchError } from '@jobsearch/postings';
import type { Source } from './source.js';
import { type AnySourceEntry, sourceEntries, sourceEntry } from './sources/index.js';

/** A source and what to ask it: ready to be crawled. */
export interface CrawlTarget {
  /** As one would name it: `greenhouse:acme`. */
  readonly name: string;
  readonly entry: AnySourceEntry;
  readonly source: Source<unknown, unknown>;
  readonly query: unknown;
}

/** Where the sources are asked, by their ids, instead of at home. */
export type BaseUrls = Readonly<Record<string, string | undefined>>;

/**
 * What a person means by `greenhouse:acme`, `remotive`, or the address of a careers page.
 *
 * @throws JobSearchError `USAGE` for a source that is not known (with those that are), an address that no source knows, or a target that
 *   makes no sense to its source.
 */
export function openTarget(text: string, baseUrls: BaseUrls = {}): CrawlTarget {
  const wanted = text.trim();
  if (/^https?:\/\//i.test(wanted)) return openAddress(wanted, baseUrls);
  const [, id = '', , target] = /^([^:]*)(:(.*))?$/s.exec(wanted) ?? [];
  const entry = sourceEntry(id.toLowerCase());
  if (!entry) throw new JobSearchError('USAGE', `there is no source "${id}": ${listSources()}`);
  if (entry.target && !target?.trim()) {
    const { what, example } = entry.target;
    throw new JobSearchError(
      'USAGE',
      `${entry.id} needs its ${what} behind a colon, for example "${entry.id}:${example}"`,
    );
  }
  if (!entry.target && target?.trim())
    throw new JobSearchError('USAGE', `${entry.id} takes nothing behind its name, and "${target}" was given`);
  return targetOf(entry, target?.trim() ?? '', baseUrls);
}

/** A source with a query of its own, as a configuration gives it. */
export function targetWithQuery(entry: AnySourceEntry, query: unknown, name: string, baseUrls: BaseUrls): CrawlTarget {
  return { name, entry, query, source: entry.create({ baseUrl: baseUrls[entry.id] }) };
}

function openAddress(address: string, baseUrls: BaseUrls): CrawlTarget {
  if (!URL.canParse(address)) throw new JobSearchError('USAGE', `"${address}" is no address`);
  const url = new URL(address);
  for (const entry of sourceEntries) {
    const target = entry.recognise?.(url);
    if (target !== undefined) return targetOf(entry, target, baseUrls);
  }
  throw new JobSearchError('USAGE', `no source knows ${address}: ${listSources()}`);
}

function targetOf(entry: AnySourceEntry, target: string, baseUrls: BaseUrls): CrawlTarget {
  const name = entry.target ? `${entry.id}:${target}` : entry.id;
  return targetWithQuery(entry, entry.parseTarget(target), name, baseUrls);
}

/** How each source is named. */
export function listSources(): string {
  const names = sourceEntries.map(({ id, target }) => (target ? `${id}:<${target.what}>` : id));
  return `there are ${names.join(', ')}; or paste the address of a careers page`;
}
