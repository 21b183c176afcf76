import type { Posting } from '../posting.js';
import { type Evidence, evidenceOf, type Fact, type FactTexts } from './fact.js';
import type { City } from './places/cities.js';
import { foldName } from './places/fold.js';
import type { Gazetteer } from './places/gazetteer.js';
import { type Region, regionsByCode, regionsByName, widerRegions } from './places/regions.js';

export type Place = NonNullable<Posting['places']>[number];

/** Longer "locations" are texts that slipped into the wrong field. */
const longest = 120;
/** How work is done, not where. */
const workWords =
  /\b(?:100 ?% )?(?:fully )?(?:remote(?:ly)?|hybrid|on-?site|in[- ]office|in person|work from home|wfh|home[- ]?based|home[- ]?office|telework|flexible|virtual)(?: (?:first|work|eligible|ok|friendly|only|optional|possible))?\b/gi;
const areaWords =
  /^(?:greater|metro|metropolitan|the greater|central|downtown|inner|near|around|city of)\s+|\s+(?:metropolitan|metro)?(?:politan)?\s*(?:area|region|metroplex)$|\s+\d{1,2}$|\s+(?:city centre|metropolitan|metro|und umgebung|i okolica)$/gi;
/** "Sydney NSW 2000", "Austin TX 78701". */
const stateWithoutComma = /(?<=\p{Ll})\s+([A-Z]{2,3})(?:\s+\d{4,5})?(?=$|,)/u;
const ukPostcode = /\b(?:[A-Z]{1,2}\d[A-Z\d]?)(?:\s*\d[A-Z]{2})?$/;
const usZip = /\b\d{5}(?:-\d{4})?$/;
const europeanPostcode = /^(?:[A-Z]{1,2}-)?\d{4,5}\s+/;

/** Where the work is, read from the place as published (or the line of the text that names it); and where people of a remote job may live. */
export interface PlaceFacts {
  readonly places: readonly Fact<Place>[];
  readonly remoteRegions: readonly Fact<string>[];
}

/**
 * A city is one of the gazetteer, and its country is stated or is that of the one great city of the name; what is in doubt is left out.
 *
 * @param isRemote whether the job is done from anywhere: the places limit, then, where people live
 */
export function placeFacts(texts: FactTexts, gazetteer: Gazetteer, isRemote: boolean): PlaceFacts {
  const published = readLine(texts, 'location', 0, texts.location, gazetteer);
  const places = published.places.length > 0 ? published.places : statedPlaces(texts, gazetteer);
  if (!isRemote) return { places, remoteRegions: [] };
  const stated = [...published.wider, ...remoteLimits(texts, gazetteer)];
  const own = places.map(({ value, evidence }) => ({ value: regionName(value, evidence), evidence }));
  const all = published.places.length > 0 || stated.length === 0 ? [...own, ...published.wider] : stated;
  return { places, remoteRegions: unique(all.length > 0 ? all : stated) };
}

const unique = <Value>(facts: readonly Fact<Value>[]): Fact<Value>[] => [
  ...new Map(facts.map((fact) => [JSON.stringify(fact.value), fact])).values(),
];

function regionName({ city, region, country }: Place, evidence: Evidence): string {
  return city === undefined && region === undefined && country !== undefined ? country : evidence.words;
}

interface ReadLine {
  readonly places: readonly Fact<Place>[];
  readonly wider: readonly Fact<string>[];
}

const nothing: ReadLine = { places: [], wider: [] };

function readLine(
  texts: FactTexts,
  field: keyof FactTexts,
  start: number,
  line: string,
  gazetteer: Gazetteer,
): ReadLine {
  if (line === '' || line.length > longest) return nothing;
  const places: Fact<Place>[] = [];
  const wider: Fact<string>[] = [];
  for (const one of alternatives(line, gazetteer)) {
    const evidence = evidenceOf(texts, field, start + one.at, one.words.length);
    const plain = bare(one.words);
    if (widerRegions.test(plain)) wider.push({ value: plain, evidence });
    else {
      const value = readPlace(plain, gazetteer);
      if (value) places.push({ value, evidence });
    }
  }
  return { places: unique(places), wider };
}

const bare = (words: string): string =>
  words
    .replace(workWords, ' ')
    .replace(/[()[\]]/g, ' ')
    .replace(/^[\s,;:|/–-]+|[\s,;:|/–-]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(stateWithoutComma, (found, state: string) => (regionsByCode.has(state) ? `, ${state}` : found));

/** The places of a line: parted by signs, and countries in a row by commas. */
function alternatives(line: string, gazetteer: Gazetteer): { words: string; at: number }[] {
  const parts = split(line, /\s*(?:[;|•·]|\s\/\s|\s(?:or|oder|ili|und)\s|\s[-–—]\s)\s*/g);
  return parts.flatMap(({ words, at }) => {
    const pieces = split(words, /\s*(?:,|\band\b|&)\s*/g);
    const names = pieces.map((piece) => bare(piece.words));
    // "Georgia, United States" is one place.
    const hasState = names.some((name) => regionsByName.has(name.toLowerCase()));
    const isList = pieces.length > 1 && !hasState && names.every((name) => isWhole(name, gazetteer));
    return isList ? pieces.map((piece) => ({ words: piece.words, at: at + piece.at })) : [{ words, at }];
  });
}

/** A country or something wider, which needs nothing beside it. */
const isWhole = (name: string, gazetteer: Gazetteer): boolean =>
  widerRegions.test(name) || gazetteer.country(name) !== undefined || name === '';

function split(text: string, by: RegExp): { words: string; at: number }[] {
  const parts: { words: string; at: number }[] = [];
  let at = 0;
  for (const match of [...text.matchAll(by), undefined]) {
    const end = match?.index ?? text.length;
    if (end > at) parts.push({ words: text.slice(at, end), at });
    if (match) at = end + match[0].length;
  }
  return parts;
}

function readPlace(line: string, gazetteer: Gazetteer): Place | undefined {
  const postal = ukPostcode.exec(line)?.[0];
  const parts = line
    .split(/\s*,\s*/)
    .map((part) => part.replace(usZip, '').replace(europeanPostcode, '').trim())
    .filter(Boolean);
  if (parts.length === 0 || parts.length > 8) return undefined;
  const rest = [...parts];
  let country = countryAt(rest, gazetteer);
  if (country) rest.pop();
  const withPostcode = !country && postal !== undefined && !regionsByCode.has(postal);
  if (withPostcode) {
    const last = (rest.pop() ?? '').replace(ukPostcode, '').trim();
    if (last) rest.push(last);
  }
  const region = regionAt(rest, country, gazetteer);
  if (
    region &&
    (rest.length > 1 || country || gazetteer.cities(rest[0] ?? '').length === 0 || region.country === 'GB')
  ) {
    country ??= region.country;
    if (rest.at(-1)?.toUpperCase() !== undefined && (rest.length > 1 || isRegionName(rest[0] ?? ''))) rest.pop();
  }
  const wanted = { country: country ?? (withPostcode ? 'GB' : undefined), region, isStated: country !== undefined };
  const found = cityIn(rest, wanted, gazetteer);
  const place = {
    ...(found && { city: found.city }),
    ...(region && { region: region.name }),
    ...(!region &&
      rest.length > 1 &&
      found &&
      rest.length - 1 > found.at &&
      country && { region: rest[rest.length - 1] as string }),
    ...((wanted.country ?? found?.country) && { country: (wanted.country ?? found?.country) as string }),
  };
  return place.country === undefined && place.city === undefined ? undefined : place;
}

const isRegionName = (name: string): boolean => regionsByName.has(name.toLowerCase()) || regionsByCode.has(name);

function countryAt(parts: readonly string[], gazetteer: Gazetteer): string | undefined {
  const last = parts.at(-1) as string;
  const isStateToo =
    regionsByName.has(last.toLowerCase()) && !/^(?:england|scotland|wales|northern ireland)$/i.test(last);
  const country = gazetteer.country(last);
  if (parts.length > 1 && regionsByCode.has(last)) return undefined;
  if (isStateToo)
    return country !== undefined && isCityOf(parts.at(-2), country, last, gazetteer) ? country : undefined;
  if (country === undefined || (last.length <= 3 && last !== last.toUpperCase())) return undefined;
  // "Singapore" is a city and a country, "Mexico" a country and small towns.
  return country;
}

/** Whether a city lies in the country and in no state of that name: "Tbilisi, Georgia". */
function isCityOf(city: string | undefined, country: string, state: string, gazetteer: Gazetteer): boolean {
  const cities = city === undefined ? [] : gazetteer.cities(city);
  const states = regionsByName.get(state.toLowerCase()) ?? [];
  const isInState = cities.some((one) =>
    states.some((region) => region.country === one.country && region.code === one.adminCode),
  );
  return !isInState && cities.some((one) => one.country === country);
}

function regionAt(parts: readonly string[], country: string | undefined, gazetteer: Gazetteer): Region | undefined {
  const last = parts.at(-1);
  // "CA" alone may be California or Canada.
  if (last === undefined || (parts.length === 1 && country === undefined && regionsByCode.has(last))) return undefined;
  const all = [...(regionsByCode.get(last) ?? []), ...(regionsByName.get(last.toLowerCase()) ?? [])].filter(
    (one) => country === undefined || one.country === country,
  );
  if (all.length <= 1 || parts.length === 1) return all[0];
  const before = parts.slice(0, -1);
  return all.find((one) => cityIn(before, { country: one.country, region: one }, gazetteer)) ?? all[0];
}

interface Wanted {
  readonly country: string | undefined;
  readonly region: Region | undefined;
  /** Whether country or region are written beside it. */
  readonly isStated?: boolean;
}

/** The city that the parts name: the last one that the gazetteer knows there; what stands before it is a street or a building. */
function cityIn(
  parts: readonly string[],
  wanted: Wanted,
  gazetteer: Gazetteer,
): { city: string; country: string | undefined; at: number } | undefined {
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at] as string;
    // "Osasco, São Paulo" is not the great São Paulo: what stands before it is a town too small for the gazetteer.
    if (
      at === 1 &&
      parts.length === 2 &&
      wanted.region === undefined &&
      wanted.isStated &&
      looksLikeTown(parts[0] as string)
    )
      continue;
    for (const name of [part, part.replace(areaWords, '').trim()]) {
      const city = name && pick(gazetteer.cities(name), wanted, foldName(name));
      if (city) return { city: city.name, country: city.country, at };
    }
  }
  const [town] = parts;
  const isCertain = wanted.isStated && (parts.length === 2 || wanted.region?.country === 'US');
  return town && isCertain && parts.length <= 2 && looksLikeTown(town)
    ? { city: town, country: wanted.country, at: 0 }
    : undefined;
}

/** A name of a few words, no building, street or county. */
const looksLikeTown = (name: string): boolean =>
  /^\p{Lu}[\p{L}.’' -]{1,40}$/u.test(name) &&
  name.split(/\s+/).length <= 4 &&
  !/\b(?:area|region|county|district|province|state|metro\w*|greater|office|campus|hospital|street|road|avenue|multiple|various|several|nationwide|locations?|university|college|southern|northern|eastern|western|airport|department|team|remote|global)\b/i.test(
    name,
  ) &&
  !isRegionName(name);

function pick(cities: readonly City[], { country, region }: Wanted, name: string): City | undefined {
  if (country !== undefined) {
    return cities.find(
      (city) => city.country === country && (region?.code === undefined || city.adminCode === region.code),
    );
  }
  const [first, second] = cities;
  if (!first || name.length < 3) return undefined;
  const isGreat = first.population >= 100_000 && first.population >= 8 * (second?.population ?? 0);
  return isGreat ? first : undefined;
}

const labelled =
  /(?:^|\n)[ \t*•–-]{0,8}(?:job |work |office |primary |position )?(?:locations?|based in|place of work|arbeitsort|einsatzort|standort|ubicaci[oó]n|lugar de trabajo|localidade|lokacija|mjesto rada|miejsce pracy|lieu)\s*[:–-]\s*([^\n]{2,80})/gi;

/** Where the text has a line for it. */
function statedPlaces(texts: FactTexts, gazetteer: Gazetteer): readonly Fact<Place>[] {
  for (const match of texts.description.matchAll(labelled)) {
    const line = (match[1] as string).split(/\.\s|\.$|\(|\s{2,}/)[0] as string;
    const start = match.index + match[0].length - (match[1] as string).length;
    const { places } = readLine(texts, 'description', start, line, gazetteer);
    if (places.length > 0) return places;
  }
  return [];
}

const limits =
  /\b(?:remote(?:ly)?|work from (?:home|anywhere)|based|located|reside|residing|live|living|candidates?|applicants?)\s*(?:[-–:,(/]|\bin\b|\bfrom\b|\bwithin\b|\banywhere in\b|\bacross\b|\bonly\b)+\s*(?:the |anywhere in the |any(?:where)? (?:in|within) (?:the )?)?((?:U\.?S\.?A?\b|UK\b|EU\b|EMEA\b|LATAM\b|APAC\b|Europe\b|European Union\b|United States\b|United Kingdom\b|North America\b|Latin America\b|worldwide\b|\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)?)(?:(?:, | or | and |, and |\/)(?:U\.?S\.?A?\b|UK\b|EU\b|\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)?))*)/gu;

/** Countries and wider regions that the text limits remote work to. */
function remoteLimits(texts: FactTexts, gazetteer: Gazetteer): Fact<string>[] {
  for (const match of texts.description.matchAll(limits)) {
    const words = match[1] as string;
    const start = match.index + match[0].length - words.length;
    const facts = split(words, /\s*(?:, and |, | or | and |\/)\s*/g).flatMap((part) => {
      const name = part.words.replace(/\./g, '');
      const value = widerRegions.test(name) ? name : gazetteer.country(name);
      return value ? [{ value, evidence: evidenceOf(texts, 'description', start + part.at, part.words.length) }] : [];
    });
    if (facts.length > 0) return facts;
  }
  return [];
}
