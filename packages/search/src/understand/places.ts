import { type Region, regionsByCode, regionsByName } from '@jobsearch/postings';
import { defaultKm } from '../filters/filters.js';
import type { AskedPlace, Constraint } from './constraint.js';
import type { NamedCity, PlaceNames } from './place-names.js';
import { type QueryText, type QueryWord, type Run, runsFrom, type Stretch } from './query-text.js';

export interface PlaceInput {
  readonly names: PlaceNames;
  /** How many postings have a word, wherever in them. */
  readonly frequency: (word: string) => number;
  /** Whether a stretch of the query names a skill, too ("Java"). */
  readonly isSkill: (start: number, end: number) => boolean;
}

/** Words in a name of a place. */
const most = 4;
/** A name is mainly a place where so many times as many postings have its words as are there: others speak of it, too. */
const spokenOf = 5;
/** Who looks for a great city means it, even where no posting is. */
const great = 100_000;
/** A city of so many people is meant by its name, wherever postings are there, however much others speak of it. */
const metropolis = 500_000;
/** A name without its country means the one that is so many times as large as the next. */
const muchLarger = 8;

const prepositions = new Set(['in', 'near', 'around', 'within', 'en', 'em', 'u', 'blizu', 'nahe']);
/** What ends a place that is a word, too: "in Reading for a year", but not "in nice places". */
const mayFollow = new Set([
  'for',
  'with',
  'and',
  'or',
  'as',
  'at',
  'near',
  'from',
  'to',
  'on',
  'area',
  'fur',
  'als',
  'za',
]);
/** What says nothing about the job. */
const emptyWords = new Set(['jobs', 'job', 'in', 'near', 'the', 'a', 'work', 'arbeit', 'posao']);

/**
 * "nurse London", "in Reading", "Austin, TX", "Hrvatska". Many names of places are words, or names of other things: one counts where the collection
 * has the words mainly for the place, or where the query says that it is one, by "in", by a comma, by its country, or by a capital letter at its end.
 */
export function readPlaces(query: QueryText, input: PlaceInput): Constraint[] {
  const found: Constraint[] = [];
  for (let from = 0; from < query.words.length; from++) {
    for (const run of runsFrom(query, from, most)) {
      const read = placeAt(query, run, input);
      if (!read) continue;
      found.push(read);
      break;
    }
  }
  return found;
}

function placeAt(query: QueryText, run: Run, input: PlaceInput): Constraint | undefined {
  const { text } = stretch(query, run);
  const cities = run.key.length < 3 ? [] : input.names.cities(text);
  const [city] = cities;
  const reach = city && reachBefore(query, run);
  const side = city && qualifierAfter(query, run.to, cities, input.names);
  if (side)
    return around(
      reach,
      side.city,
      constraint(stretch(query, { from: run.from, to: side.to }), ...qualifiedPlace(side)),
    );
  if (city && (reach?.isExact || isMeant(query, run, city, input)))
    return around(reach, city, constraint(stretch(query, run), ...cityPlace(city, cities)));
  return widerPlaceAt(query, run, input);
}

/** With its words, as they are typed. */
interface TypedStretch extends Stretch {
  readonly text: string;
}

function stretch({ text, words }: QueryText, { from, to }: Pick<Run, 'from' | 'to'>): TypedStretch {
  const start = (words[from] as QueryWord).start;
  const end = (words[to - 1] as QueryWord).end;
  return { start, end, text: text.slice(start, end) };
}

function constraint({ start, end }: TypedStretch, value: string, place: AskedPlace): Constraint {
  return { meaning: { kind: 'place', value, place }, start, end, isPure: false };
}

/** How far around a city. */
interface Reach {
  /** Where the words that say it begin. */
  readonly start: number;
  readonly said: string;
  readonly km: number;
  /** Whether it is told in miles or kilometres, which is said of places only. */
  readonly isExact: boolean;
}

const distance =
  /(?<![\p{L}\p{N}])(?:(?:within|up to|max\.?|maximum)\s+)?(\d{1,4})[\s-]*(k(?:m|ms|ilomet(?:er|re)s?)|mi|miles?)(?:\s+(?:of|from|around|to|radius(?:\s+(?:of|around|from))?|um|oko|od))?\s+$/iu;
const nearby = /(?<![\p{L}\p{N}])(?:near|around|close to|not far from|nahe|blizu)\s+$/iu;
const kmOfMile = 1.609344;

/** "Within 20 miles of", "30 km around", "near", before a city. */
function reachBefore({ text, words }: QueryText, { from }: Run): Reach | undefined {
  const before = text.slice(0, (words[from] as QueryWord).start);
  const told = distance.exec(before);
  const count = Number(told?.[1]);
  if (told && count > 0) {
    const isKm = told[2]?.toLowerCase().startsWith('k') ?? false;
    const unit = isKm ? 'km' : count === 1 ? 'mile' : 'miles';
    const said = `within ${count} ${unit} of`;
    return { start: told.index, said, km: isKm ? count : count * kmOfMile, isExact: true };
  }
  const near = nearby.exec(before);
  return near ? { start: near.index, said: 'near', km: defaultKm, isExact: false } : undefined;
}

/** The city with what is around it: that is said by facts alone, so that its words are not searched for. */
function around(reach: Reach | undefined, { latitude, longitude }: NamedCity, city: Constraint): Constraint {
  if (!reach || latitude === undefined || longitude === undefined || city.meaning.kind !== 'place') return city;
  const { value, place } = city.meaning;
  const meaning = {
    kind: 'place' as const,
    value: `${reach.said} ${value}`,
    place: { ...place, around: { latitude, longitude, km: reach.km } },
  };
  return { ...city, meaning, start: reach.start, isPure: true };
}

/** What stands behind a city's name and tells which one is meant. */
interface Qualifier {
  readonly to: number;
  /** With most postings, or the largest, of those of the name that lie there. */
  readonly city: NamedCity;
  readonly country: string;
  readonly region?: Region;
}

/** The country or state behind a city's name that has a city of that name. */
function qualifierAfter(
  query: QueryText,
  from: number,
  cities: readonly NamedCity[],
  names: PlaceNames,
): Qualifier | undefined {
  const gap = query.words[from]?.gap ?? '';
  if (!/^[\s,(/-]{1,3}$/.test(gap)) return undefined;
  for (const run of runsFrom(query, from, most)) {
    const { text } = stretch(query, run);
    const isCode = /[,(]/.test(gap) || text === text.toUpperCase() || run.to === query.words.length;
    const codes = isCode ? (regionsByCode.get(text.toUpperCase()) ?? []) : [];
    for (const region of [...codes, ...(regionsByName.get(text.toLowerCase()) ?? [])]) {
      const city = cities.find(
        (one) => one.country === region.country && (region.code === undefined || one.adminCode === region.code),
      );
      if (city) return { to: run.to, city, country: region.country, region };
    }
    const country = countryOf(text, names);
    const city = country === undefined ? undefined : cities.find((one) => one.country === country);
    if (country !== undefined && city) return { to: run.to, city, country };
  }
  return undefined;
}

/** A code of three letters is a word more often ("per", "can"). */
function countryOf(text: string, names: PlaceNames): string | undefined {
  const isName = text.length > 3 || /^(?:usa|uae|uk|us)$/i.test(text);
  return isName || (text.length === 3 && text === text.toUpperCase()) ? names.country(text) : undefined;
}

function qualifiedPlace({ city, country, region }: Qualifier): readonly [string, AskedPlace] {
  const value = [city.name, region?.name, country].filter(Boolean).join(', ');
  return [value, { city: city.key, country, ...(region && { region: region.name }) }];
}

/** The city with its country, unless another one of that name may be meant as well. */
function cityPlace(city: NamedCity, all: readonly NamedCity[]): readonly [string, AskedPlace] {
  const { key, name, country, count, population } = city;
  const others = all.filter((one) => one.country !== country);
  const isClear =
    count > 0
      ? others.every((one) => count >= muchLarger * one.count)
      : others.every((one) => population >= muchLarger * one.population);
  return isClear && country !== undefined ? [`${name}, ${country}`, { city: key, country }] : [name, { city: key }];
}

function isMeant(query: QueryText, run: Run, city: NamedCity, { frequency, isSkill }: PlaceInput): boolean {
  const { words } = query;
  const own = words.slice(run.from, run.to);
  const others = words.filter((_, i) => i < run.from || i >= run.to);
  const [{ gap }, next] = [own[0] as QueryWord, words[run.to]];
  const { start, end } = stretch(query, run);
  const isLarge = city.population >= great;
  const isPlace = city.count > 0 || isLarge;
  // "Orange County" is no city.
  if (!isPlace || next?.key === 'county') return false;
  if (run.from > 0 && gap.includes(',')) return true;
  if (isSkill(start, end)) return false;
  const used = Math.min(...own.map(({ key }) => frequency(key)));
  const isMainlyPlace =
    city.count > 0 ? used <= spokenOf * city.count + 3 || city.population >= metropolis : used === 0 && isLarge;
  const isClosed = next === undefined || next.gap.includes(',') || mayFollow.has(next.key);
  if (isAfterPreposition(query, run) && (isMainlyPlace || isClosed)) return true;
  const isNamed = own.every(({ isCapital }) => isCapital);
  const isBeside = others.some(({ key }) => !emptyWords.has(key));
  if (isMainlyPlace && (isBeside || isLarge || isNamed)) return true;
  return next === undefined && isNamed && !others.some(({ isCapital }) => isCapital);
}

/** Behind "in", or "in the". */
function isAfterPreposition({ words }: QueryText, { from }: Run): boolean {
  const before = words[from - 1]?.key === 'the' ? from - 2 : from - 1;
  const gaps = words.slice(before + 1, from + 1).map(({ gap }) => gap);
  return prepositions.has(words[before]?.key ?? '') && gaps.every((gap) => /^\s+$/.test(gap));
}

/** A country, or a state. */
function widerPlaceAt(query: QueryText, run: Run, { names, frequency, isSkill }: PlaceInput): Constraint | undefined {
  const { words } = query;
  const own = words.slice(run.from, run.to);
  const at = stretch(query, run);
  const isLast = run.to === words.length;
  const isSaid =
    isAfterPreposition(query, run) ||
    (run.from > 0 && (own[0] as QueryWord).gap.includes(',')) ||
    words[run.from - 1]?.key === 'remote';
  const isCapitals = at.text === at.text.toUpperCase();
  const country = countryOf(at.text, names);
  const [region] = regionsByName.get(at.text.toLowerCase()) ?? [];
  const places: readonly AskedPlace[] = [
    ...(region ? [{ region: region.name, country: region.country }] : []),
    ...(country !== undefined ? [{ country }] : []),
  ];
  const [place] = [...places].sort((a, b) => names.count(b) - names.count(a));
  if (place) {
    // "us" and "turkey" are words.
    const isCode = at.text.length <= 3 && !isCapitals && !/^(?:uk|usa|uae)$/i.test(at.text);
    const used = Math.min(...own.map(({ key }) => frequency(key)));
    const isWord = used > spokenOf * (names.count(place) + 3) && !(isLast && own.every(({ isCapital }) => isCapital));
    if (!isSaid && (isCode || isWord || isSkill(at.start, at.end))) return undefined;
    return constraint(at, place.region ?? countryName(place.country as string), place);
  }
  const [state] = own.length === 1 && isCapitals ? (regionsByCode.get(at.text) ?? []) : [];
  const others = words.filter((_, i) => i !== run.from).map(({ start, end }) => query.text.slice(start, end));
  const isWritten = isSaid || (isLast && others.some((word) => word !== word.toUpperCase()));
  if (!state || !isWritten || names.count({ region: state.name }) === 0) return undefined;
  return constraint(at, `${state.name}, ${state.country}`, { region: state.name, country: state.country });
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** Letters that are no region of that standard ("XK" is none yet) stay as they are. */
function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code;
}
