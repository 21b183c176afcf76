import type { SourceEntry } from '../source-entry.js';
import { linkedIn } from './linkedin/entry.js';

// biome-ignore lint/suspicious/noExplicitAny: each entry has a query and a context of its own; whoever opens one uses its own parts only
export type AnySourceEntry = SourceEntry<any, any>;

/** Every source, in the order in which help texts name them. */
export const sourceEntries: readonly AnySourceEntry[] = [linkedIn];

/** The entry with that id. */
export function sourceEntry(id: string): AnySourceEntry | undefined {
  return sourceEntries.find((entry) => entry.id === id);
}
