import type { Source } from './source.js';

/** What may be said when a source is made. */
export interface SourceOptions {
  /** Replaces {@link SourceEntry.home}, for tests and mirrors. */
  readonly baseUrl?: string | undefined;
}

/**
 * A source as people name it: `greenhouse:acme` is the entry with the id `greenhouse` and the target `acme`; a source that needs no
 * target is named by its id alone.
 */
export interface SourceEntry<Query, Context> {
  /** Lower-case letters, digits and "-": the part of a posting's id before the colon. */
  readonly id: string;
  /** As its makers write it, for example "Greenhouse". */
  readonly name: string;
  /** The http or https address that is asked when nobody says otherwise. */
  readonly home: string;
  /** What the target is, for help texts, with an example: `{ what: 'board token', example: 'acme' }`. Absent where there is none. */
  readonly target?: { readonly what: string; readonly example: string };
  /** One sentence on what its terms ask of whoever uses it, shown when it is first used. */
  readonly notice?: string;
  /** @throws JobSearchError `USAGE` naming the target and what one looks like. */
  parseTarget(target: string): Query;
  /** The target of a page that a person may paste (a careers page, one posting on it), or undefined when it is none of this source's. */
  recognise?(url: URL): string | undefined;
  create(options?: SourceOptions): Source<Query, Context>;
}
