import type { SourceEntry } from '../source-entry.js';
import { arbeitnow } from './arbeitnow/entry.js';
import { ashby } from './ashby/entry.js';
import { greenhouse } from './greenhouse/entry.js';
import { hackerNews } from './hacker-news/entry.js';
import { himalayas } from './himalayas/entry.js';
import { jsonLd } from './json-ld/entry.js';
import { lever } from './lever/entry.js';
import { linkedIn } from './linkedin/entry.js';
import { personio } from './personio/entry.js';
import { recruitee } from './recruitee/entry.js';
import { remoteOk } from './remoteok/entry.js';
import { remotive } from './remotive/entry.js';
import { smartRecruiters } from './smartrecruiters/entry.js';
import { theMuse } from './the-muse/entry.js';
import { workable } from './workable/entry.js';
import { workday } from './workday/entry.js';

// biome-ignore lint/suspicious/noExplicitAny: each entry has a query and a context of its own; whoever opens one uses its own parts only
export type AnySourceEntry = SourceEntry<any, any>;

/** Every source, in the order in which help texts name them and addresses are shown to them: the one that takes any page comes last. */
export const sourceEntries: readonly AnySourceEntry[] = [
  greenhouse,
  lever,
  ashby,
  smartRecruiters,
  workable,
  recruitee,
  workday,
  personio,
  remotive,
  remoteOk,
  arbeitnow,
  himalayas,
  theMuse,
  hackerNews,
  linkedIn,
  jsonLd,
];

/** The entry with that id. */
export function sourceEntry(id: string): AnySourceEntry | undefined {
  return sourceEntries.find((entry) => entry.id === id);
}
