import type { Gazetteer } from '@jobsearch/postings';
import { type Point, pointOf } from '../geo.js';
import type { PostingHead } from '../posting-head.js';
import { remembered } from '../remembered.js';
import type { AskedPlace } from './constraint.js';
import { nameKey } from './query-text.js';

type Place = NonNullable<PostingHead['places']>[number];

/** A city that may be meant by a name. */
export interface NamedCity {
  readonly key: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; undefined where no posting says it. */
  readonly country: string | undefined;
  /** GeoNames' code of the state, where the gazetteer knows the city. */
  readonly adminCode?: string;
  readonly population: number;
  /** Where it is, where the gazetteer knows the city. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Postings there. */
  readonly count: number;
}

/** The places of a collection of postings, and those of the world. */
export interface PlaceNames {
  /** Those with most postings first, then the largest. */
  cities(name: string): readonly NamedCity[];
  /** ISO 3166-1 alpha-2. */
  country(name: string): string | undefined;
  /** How many postings are in a state, or a country. */
  count(place: AskedPlace): number;
  /** The same key for "Wien" and "Vienna". */
  cityKey(place: Place): string | undefined;
  regionKey(place: Place): string | undefined;
  /** Where a place is, as far as its city is known. */
  point(place: Place): Point | undefined;
  /** The key of a place that was not recognised. */
  locationKey(location: string): string;
  /** Single words that name cities with postings. */
  readonly words: ReadonlySet<string>;
}

/** Counts places of postings, each posting once a place. */
export function createPlaceNames(postings: readonly PostingHead[], gazetteer: Gazetteer): PlaceNames {
  const cityKey = remembered(({ city, country }: Place) => {
    if (city === undefined) return undefined;
    const found = gazetteer.cities(city).find((one) => country === undefined || one.country === country);
    return nameKey(found?.name ?? city);
  });
  const regionKey = remembered(({ region }: Place) => region && nameKey(region));
  const locationKey = remembered(nameKey);
  const cities = new Map<string, Map<string | undefined, { name: string; count: number }>>();
  const wider = new Map<string, number>();
  const words = new Set<string>();
  for (const { places = [] } of postings) {
    for (const place of places) {
      const key = cityKey(place);
      if (key !== undefined) {
        const own = cities.get(key) ?? new Map<string | undefined, { name: string; count: number }>();
        cities.set(key, own);
        const known = own.get(place.country);
        own.set(place.country, { name: known?.name ?? (place.city as string), count: (known?.count ?? 0) + 1 });
        for (const name of [key, nameKey(place.city as string)]) if (!name.includes(' ')) words.add(name);
      }
    }
    for (const name of new Set(places.flatMap(({ region, country }) => [region && regionId(region), country])))
      if (name) wider.set(name, (wider.get(name) ?? 0) + 1);
  }

  return {
    cities(name) {
      const found = new Map<string, NamedCity>();
      for (const one of gazetteer.cities(name)) {
        const key = nameKey(one.name);
        const count = cities.get(key)?.get(one.country)?.count ?? 0;
        const id = `${key}\n${one.country}\n${one.country === 'US' ? one.adminCode : ''}`;
        if (!found.has(id)) found.set(id, { key, ...one, count });
      }
      const key = nameKey(name);
      for (const [country, { name: own, count }] of cities.get(key) ?? []) {
        if (![...found.values()].some((one) => one.key === key && one.country === country))
          found.set(`${key}\n${country}`, { key, name: own, country, population: 0, count });
      }
      return [...found.values()].sort((a, b) => b.count - a.count || b.population - a.population);
    },
    country: (name) => gazetteer.country(name),
    count: ({ region, country }) => wider.get(region === undefined ? (country ?? '') : regionId(region)) ?? 0,
    cityKey,
    regionKey,
    point: remembered((place: Place) => pointOf(place, gazetteer)),
    locationKey,
    words,
  };
}

const regionId = (region: string): string => `region ${nameKey(region)}`;
